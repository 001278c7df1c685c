import { View } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { Pressable } from './Pressable'

export interface ActionRow {
  key: string
  icon: IconName
  title: string
  /** what it brings about: 计时暂停，补齐后继续 */
  consequence: string
  danger?: boolean
}

/** What can be done now, each with its consequence. Stands in a Sheet; the most usual act is the Sheet's main button instead. */
export const ActionList = ({ rows, onChoose }: { rows: readonly ActionRow[], onChoose: (key: string) => void }) => (
  <View>
    {rows.map((row) => (
      <Pressable
        key={row.key}
        id={`action-${row.key}`}
        className={`ms-action ${row.danger === true ? 'ms-action--danger' : ''}`}
        label={`${row.title}，${row.consequence}`}
        onPress={() => onChoose(row.key)}
      >
        <View className="ms-action__picture"><Icon name={row.icon} /></View>
        <View className="ms-grow">
          <View className="ms-action__title">{row.title}</View>
          <View className="ms-caption">{row.consequence}</View>
        </View>
        <View className="ms-item__go"><Icon name="chevron-right" /></View>
      </Pressable>
    ))}
  </View>
)
