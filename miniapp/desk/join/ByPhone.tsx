import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@/cloud/contract'
import { PhoneVerify } from '@/session/PhoneVerify'
import { usePrivacy } from '@/session/PrivacySheet'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'

export type Official = NonNullable<OutputOf<'directory.verifyPhone'>['official']>

/** The number in the register, verified by WeChat anew: one that was verified long ago may be somebody else's by now. */
export const ByPhone = ({ verified, onFound }: { verified: string | null, onFound: (official: Official) => void }) => {
  const privacy = usePrivacy()
  const [nobody, setNobody] = useState(false)
  return (
    <Card title="用登记的手机号">
      <View className="ms-small">管理员已经登记过您的手机号，验证以后就能认出您。</View>
      {verified === null ? null : <View className="ms-small">{`现在的手机号：${verified}`}</View>}
      <View className="msb-stack msb-gap">
        <PhoneVerify privacy={privacy} onVerified={(official) => (official === null ? setNobody(true) : onFound(official))}>验证手机号</PhoneVerify>
      </View>
      {nobody ? <View className="t-nobody"><Remark icon="info">这个手机号没有登记，或已经登录过。请管理员核对，或用邀请码。</Remark></View> : null}
      {privacy.sheet}
    </Card>
  )
}
