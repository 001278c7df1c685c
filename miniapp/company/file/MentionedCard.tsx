import { View } from '@tarojs/components'
import type { SubjectView } from '@shared/api/directory-views'
import { aria } from '@/ui/aria'
import { SecondaryButton } from '@/ui/Button'
import { mentionQuestion, pronounOf, subjectName } from './subject-words'

export const MENTIONED = 'mentioned'

/** 文字里提到了 钱督，要绕开他吗？ Both answers stand side by side, and neither is chosen beforehand. */
export const MentionedCard = ({ subject, onRound, onNot }: { subject: SubjectView; onRound: () => void; onNot: () => void }) => (
  <View id={MENTIONED} className="ms-card t-mentioned" {...aria({ role: 'group', label: mentionQuestion(subject) })}>
    <View {...aria({ role: 'alert', live: 'polite' })}>{mentionQuestion(subject)}</View>
    <View className="msb-gap">
      <SecondaryButton block className="t-go-round" label={`绕开${subjectName(subject)}`} onPress={onRound}>{`绕开${pronounOf(subject)}`}</SecondaryButton>
      <View className="msb-gap">
        <SecondaryButton block className="t-not-him" label={`不是${subjectName(subject)}`} onPress={onNot}>{`不是${pronounOf(subject)}`}</SecondaryButton>
      </View>
    </View>
  </View>
)
