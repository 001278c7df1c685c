import { useState } from 'react'
import type { InputOf } from '@shared/api'
import { askOnce } from '@/data/ask-once'
import { openFile } from '@/data/open-file'
import { toast } from '@/ui/feedback'
import { TextButton } from '@/ui/SmallButton'

type Written = 'import.returned' | 'import.template'

/** A sheet that is written when it is asked for. Where it cannot be opened its address is copied. */
export const Download = <A extends Written>({ word, className, action, input }: { word: string, className: string, action: A, input: InputOf<A> }) => {
  const [busy, setBusy] = useState(false)
  const press = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const reply = await askOnce<Written>(action, input)
    setBusy(false)
    if (!reply.ok) return toast(reply.error.message, 'bad')
    await openFile(reply.data)
  }
  return <TextButton icon="file" className={className} disabled={busy} onPress={() => void press()}>{busy ? '正在准备' : word}</TextButton>
}
