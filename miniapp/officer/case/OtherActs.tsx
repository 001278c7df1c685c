import { View } from '@tarojs/components'
import type { CaseAct } from '@shared/case/lifecycle'
import { ACT_WORDS, type PersonAct } from '@/words/acts'
import { ActionList } from '@/ui/ActionList'
import { PrimaryButton } from '@/ui/Button'
import { moreActs } from './buttons'

/** Whether there is anything besides the main button. */
export const hasOtherActs = (actions: readonly CaseAct[]): boolean => actions.includes('answer') || moreActs(actions).length > 0

/** Everything else that can be done right now, each with its consequence; 办结并答复 has the one solid button. */
export const OtherActs = ({ actions, onChoose }: { actions: readonly CaseAct[], onChoose: (act: PersonAct) => void }) => (
  <View className="other-acts t-acts">
    <ActionList
      rows={moreActs(actions).map((act) => ({ key: act, icon: ACT_WORDS[act].icon, title: ACT_WORDS[act].row, consequence: ACT_WORDS[act].consequence }))}
      onChoose={(key) => onChoose(key as PersonAct)}
    />
    {actions.includes('answer')
      ? (
        <View className="other-acts__answer">
          <PrimaryButton className="t-act-answer" icon="check-ring" onPress={() => onChoose('answer')}>{ACT_WORDS.answer.row}</PrimaryButton>
        </View>
        )
      : null}
  </View>
)
