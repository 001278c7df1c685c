import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'

export type Tone = 'blue' | 'green' | 'amber' | 'red' | 'still'

/** A status: picture, word, colour. One in a row of things. */
export const Pill = ({ tone, icon, children }: { tone: Tone, icon: IconName, children: string }) => (
  <View className={`ms-pill ms-pill--${tone}`}><Icon name={icon} /><View>{children}</View></View>
)

export type LightTone = 'ample' | 'soon' | 'overdue' | 'paused'

const LIGHTS = {
  ample: { tone: 'green', icon: 'check-circle', word: '充足' },
  soon: { tone: 'amber', icon: 'alert-triangle', word: '快到期' },
  overdue: { tone: 'red', icon: 'octagon-x', word: '已超期' },
  paused: { tone: 'still', icon: 'pause-square', word: '已暂停' },
} as const

/** 期限灯: shape, word, and what is left (`detail`: 剩 40 分钟). `pill` draws it as a Pill: 时间充足. */
export const Light = ({ tone, detail, word, pill = false }: { tone: LightTone, detail?: string, word?: string, pill?: boolean }) => {
  const light = LIGHTS[tone]
  if (pill) return <Pill tone={light.tone} icon={light.icon}>{word ?? light.word}</Pill>
  return (
    <View className={`ms-light ms-light--${light.tone}`}>
      <Icon name={light.icon} />
      <View className="ms-light__word">{word ?? light.word}</View>
      {detail === undefined ? null : <View className="ms-num">{detail}</View>}
    </View>
  )
}

/** How much of the time is used. `ticks` (percent) only for those who work on it; `label` says it in words. */
export const DueBar = ({ tone, used, ticks = [], label }: { tone: LightTone, used: number, ticks?: number[], label: string }) => (
  <View className={`ms-due ms-due--${LIGHTS[tone].tone}`} {...aria({ role: 'img', label })}>
    <View className="ms-due__used" style={{ width: `${Math.min(100, Math.max(0, used))}%` }} />
    {ticks.map((at) => <View key={at} className="ms-due__tick" style={{ left: `${at}%` }} />)}
  </View>
)

/** A picture in a tinted circle, at the head of a message. */
export const RoundIcon = ({ tone, icon, unread = false }: { tone: Tone, icon: IconName, unread?: boolean }) => (
  <View className={`ms-round ms-round--${tone}`}>
    <Icon name={icon} />
    {unread ? <View className="ms-dot" /> : null}
  </View>
)
