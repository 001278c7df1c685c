import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '@shared/api'
import { askOnce } from '@/data/ask-once'
import { useMutation } from '@/data/use-mutation'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'

type AskedList = InputOf<'export.begin'>['list']

/** How often it is looked how far a file is. */
const LOOK_MS = 1500

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const open = ({ url, name }: { url: string, name: string }): Promise<void> =>
  platform.openDocument(url, name).catch(() => platform.copy(url).then(() => toast('这里打不开。下载地址已复制，10 分钟内请在电脑浏览器里打开', 'plain'), () => toast('没有下载成，请再试一次', 'bad')))

/** Writes a list into a file and opens it. Closing the page stops nothing, but nobody opens that file: whoever comes back exports anew. */
export function useExport(): { begin: (list: AskedList) => Promise<void>, busy: boolean, rows: number | null } {
  const { run, busy: asking } = useMutation()
  const [rows, setRows] = useState<number | null>(null)
  const here = useRef(true)
  useEffect(() => () => {
    here.current = false
  }, [])

  const follow = async (exportId: string): Promise<void> => {
    // It may take longer than an answer is waited for: that is no failure of it.
    void askOnce('export.work', { exportId })
    while (here.current) {
      const reply = await askOnce('export.show', { exportId })
      if (!here.current) return
      if (reply.ok && reply.data.file !== null) return open(reply.data.file)
      if (reply.ok && reply.data.failure !== null) return toast(reply.data.failure.message, 'bad')
      if (!reply.ok && reply.error.code !== 'OFFLINE' && reply.error.code !== 'TIMEOUT') return toast(reply.error.message, 'bad')
      if (reply.ok) setRows(reply.data.rows)
      await pause(LOOK_MS)
    }
  }
  const begin = async (list: AskedList): Promise<void> => {
    if (rows !== null) return
    const reply = await run('export.begin', (requestId) => ({ requestId, list }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    setRows(0)
    await follow(reply.data.exportId)
    setRows(null)
  }
  return { begin, busy: asking || rows !== null, rows }
}
