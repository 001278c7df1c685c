import { View } from '@tarojs/components'
import { go } from '@/platform/navigate'
import { PhoneVerify } from '@/session/PhoneVerify'
import { usePrivacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { toast } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { useOffered } from '@/session/offered'

/** The masked phone, or the button that verifies one. */
export const PhoneCard = () => {
  const { me } = useSession()
  const privacy = usePrivacy()
  const offered = useOffered()('directory.verifyPhone')
  if (me === null) return null
  return (
    <Card className="t-phone">
      <View className="ms-between">
        <View>
          <View className="ms-small">手机号</View>
          <View className="ms-num">{me.phoneMasked ?? '还没有验证'}</View>
        </View>
        {me.phoneVerified ? <View className="msb-good"><Icon name="check-circle" /><View>已验证</View></View> : null}
      </View>
      {me.phoneVerified || !offered
        ? null
        : <View className="msb-stack msb-gap"><PhoneVerify privacy={privacy} onVerified={(official) => (official === null ? toast('手机号已验证') : void go('/desk/join/index', { ...official, unitName: official.unitName ?? '' }))}>验证手机号</PhoneVerify></View>}
      {privacy.sheet}
    </Card>
  )
}
