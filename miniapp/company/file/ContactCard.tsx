import { View } from '@tarojs/components'
import { useState } from 'react'
import { PhoneVerify } from '@/session/PhoneVerify'
import type { Privacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { TextField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import type { Filing } from './use-filing'

/** Who to ask back. The verified phone is used as it is; another one may be typed. Without a verified phone nothing can be filed. */
export const ContactCard = ({ filing, privacy }: { filing: Filing; privacy: Privacy }) => {
  const { me } = useSession()
  const { draft, change, problems } = filing
  const [other, setOther] = useState(draft.contactPhone !== '')
  const verified = me?.phoneVerified === true
  return (
    <Card title="联系人" className="t-contact">
      <View className="t-contact-name">
        <TextField id="contact-name" label="怎么称呼您" placeholder="例如 周禾" value={draft.contactName} max={20} error={problems.contactName} onChange={(contactName) => change({ contactName })} />
      </View>
      {verified && !other && draft.contactPhone === ''
        ? (
          <View className="ms-between msb-gap t-contact-phone">
            <View><View className="ms-small">联系电话</View><View className="ms-num">{me.phoneMasked ?? '已验证的手机号'}</View></View>
            <TextButton className="t-contact-other" onPress={() => setOther(true)}>换一个</TextButton>
          </View>
          )
        : null}
      {verified && (other || draft.contactPhone !== '')
        ? (
          <View className="t-contact-phone">
            <TextField id="contact-phone" type="digit" label="联系电话" hint="不填就用已验证的手机号" placeholder="手机号，或带区号的座机" value={draft.contactPhone} max={16} error={problems.contactPhone} onChange={(contactPhone) => change({ contactPhone })} />
          </View>
          )
        : null}
      {verified
        ? null
        : (
          <View className="msb-stack msb-gap">
            <Remark icon="phone">提交前要先验证一次手机号，只用来联系您</Remark>
            <PhoneVerify privacy={privacy} onVerified={() => undefined}>验证手机号</PhoneVerify>
          </View>
          )}
    </Card>
  )
}
