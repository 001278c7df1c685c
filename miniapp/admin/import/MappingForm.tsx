import { View } from '@tarojs/components'
import { useState } from 'react'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { FieldError, TextField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { Sheet } from '@/ui/Sheet'
import { fieldAt, lackingOf, letterOf, type Mapping, mapped } from './mapping'
import type { Steps } from './use-steps'
import type { ImportView } from './words'

/** The columns were not recognised: which line has their headings, and which column is what. */
export const MappingForm = ({ view, steps }: { view: ImportView, steps: Steps }) => {
  const { heading, fields, needs, closeAbsent } = view
  const [mapping, setMapping] = useState<Mapping>(heading?.mapping ?? {})
  const [line, setLine] = useState(String(heading?.line ?? 1))
  const [asked, setAsked] = useState<number | null>(null)
  const [tried, setTried] = useState(false)
  const labelOf = (field: string): string => fields.find((one) => one.field === field)?.label ?? field
  const headings = heading?.headings ?? []
  const lacking = lackingOf(needs, mapping)
  const headingLine = Number(line)
  const isLine = Number.isInteger(headingLine) && headingLine >= 1 && headingLine <= 100
  const submit = (): void => {
    setTried(true)
    if (lacking === null && heading !== null) void steps.read({ headingLine: heading.line, mapping: { ...mapping }, closeAbsent })
  }
  const choose = (field: string | null): void => {
    if (asked !== null) setMapping(mapped(mapping, asked, field))
    setAsked(null)
  }
  return (
    <>
      <Card className="t-heading-line">
        <View className="admin-line-field">
          <View className="ms-grow"><TextField id="heading-line" label="列名在第几行" type="number" value={line} onChange={setLine} max={3} error={isLine ? undefined : '请填 1 到 100'} /></View>
          <SecondaryButton className="t-read-line" disabled={!isLine} busy={steps.busyWith !== null} busyText="正在读" onPress={() => void steps.read({ headingLine, mapping: {}, closeAbsent })}>按这一行读</SecondaryButton>
        </View>
      </Card>
      <Card title="哪一列是什么" hint="点一列来指明" className="t-mapping">
        {headings.map((text, column) => {
          const field = fieldAt(mapping, column)
          return (
            <Pressable key={column} className={`admin-column t-column-${column}`} onPress={() => setAsked(column)}>
              <View className="admin-column__letter ms-num">{letterOf(column)}</View>
              <View className="ms-grow admin-break">{text.trim() === '' ? '没有列名' : text}</View>
              {field === undefined ? <View className="ms-small">不用</View> : <View className="admin-column__field"><Icon name="check" size={16} /><View>{labelOf(field)}</View></View>}
              <Icon name="chevron-right" size={16} />
            </Pressable>
          )
        })}
        <FieldError>{tried && lacking !== null ? `请指明哪一列是${lacking.map(labelOf).join('或')}` : undefined}</FieldError>
        <View className="admin-after"><PrimaryButton className="t-map" busy={steps.busyWith !== null} busyText="正在开始" onPress={submit}>再试算</PrimaryButton></View>
      </Card>
      <Sheet open={asked !== null} onClose={() => setAsked(null)} title={asked === null ? '' : `${letterOf(asked)} 列“${headings[asked] ?? ''}”是什么`} id="mapping-sheet">
        <View className="admin-fields">
          <Choice word="不用这一列" on={asked !== null && fieldAt(mapping, asked) === undefined} onPress={() => choose(null)} />
          {fields.map(({ field, label }) => (
            <Choice key={field} word={needs.some(([one, other]) => one === field && other === undefined) ? `${label}（必有）` : label} name={field} on={asked !== null && mapping[field] === asked} onPress={() => choose(field)} />
          ))}
        </View>
      </Sheet>
    </>
  )
}

const Choice = ({ word, name = 'none', on, onPress }: { word: string, name?: string, on: boolean, onPress: () => void }) => (
  <Pressable role="radio" checked={on} className={`admin-column t-field-${name}`} onPress={onPress}>
    <View className="ms-grow">{word}</View>
    {on ? <Icon name="check" size={18} /> : null}
  </Pressable>
)
