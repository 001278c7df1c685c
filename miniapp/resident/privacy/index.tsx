import { View } from '@tarojs/components'
import { useMutation } from '@/data/use-mutation'
import { platform } from '@/platform/platform'
import { named } from '@/session/dress'
import { presentInstant } from '@/session/now'
import { amendMe } from '@/session/store'
import { useSession } from '@/session/use-session'
import { pastWords } from '@/words/time'
import { BottomBar } from '@/ui/Bars'
import { SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { AgreeButton } from '@/ui/PhoneButton'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { useOffered } from '@/session/offered'
import { GUIDE, GUIDE_VERSION } from './guide'
import '../../pages/pages.scss'

/** The whole guide, and the two answers. Either can be given at any time and changed later. */
export default function PrivacyPage() {
  const { me } = useSession()
  const { run, busy } = useMutation()
  const hotline = me?.hotline ?? ''
  const offered = useOffered()('directory.agreePrivacy')

  const answer = async (agreed: boolean): Promise<void> => {
    const reply = await run('directory.agreePrivacy', () => ({ agreed }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    amendMe({ privacyAgreed: reply.data.privacyAgreed, privacyAgreedAt: reply.data.privacyAgreed ? presentInstant() : null })
    toast(reply.data.privacyAgreed ? '已同意，可以使用手机号和照片了' : '已记下，不再使用手机号和照片')
  }
  return (
    <Page
      title="隐私保护指引"
      foot={me === null || me.privacyAgreed || !offered
        ? undefined
        : (
          <BottomBar>
            <SecondaryButton className="t-privacy-refuse" disabled={busy} onPress={() => void answer(false)}>不同意</SecondaryButton>
            <AgreeButton className="t-privacy-agree" busy={busy} onAgree={() => void answer(true)}>同意</AgreeButton>
          </BottomBar>
          )}
    >
      <View className="msb-head">
        <View className="ms-title">{named('{product}隐私保护指引')}</View>
        <View className="ms-caption">{GUIDE_VERSION}</View>
      </View>
      {me === null ? null : <Remark icon={me.privacyAgreed ? 'check-circle' : 'info'} tone={me.privacyAgreed ? 'good' : 'plain'}>{me.privacyAgreed ? `您已经同意本指引${me.privacyAgreedAt ? `（${pastWords(presentInstant(), me.privacyAgreedAt)}）` : ''}` : '您还没有同意，不影响扫码、看进度和评价'}</Remark>}
      <View className="msb-gap t-privacy-guide">
        {GUIDE.map((section) => (
          <Card key={section.title} title={section.title}>
            {section.paragraphs.map((paragraph) => <View key={paragraph} className="msb-paragraph">{named(paragraph)}</View>)}
          </Card>
        ))}
        {hotline === ''
          ? null
          : (
            <Card title="怎么联系我们">
              <View className="msb-paragraph">对个人信息有疑问、要更正或删除，请打咨询电话。</View>
              <TextButton icon="phone" className="t-hotline" label={`拨打咨询电话 ${hotline}`} onPress={() => platform.callPhone(hotline)}>{hotline}</TextButton>
            </Card>
            )}
        {me?.privacyAgreed && offered ? <View className="msb-centre"><TextButton tone="quiet" className="t-privacy-refuse" disabled={busy} onPress={() => void answer(false)}>撤回同意</TextButton></View> : null}
        {process.env.TARO_ENV === 'weapp' ? <TextButton go onPress={() => platform.openPrivacyContract()}>在微信里看平台登记的指引</TextButton> : null}
      </View>
    </Page>
  )
}
