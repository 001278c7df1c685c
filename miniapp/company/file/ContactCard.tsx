import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { FormField } from '@/form/Form'
import type { FormRun } from '@/form/use-form'
import { PhoneVerify } from '@/session/PhoneVerify'
import type { Privacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import type { FilingFields } from './filing-form'

interface ContactProps {
  form: FormRun<FilingFields>
  privacy: Privacy
  member: boolean
  /** Below, in the same card. */
  children: ReactNode
}

/**
 * Who to ask back: one row once it is known, which opens to be changed. The verified phone is used as it is; a member may type another one.
 * Without a verified phone nothing can be filed.
 */
export const ContactCard = ({ form, privacy, member, children }: ContactProps) => {
  const { me } = useSession()
  const { name, phone } = form.values
  const verified = me?.phoneVerified === true
  const [open, setOpen] = useState(name.trim() === '' || phone !== '')
  const wrong = form.problems.name !== undefined || form.problems.phone !== undefined
  if (verified && !open && !wrong) {
    return (
      <Card className="t-contact">
        <View className="file-row t-contact-phone">
          <View className="file-row__key">联系人</View>
          <View className="ms-grow ms-num">{`${name} ${me.phoneMasked ?? '已验证的手机号'}`}</View>
          <TextButton className="t-contact-change" onPress={() => setOpen(true)}>修改</TextButton>
        </View>
        {children}
      </Card>
    )
  }
  return (
    <Card title="联系人" className="t-contact">
      <FormField form={form} prefix="contact" name="name" />
      {verified ? <VerifiedPhone form={form} member={member} masked={me.phoneMasked} /> : <VerifyFirst privacy={privacy} />}
      {children}
    </Card>
  )
}

const VerifiedPhone = ({ form, member, masked }: { form: FormRun<FilingFields>, member: boolean, masked: string | null }) => {
  const [other, setOther] = useState(form.values.phone !== '')
  // Whatever stands in it is shown: it is what would be sent.
  if (other || form.values.phone !== '') return <FormField form={form} prefix="contact" name="phone" hint="不填就用已验证的手机号" />
  return (
    <View className="ms-between msb-gap t-contact-phone">
      <View><View className="ms-small">联系电话</View><View className="ms-num">{masked ?? '已验证的手机号'}</View></View>
      {member ? <TextButton className="t-contact-other" onPress={() => setOther(true)}>换一个</TextButton> : null}
    </View>
  )
}

const VerifyFirst = ({ privacy }: { privacy: Privacy }) => (
  <View id="verify-phone" className="msb-stack msb-gap">
    <Remark icon="phone">提交前要先验证一次手机号，只用来联系您</Remark>
    <PhoneVerify privacy={privacy} onVerified={() => undefined}>验证手机号</PhoneVerify>
  </View>
)
