import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMutation } from '@/data/use-mutation'
import { go } from '@/platform/navigate'
import type { CompanyLanding } from '@/session/company-landing'
import { PhoneVerify } from '@/session/PhoneVerify'
import { usePrivacy } from '@/session/PrivacySheet'
import { named } from '@/session/dress'
import { SealLine } from '@/session/SealLine'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { ErrorBlock, Remark } from '@/ui/States'
import { OfficerCard } from '../home/CompanyHome'
import { CompanyName } from '../home/CompanyName'
import { EndedLine } from '../home/EndedLine'
import { HomeTop, Motif } from '../home/HomeTop'

/** 是这家企业吗: bind by a phone that the register knows, or file as a stranger, marked as not verified. */
export const BindCompany = ({ landing, code, onBound }: { landing: CompanyLanding; code: string; onBound: () => Promise<void> }) => {
  const { me, signedIn, refresh, setIdentity } = useSession()
  const privacy = usePrivacy()
  const [busy, setBusy] = useState(false)
  const { run, error } = useMutation()
  const { company } = landing
  // Trying again with the same number fails again: then the way on comes first.
  const unknown = error?.code === 'BIND_PHONE_MISMATCH'

  const bind = async (): Promise<void> => {
    setBusy(true)
    const reply = await run('directory.bindCompany', () => ({ code }))
    if (reply?.ok === true) {
      await refresh()
      if (!reply.data.waiting) setIdentity(`company:${reply.data.companyId}`)
      toast(reply.data.waiting ? '已申请，等企业负责人同意' : `已绑定${reply.data.companyName}`)
      await onBound()
    }
    setBusy(false)
  }
  const asStranger = (): void => void go('/company/file/index', { code })

  return (
    <Page
      title={named('{product}')}
      landing
      foot={signedIn
        ? (
          <BottomBar column>
            {unknown ? <PrimaryButton className="t-file-stranger" onPress={asStranger}>先以“未核实”提一件</PrimaryButton> : null}
            {unknown ? null : me?.phoneVerified === true && error?.code !== 'BIND_PHONE_OLD'
              ? <PrimaryButton className="t-bind" busy={busy} busyText="正在核对" onPress={() => void bind()}>我是这家企业的人，绑定</PrimaryButton>
              : <PhoneVerify privacy={privacy} className="t-bind" onVerified={() => void bind()}>我是这家企业的人，验证手机号</PhoneVerify>}
            {unknown ? <SecondaryButton block className="t-other-ways" onPress={() => void go('/company/join/index', { code })}>用别的办法加入</SecondaryButton> : null}
            {unknown ? null : <SecondaryButton block className="t-file-stranger" onPress={asStranger}>不绑定，直接提一件</SecondaryButton>}
          </BottomBar>
          )
        : undefined}
    >
      <View className="msb-home t-not-bound">
        <Motif />
        <HomeTop><View className="msb-good t-code-valid"><Icon name="check-circle" /><View>企业码有效</View></View></HomeTop>
        <CompanyName name={company.name} />
        <View className="msb-sub msb-sub--beside">{company.areaName}</View>
        <View className="msb-home__gap" />
        {error === null ? null : <ErrorBlock title="没有绑定上" message={error.message} requestId={unknown ? '' : error.requestId} />}
        <EndedLine landing={landing} />
        <OfficerCard landing={landing} own={false} />
        <Card title="这是您的企业吗">
          <View className="msb-sub">用登记联系人的手机号核对一次，以后扫码就到家，能看到这家企业的全部诉求。</View>
          <View className="msb-sub msb-gap">不是这家企业的人也可以替它反映情况，会标为“未核实”，照样有人办。</View>
        </Card>
        {signedIn ? <Remark icon="lock">手机号只用来核对和联系，不会公开</Remark> : <Remark icon="user">请在微信里打开，登录后就可以绑定或提交诉求</Remark>}
        <SealLine />
      </View>
      {/* Beside the stacking context of the motif, not in it: there the foot of the page would cover the sheet. */}
      {privacy.sheet}
    </Page>
  )
}
