import { View } from '@tarojs/components'
import type { Rule } from '@shared/api/assignment.api'
import { confirm } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { forWhom, toWhom } from './rule-words'

/** The rules, each with what takes it away. */
export const RuleList = ({ rules, busyWith, onDrop }: { rules: readonly Rule[], busyWith: string | null, onDrop: (ruleId: string) => void }) => {
  const drop = async (rule: Rule): Promise<void> => {
    if (await confirm({ title: '去掉这条规则？', text: `${forWhom(rule)}：已经结对的企业不动，以后来的不再按它结对。`, ok: '去掉', tone: 'danger' })) onDrop(rule.id)
  }
  return (
    <Card tight className="t-rules">
      {rules.map((rule) => (
        <View key={rule.id} className="admin-rule">
          <View className="ms-grow">
            <View className="admin-rule__for">{forWhom(rule)}</View>
            <View className="ms-small">{toWhom(rule)}</View>
          </View>
          <TextButton className="t-drop-rule" disabled={busyWith !== null} onPress={() => void drop(rule)}>去掉</TextButton>
        </View>
      ))}
    </Card>
  )
}
