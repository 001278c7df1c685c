import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '@shared/api'
import { askOnce } from '@/data/ask-once'
import { openFile } from '@/data/open-file'
import { useMutation } from '@/data/use-mutation'
import { pause } from '@/platform/pause'
import { toast } from '@/ui/feedback'

/** A list that can be written into a file, as its page asks for it. */
export type ExportedAsk = InputOf<'export.begin'>['list']

/** How often it is looked how far a file is. */
const LOOK_MS = 1500

/** Writes a list into a file and opens it. Closing the page stops nothing: the file stands under 导出记录. `rows`: written so far, null when nothing is being written. */
export function useExport(): { begin: (list: ExportedAsk) => Promise<void>, busy: boolean, rows: number | null } {
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
      if (reply.ok && reply.data.file !== null) return openFile(reply.data.file)
      if (reply.ok && reply.data.failure !== null) return toast(reply.data.failure.message, 'bad')
      if (!reply.ok && reply.error.code !== 'OFFLINE' && reply.error.code !== 'TIMEOUT') return toast(reply.error.message, 'bad')
      if (reply.ok) setRows(reply.data.rows)
      await pause(LOOK_MS)
    }
  }
  const begin = async (list: ExportedAsk): Promise<void> => {
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
