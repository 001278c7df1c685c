import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMutation } from '@/data/use-mutation'
import { Trouble } from '@/form/Trouble'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { TextField } from '@/ui/Field'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'

export type Named = { companyId: string } | { windowId: string } | { matterId: string }

const WORDS = {
  anew: { title: '换发一张新码', lead: '旧牌子马上不能再打开，扫了会提示换新。新码要重新做牌子、重新张贴。', submit: '换发', done: '已换发，旧牌子停用了' },
  stop: { title: '停用这张码', lead: '牌子马上不能再打开，也不发新的。以后可以再换发。', submit: '停用', done: '已停用' },
} as const
export type Way = keyof typeof WORDS
const [SHORTEST, LONGEST] = [2, 100]

/** Issuing a code anew, or taking it out of force: what follows from it, and why. `way` null: closed. */
export const ReissueSheet = ({ way, named, onClose, onDone }: { way: Way | null, named: Named, onClose: () => void, onDone: () => Promise<unknown> }) => {
  const { run, busy, error, reset } = useMutation()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  if (way === null) return null
  const { title, lead, submit, done } = WORDS[way]
  const close = (): void => {
    reset()
    setReason('')
    setProblem(undefined)
    onClose()
  }
  const send = async (): Promise<void> => {
    if (reason.trim().length < SHORTEST) return setProblem('请写明原因，两个字以上，例如：牌子丢了')
    const reply = await run('directory.reissueCode', (requestId) => ({ requestId, ...named, reason: reason.trim(), revokeOnly: way === 'stop' }))
    if (reply?.ok !== true) return
    close()
    toast(done)
    await onDone()
  }
  return (
    <Sheet
      open
      onClose={close}
      title={title}
      lead={lead}
      id="reissue-sheet"
      foot={<>{error === null ? null : <Trouble error={error} />}<PrimaryButton className="t-reissue-submit" busy={busy} busyText="正在办" onPress={() => void send()}>{submit}</PrimaryButton></>}
    >
      <View className="t-reissue-reason"><TextField id="reissue-reason" label="原因" placeholder="例如 牌子丢了" value={reason} max={LONGEST} error={problem} onChange={(value) => { setReason(value); setProblem(undefined) }} onConfirm={() => void send()} /></View>
      <Remark icon="info">谁在什么时候换的、为什么，会一直留在操作记录里</Remark>
    </Sheet>
  )
}
