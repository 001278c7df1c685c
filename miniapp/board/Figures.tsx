import { View } from '@tarojs/components'
import type { BoardTab, Figure } from './board-words'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { Pressable } from '@/ui/Pressable'

/** The figures, each the tab of its table. */
export const Figures = ({ figures, current, onChange }: { figures: readonly Figure[], current: BoardTab, onChange: (tab: BoardTab) => void }) => (
  <View className="figures" {...aria({ role: 'tablist', label: '今天的情况' })}>
    {figures.map((figure) => (
      <Pressable
        key={figure.tab}
        role="tab"
        selected={figure.tab === current}
        className={`figure t-figure-${figure.tab} ${figure.tab === current ? 'figure--on' : ''}`}
        label={`${figure.word} ${figure.count} ${figure.say}`}
        onPress={() => onChange(figure.tab)}
      >
        <View className={`figure__word figure__word--${figure.tone}`}><Icon name={figure.icon} /><View>{figure.word}</View></View>
        <View className="figure__count ms-num">{figure.count}</View>
        <View className="ms-caption">{figure.say}</View>
      </Pressable>
    ))}
  </View>
)
