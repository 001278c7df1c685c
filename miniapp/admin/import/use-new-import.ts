import { useState } from 'react'
import type { ReplyError } from '@shared/api'
import type { ImportKind } from '@shared/register/import'
import { SHEETS } from '@shared/register/sheets'
import { useMutation } from '@/data/use-mutation'
import type { LocalFile } from '@/platform/contract'
import { replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { ENDINGS, faultOf, sendSheet } from './send-sheet'

/** An import that is being begun: of what, its file, what is told with it, and how far it has been sent. */
export function useNewImport(areaId: string | null, first: ImportKind) {
  const [kind, setKind] = useState(first)
  const [file, setFile] = useState<LocalFile | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [source, setSource] = useState('')
  const [closeAbsent, setCloseAbsent] = useState(false)
  /** 0..100 while it is sent; null otherwise. */
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<ReplyError | null>(null)
  /** It has been sent: another tap only begins its reading. */
  const [sent, setSent] = useState<string | null>(null)
  const { run } = useMutation()

  const choose = async (): Promise<void> => {
    const chosen = await platform.chooseDocuments(1, ENDINGS).catch(() => toast('打不开文件。请换一个再试。', 'bad'))
    const [one] = chosen ?? []
    if (one === undefined) return
    const wrong = faultOf(one)
    setFault(wrong)
    setFile(wrong === null ? one : null)
    setSent(null)
    setError(null)
  }
  const begin = async (): Promise<void> => {
    if (file === null) return choose()
    if (areaId === null) return
    setError(null)
    setPercent(0)
    const reply = sent === null ? await sendSheet(file, { areaId, kind, source: source.trim() }, setPercent) : { ok: true as const, data: { importId: sent } }
    if (reply.ok) {
      const { importId } = reply.data
      setSent(importId)
      const read = await run('import.read', (requestId) => ({ requestId, importId, closeAbsent: closeAbsent && SHEETS[kind].absent !== null }), `read ${importId}`)
      if (read?.ok === true) return replace('/admin/import/index', { id: importId })
      if (read !== null) setError(read.error)
    } else setError(reply.error)
    setPercent(null)
  }
  const tell = (words: string): void => {
    setSource(words)
    // The name of the source goes with the file.
    setSent(null)
  }
  const become = (other: ImportKind): void => {
    setKind(other)
    setSent(null)
    setError(null)
  }
  return { kind, become, file, fault, source, tell, closeAbsent, setCloseAbsent, percent, error, choose, begin }
}
