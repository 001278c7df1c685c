import { useCallback, useMemo, useRef, useState } from 'react'
import { mayRetry, uploadFile } from '@/cloud/upload'
import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { faultWords, mayBeSentAgain } from './file-faults'

/** A photo or file on its way to a case. */
export interface Attachment {
  key: string
  kind: 'photo' | 'document'
  name: string
  /** bytes; 0 when it comes from a draft */
  size: number
  /** what can be shown on this device; '' when it comes from a draft of an earlier visit */
  path: string
  state: 'sending' | 'failed' | 'done'
  percent: number
  fileId: string
  /** Why it was refused with the form it was sent in; '' when it was not. */
  fault: string
  /** It can only be taken out: it lies on this device no more, or is never taken. */
  lost: boolean
}

/** What a draft keeps of an uploaded file. */
export interface KeptFile {
  fileId: string
  name: string
  kind: 'photo' | 'document'
}

export interface Attachments {
  items: Attachment[]
  /** Lets the person choose; uploads at once. Nothing happens when `allow` says no. */
  add: (kind: Attachment['kind']) => Promise<void>
  remove: (key: string) => void
  retry: (key: string) => void
  /** Replaces everything by files uploaded earlier (a draft). */
  restore: (files: readonly KeptFile[]) => void
  clear: () => void
  /** Marks files that were refused with the form: each by its id and the code of the refusal. The others stay as they are. */
  blame: (codes: ReadonlyMap<string, string>) => void
  /** Uploaded: what an action takes. */
  files: { fileId: string; name: string }[]
  kept: KeptFile[]
  sending: number
  failed: number
  /** What has to be waited for or mended before the form can be sent; null when nothing is. */
  inTheWay: string | null
  /** Why what was chosen last could not be taken: a sentence a file. */
  refused: readonly string[]
}

export const MAX_FILES = 9
/** The contract's limit of a name, in characters; its end says what the file is. */
const NAME_MAX = 120

const fromDraft = (file: KeptFile): Attachment => ({ ...file, key: file.fileId, size: 0, path: '', state: 'done', percent: 100, fault: '', lost: false })

/** Photos and files of one form: each is sent when it is chosen, so that submitting the form is quick and a draft loses nothing. */
export function useAttachments(allow: () => Promise<boolean>): Attachments {
  const [items, setItems] = useState<Attachment[]>([])
  const [refused, setRefused] = useState<readonly string[]>([])
  const sources = useRef(new Map<string, LocalFile>())
  const drawn = useRef(0)

  const amend = useCallback((key: string, change: Partial<Attachment>) => {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...change } : item)))
  }, [])

  const send = useCallback(async (key: string, file: LocalFile) => {
    amend(key, { state: 'sending', percent: 0, fault: '' })
    const reply = await uploadFile(file, (percent) => amend(key, { percent }))
    if (reply.ok) return amend(key, { ...reply.data, state: 'done', percent: 100 })
    if (mayRetry(reply.error.code)) {
      amend(key, { state: 'failed' })
      return toast(reply.error.message, 'bad')
    }
    // Nothing that is done to such a file makes it one that can be sent: it must not stand in the way of the form.
    setItems((before) => before.filter((item) => item.key !== key))
    setRefused((before) => [...before, `“${file.name}”${reply.error.message}`])
  }, [amend])

  const add = async (kind: Attachment['kind']): Promise<void> => {
    const room = MAX_FILES - items.length
    if (room <= 0) return toast(`最多可以放 ${MAX_FILES} 个`, 'plain')
    if (!(await allow())) return
    const chosen = await choose(kind, room)
    setRefused([])
    for (const picked of chosen) {
      const file = { ...picked, name: [...picked.name].slice(-NAME_MAX).join('') }
      const key = `local-${drawn.current++}`
      sources.current.set(key, file)
      setItems((before) => [...before, { key, kind, name: file.name, size: file.size, path: file.path, state: 'sending', percent: 0, fileId: '', fault: '', lost: false }])
      void send(key, file)
    }
  }

  const retry = (key: string): void => {
    const source = sources.current.get(key)
    if (source !== undefined) void send(key, source)
  }

  const blame = (codes: ReadonlyMap<string, string>): void => setItems((before) => before.map((item): Attachment => {
    const code = codes.get(item.fileId)
    if (code === undefined) return item
    const again = mayBeSentAgain(code) && sources.current.has(item.key)
    return { ...item, state: 'failed', fault: faultWords(code, again), lost: !again }
  }))

  return useMemo(() => {
    const done = items.filter(({ state }) => state === 'done')
    const sending = items.filter(({ state }) => state === 'sending').length
    const failed = items.filter(({ state }) => state === 'failed').length
    return {
      items, add, retry, refused, blame, sending, failed,
      inTheWay: sending > 0 ? '等附件传完' : failed > 0 ? '有附件没传上' : null,
      remove: (key: string) => setItems((before) => before.filter((item) => item.key !== key)),
      restore: (files: readonly KeptFile[]) => setItems(files.map(fromDraft)),
      clear: () => setItems([]),
      files: done.map(({ fileId, name }) => ({ fileId, name })),
      kept: done.map(({ fileId, name, kind }) => ({ fileId, name, kind })),
    }
    // add, retry and send close over nothing that outlives `items`.
  }, [items, refused])
}

async function choose(kind: Attachment['kind'], room: number): Promise<LocalFile[]> {
  try {
    return kind === 'photo' ? await platform.chooseImages(room) : await platform.chooseDocuments(room)
  } catch {
    toast(kind === 'photo' ? '打不开相册。请在手机设置里允许使用照片。' : '打不开文件。请换一个再试。', 'bad')
    return []
  }
}
