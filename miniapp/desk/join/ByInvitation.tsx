import { View } from '@tarojs/components'
import { useState } from 'react'
import { readInvitation } from '@shared/register/invitation'
import { INVITATION_CODE } from '@shared/register/invitation-code'
import { platform } from '@/platform/platform'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { TextField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'

const WRONG = '邀请码是 20 位字母和数字，请对照再输一次'

/** A token typed, pasted or scanned. It is held against its shape here, against the register by the server. */
export const ByInvitation = ({ start, verified, busy, onSend }: { start: string, verified: boolean, busy: boolean, onSend: (invitation: string) => void }) => {
  const [typed, setTyped] = useState(start)
  const [wrong, setWrong] = useState(false)
  const scan = async (): Promise<void> => {
    try {
      const scene = await platform.scanCode()
      if (scene !== null) setTyped(scene.startsWith(INVITATION_CODE) ? scene.slice(INVITATION_CODE.length) : scene)
    } catch {
      toast('这台设备不能扫码，请输入邀请码', 'plain')
    }
  }
  const send = (): void => {
    const token = readInvitation(typed)
    setWrong(token === null)
    if (token !== null) onSend(token)
  }
  return (
    <Card title="用邀请码">
      <TextField id="join-invitation" label="管理员给您的邀请码" value={typed} max={60} placeholder="例如 7K3M-9QXD-…" error={wrong ? WRONG : undefined} onChange={(text) => { setTyped(text); setWrong(false) }} />
      {verified ? null : <Remark icon="info">用邀请码也要先验证手机号，请先点上面的按钮。</Remark>}
      <View className="msb-stack msb-gap">
        <PrimaryButton className="t-join" busy={busy} busyText="正在登录" disabled={!verified} onPress={send}>用邀请码登录</PrimaryButton>
        <TextButton icon="scan" className="t-scan-invitation" onPress={() => void scan()}>扫邀请码</TextButton>
      </View>
    </Card>
  )
}
