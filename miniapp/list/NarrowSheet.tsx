import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { labelOf } from '@shared/form/label'
import { aria } from '@/ui/aria'
import { PrimaryButton } from '@/ui/Button'
import { Chips, SwitchRow } from '@/ui/Choice'
import { DateField } from '@/ui/DateField'
import { SearchField } from '@/ui/Field'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import type { NarrowField, Narrowing } from './use-narrowing'

interface ControlProps {
  field: NarrowField
  id: string
  value: string | boolean | undefined
  onChange: (value: string | boolean | undefined) => void
}

const text = (value: string | boolean | undefined): string => (typeof value === 'string' ? value : '')

/** More are found by typing. */
const MOST_CHIPS = 12
/** Three words of more characters don't stand beside each other. */
const LONG = 6

/** A word of a few, or of many: then some stand there, what is chosen among them, and the others are found. A word that is tapped again is taken back. */
const OneOf = ({ field, id, value, onChange }: ControlProps & { field: NarrowField & { kind: 'choice' } }) => {
  const [search, setSearch] = useState('')
  const all = Object.entries(field.words).map(([one, word]) => ({ value: one, word }))
  const found = all.filter((one) => one.word.includes(search.trim()))
  const options = found.filter((one, at) => at < MOST_CHIPS || one.value === value)
  return (
    <>
      <View className="ms-field__label" {...aria({ hidden: true })}>{labelOf(field)}</View>
      {all.length > MOST_CHIPS ? <SearchField id={`${id}-search`} label={`搜${labelOf(field)}名称`} value={search} onChange={setSearch} onSearch={() => undefined} /> : null}
      <Chips label={labelOf(field)} options={options} columns={options.some(({ word }) => word.length > LONG) ? 2 : 3} value={text(value) || null} onChange={(one) => onChange(one === value ? undefined : one)} />
      {found.length > options.length ? <View className="ms-caption">{`还有 ${found.length - options.length} 个，输入名称查找`}</View> : null}
      {found.length === 0 ? <View className="ms-caption">没有找到，换一个词试试</View> : null}
    </>
  )
}

/** Kind of field → how it is chosen. */
const CONTROLS: Readonly<{ [K in NarrowField['kind']]: (props: ControlProps & { field: NarrowField & { kind: K } }) => ReactNode }> = {
  choice: (props) => <OneOf {...props} />,
  flag: ({ field, id, value, onChange }) => <SwitchRow id={id} title={labelOf(field)} on={value === true} onChange={onChange} />,
  date: ({ field, id, value, onChange }) => <DateField id={id} label={labelOf(field)} value={text(value)} onChange={onChange} />,
}

/** The order that a list has by itself. */
const OWN = 'own'

/** Where a list is narrowed and put in order. Nothing is asked before 查看: one look for all that was chosen. */
export const NarrowSheet = ({ open, ...rest }: NarrowSheetProps & { open: boolean }) => (open ? <Choosing {...rest} /> : null)

interface NarrowSheetProps {
  onClose: () => void
  narrowing: Narrowing
  /** How the list stands by itself. */
  ownOrder: string
}

const Choosing = ({ onClose, narrowing: { fields, orders, chosen, order, apply }, ownOrder }: NarrowSheetProps) => {
  const [next, setNext] = useState(chosen)
  const [by, setBy] = useState(order)
  const finish = (these: typeof chosen, sorted: string | null): void => {
    apply(these, sorted)
    onClose()
  }
  const foot = (
    <>
      <PrimaryButton className="t-narrow-apply" onPress={() => finish(next, by)}>查看</PrimaryButton>
      <TextButton className="t-narrow-clear" onPress={() => finish({}, null)}>全部清除</TextButton>
    </>
  )
  return (
    <Sheet open onClose={onClose} title="筛选" id="narrow-sheet" foot={foot}>
      <View className="list-narrow">
        {Object.entries(fields).map(([name, field]) => (
          <View key={name} className={`list-narrow__${field.kind} t-narrow-${name}`}>
            {(CONTROLS[field.kind] as (props: ControlProps) => ReactNode)({ field, id: `narrow-${name}`, value: next[name], onChange: (value) => setNext({ ...next, [name]: value }) })}
          </View>
        ))}
        {Object.keys(orders).length === 0
          ? null
          : (
            <View className="list-narrow__choice t-narrow-order">
              <View className="ms-field__label" {...aria({ hidden: true })}>排列</View>
              <Chips label="排列" columns={2} options={[{ value: OWN, word: ownOrder }, ...Object.entries(orders).map(([value, word]) => ({ value, word }))]} value={by ?? OWN} onChange={(one) => setBy(one === OWN ? null : one)} />
            </View>
            )}
      </View>
    </Sheet>
  )
}
