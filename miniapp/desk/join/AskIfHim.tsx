import { View } from '@tarojs/components'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import type { Official } from './ByPhone'

/** Whose phone this is in the register: he says so himself before anything is his. */
export const AskIfHim = ({ official: { name, unitName }, busy, onYes, onNo }: { official: Official, busy: boolean, onYes: () => void, onNo: () => void }) => (
  <Card className="t-ask-if-him">
    <View className="ms-title">{`您是${unitName === null ? '' : ` ${unitName}`} ${name} 吗？`}</View>
    <View className="ms-small">确认以后，您就能看到并办理分给他的诉求。不是您，请不要确认。</View>
    <View className="msb-stack msb-gap">
      <PrimaryButton className="t-yes" busy={busy} busyText="正在登录" onPress={onYes}>是我</PrimaryButton>
      <TextButton className="t-no" disabled={busy} onPress={onNo}>不是我</TextButton>
    </View>
  </Card>
)
