import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface Fact {
  key: string
  value: ReactNode
  /** TextButton or IconButton at the end */
  action?: ReactNode
}

/** Names and values: 联系人 周禾. Stands in a tight Card. */
export const DefinitionList = ({ facts }: { facts: readonly Fact[] }) => (
  <View className="ms-facts">
    {facts.map((fact) => (
      <View key={fact.key} className="ms-facts__row">
        <View className="ms-facts__key">{fact.key}</View>
        <View className="ms-facts__value ms-num">{fact.value}</View>
        {fact.action === undefined ? null : <View className="ms-facts__action">{fact.action}</View>}
      </View>
    ))}
  </View>
)
