import { useState } from 'react'
import { askOnce } from '@/data/ask-once'
import { openFile } from '@/data/open-file'
import { toast } from '@/ui/feedback'
import { TextButton } from '@/ui/SmallButton'

/** The same sheet back, with the reason beside each row that was not taken. Where it cannot be opened its address is copied. */
export const Returned = ({ importId }: { importId: string }) => {
  const [busy, setBusy] = useState(false)
  const press = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const reply = await askOnce('import.returned', { importId })
    setBusy(false)
    if (!reply.ok) return toast(reply.error.message, 'bad')
    await openFile(reply.data)
  }
  return <TextButton icon="file" className="t-returned" disabled={busy} onPress={() => void press()}>{busy ? '正在准备' : '下载有原因的原表'}</TextButton>
}
