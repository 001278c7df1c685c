import { View } from '@tarojs/components'
import { useState } from 'react'
import { FormField } from '@/form/Form'
import type { FormRun } from '@/form/use-form'
import { PhoneVerify } from '@/session/PhoneVerify'
import type { Privacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import type { FilingFields } from './filing-form'

/** Who to ask back. The verified phone is used as it is; a member may type another one. Without a verified phone nothing can be filed. */
export const ContactCard = ({ form, privacy, member }: { form: FormRun<FilingFields>; privacy: Privacy; member: boolean }) => {
  const { me } = useSession()
  const { phone } = form.values
  const [other, setOther] = useState(phone !== '')
  const verified = me?.phoneVerified === true
  return (
    <Card title="联系人" className="t-contact">
      <FormField form={form} prefix="contact" name="name" />
      {verified && !other && phone === ''
        ? (
          <View className="ms-between msb-gap t-contact-phone">
            <View><View className="ms-small">联系电话</View><View className="ms-num">{me.phoneMasked ?? '已验证的手机号'}</View></View>
            {member ? <TextButton className="t-contact-other" onPress={() => setOther(true)}>换一个</TextButton> : null}
          </View>
          )
        : null}
      {verified && (other || phone !== '') ? <FormField form={form} prefix="contact" name="phone" hint="不填就用已验证的手机号" /> : null}
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
