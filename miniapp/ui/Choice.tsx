import { View } from '@tarojs/components'
import { aria } from './aria'
import { shownCount } from './count'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'
import { keyboard } from './keyboard'
import { Pressable } from './Pressable'

export interface Option<V extends string> {
  value: V
  word: string
}

interface ChipsBase<V extends string> {
  /** What is asked; read aloud for the group. */
  label: string
  options: readonly Option<V>[]
  /** Equal columns; without it each chip is as wide as its word. Elder mode makes 3 into 2. */
  columns?: 2 | 3
  id?: string
}

/** One of several, all visible. `value` null = none yet. */
export const Chips = <V extends string>({ label, options, value, onChange, columns, id }: ChipsBase<V> & {
  value: V | null
  onChange: (value: V) => void
}) => (
  <View {...(id === undefined ? {} : { id })} className={`ms-chips${columns === undefined ? '' : ` ms-chips--${columns}`}`} {...aria({ role: 'radiogroup', label })}>
    {options.map((option) => (
      <Chip key={option.value} role="radio" option={option} on={option.value === value} onPress={() => onChange(option.value)} />
    ))}
  </View>
)

/** Any number of several. */
export const MultiChips = <V extends string>({ label, options, values, onChange, columns, id }: ChipsBase<V> & {
  values: readonly V[]
  onChange: (values: V[]) => void
}) => (
  <View {...(id === undefined ? {} : { id })} className={`ms-chips${columns === undefined ? '' : ` ms-chips--${columns}`}`} {...aria({ role: 'group', label })}>
    {options.map((option) => {
      const on = values.includes(option.value)
      const next = on ? values.filter((value) => value !== option.value) : [...values, option.value]
      return <Chip key={option.value} role="checkbox" option={option} on={on} onPress={() => onChange(next)} />
    })}
  </View>
)

const Chip = ({ option, on, role, onPress }: { option: Option<string>, on: boolean, role: 'radio' | 'checkbox', onPress: () => void }) => (
  <Pressable id={`chip-${option.value}`} className={`ms-chip ${on ? 'ms-chip--on' : ''}`} role={role} checked={on} onPress={onPress}>
    {on ? <Icon name="check" /> : null}
    <View>{option.word}</View>
  </Pressable>
)

/** `count`: how many are in it, 100 = more than 99, or the words for it; `unit`: of what, 件 by default. Null = not known yet, its place is kept so that nothing jumps; absent = never said. */
export interface Segment<V extends string> {
  value: V
  word: string
  count?: number | string | null
  unit?: string
}

/** Tabs of one list, with how many are in each. */
export const Segments = <V extends string>({ label, tabs, current, onChange }: {
  label: string
  tabs: readonly Segment<V>[]
  current: V
  onChange: (value: V) => void
}) => (
  <View className="ms-segments" {...aria({ role: 'tablist', label })}>
    {tabs.map((tab) => (
      <Pressable
        key={tab.value}
        id={`segment-${tab.value}`}
        className={`ms-segments__tab ${tab.value === current ? 'ms-segments__tab--on' : ''}`}
        role="tab"
        selected={tab.value === current}
        // What is drawn must stand in what is read, or voice control does not find it (WCAG 2.5.3).
        label={tab.count == null ? tab.word : `${tab.word}，${shownCount(tab.count)} ${tab.unit ?? '件'}`}
        onPress={() => onChange(tab.value)}
      >
        <View>{tab.word}</View>
        {tab.count === undefined ? null : <View className="ms-segments__count ms-num">{tab.count === null ? '' : shownCount(tab.count)}</View>}
      </Pressable>
    ))}
  </View>
)

/** Two or three sides of one thing: 给企业看 | 仅内部. A side marked internal gets the dark ink. */
export const Toggle = <V extends string>({ label, sides, value, onChange }: {
  label: string
  sides: readonly { value: V, word: string, icon?: IconName, internal?: boolean }[]
  value: V
  onChange: (value: V) => void
}) => (
  <View className="ms-toggle" {...aria({ role: 'radiogroup', label })}>
    {sides.map((side) => (
      <Pressable
        key={side.value}
        id={`side-${side.value}`}
        className={`ms-toggle__side ${side.value === value ? 'ms-toggle__side--on' : ''} ${side.internal === true ? 'ms-toggle__side--internal' : ''}`}
        role="radio"
        checked={side.value === value}
        onPress={() => onChange(side.value)}
      >
        {side.icon === undefined ? null : <Icon name={side.icon} />}
        <View>{side.word}</View>
      </Pressable>
    ))}
  </View>
)

/** A row with a switch at its end: 长辈版. The whole row can be pressed. */
export const SwitchRow = ({ title, detail, on, onChange, id }: { title: string, detail?: string, on: boolean, onChange: (on: boolean) => void, id?: string }) => (
  <View
    {...(id === undefined ? {} : { id })}
    className="ms-switchrow ms-press"
    onClick={() => onChange(!on)}
    {...aria({ role: 'switch', checked: on, label: detail === undefined ? title : `${title}，${detail}` })}
    {...keyboard('switch', false, () => onChange(!on))}
  >
    <View className="ms-grow" {...aria({ hidden: true })}>
      <View>{title}</View>
      {detail === undefined ? null : <View className="ms-caption">{detail}</View>}
    </View>
    <View {...aria({ hidden: true })} className={`ms-switch ${on ? 'ms-switch--on' : ''}`}><View className="ms-switch__knob" /></View>
  </View>
)
