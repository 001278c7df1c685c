import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Field, FieldKind } from '@shared/form/field'
import { labelOf } from '@shared/form/label'
import { counterOf } from '@shared/form/problem'
import { aria } from '@/ui/aria'
import { Chips, MultiChips, SwitchRow, Toggle } from '@/ui/Choice'
import { DateField } from '@/ui/DateField'
import { FieldError, TextArea, TextField } from '@/ui/Field'
import { named } from '@/session/dress'
import { AttachmentField } from './AttachmentField'
import { flushDrafts } from './draft'
import { MemberField, TargetField } from './TargetField'
import type { Attachments } from './use-attachments'
import type { Chosen } from './values'

/** What a form knows besides its fields, for controls that offer something. */
export interface About {
  /** Units that take this matter stand first. */
  matter?: string | null
  /** Whose members may be chosen. */
  unitId?: string | null
  /** Words to pick from. */
  offered?: readonly string[]
  /** Regions to choose from. */
  regions?: readonly { id: string; name: string }[]
  /** Earliest day that may be chosen. */
  from?: string
}

export interface ControlProps {
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  problem: string | undefined
  attachments: Attachments
  about: About
  /** Of the field in the page. */
  id: string
  /** Its label stands elsewhere, over the card for instance; it is still read aloud. */
  bare: boolean
  /** Beside its label; that of its kind when absent. */
  hint?: string
  /** The field was left. */
  onLeave?: () => void
}

/** Quiet words beside the label. */
const beside = ({ field: { kind, optional }, hint }: Pick<ControlProps, 'field' | 'hint'>): { hint?: string } =>
  hint !== undefined ? { hint } : kind === 'files' ? { hint: '可以不传' } : optional ? { hint: '可以不填' } : {}

/** Label, control and problem of what has no field of its own in ui/. */
const Group = ({ field, problem, bare, children }: Pick<ControlProps, 'field' | 'problem' | 'bare'> & { children: ReactNode }) => (
  <View className="ms-field">
    {bare
      ? null
      : (
        <View className="ms-field__label" {...aria({ hidden: true })}>
          <View>{labelOf(field)}</View>
          {beside({ field }).hint === undefined ? null : <View className="ms-field__hint">{beside({ field }).hint}</View>}
        </View>
        )}
    {children}
    <FieldError>{problem}</FieldError>
  </View>
)

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

const Prose = ({ field, value, onChange, problem, id, bare, onLeave }: ControlProps) => (
  <TextArea id={id} label={labelOf(field)} {...beside({ field })} placeholder={field.hint ?? ''} value={words(value)} onChange={onChange} onBlur={() => { flushDrafts(); onLeave?.() }} max={counterOf(field, value)?.max ?? 0} error={problem} bare={bare} tall />
)

/** `more` of a field's length may be typed: what was pasted is not cut, the sentence says how much too long it is. */
const oneLine = (type: 'text' | 'digit' | 'tel', longest: number) => ({ field, value, onChange, problem, id, hint }: ControlProps) => (
  <TextField id={id} type={type} label={labelOf(field)} {...beside({ field, ...(hint === undefined ? {} : { hint }) })} placeholder={field.hint ?? ''} value={words(value)} onChange={onChange} onBlur={flushDrafts} max={longest} error={problem} />
)

const Place = (props: ControlProps) => {
  const field = { value: props.value as Chosen | null, onChange: props.onChange as (chosen: Chosen | null) => void, error: props.problem }
  if (props.field.kind === 'person') return <MemberField unitId={props.about.unitId ?? null} label={labelOf(props.field)} {...field} />
  return <TargetField matter={props.about.matter ?? null} only={props.field.kind === 'unit' ? 'unit' : null} {...field} />
}

const Choose = ({ field, value, onChange, problem, bare }: ControlProps) => {
  const options = field.kind === 'choice' ? Object.entries(field.words).map(([one, word]) => ({ value: one, word: named(word) })) : []
  const choose = (one: string): void => onChange(field.optional && one === value ? null : one)
  return (
    <Group field={field} problem={problem} bare={bare}>
      <Chips label={labelOf(field)} options={options} columns={options.length % 3 === 0 || options.length > 4 ? 3 : 2} value={value as string | null} onChange={choose} />
    </Group>
  )
}

const Region = ({ field, value, onChange, problem, bare, about: { regions = [] } }: ControlProps) => (
  <Group field={field} problem={problem} bare={bare}>
    <Chips
      label={labelOf(field)}
      options={regions.map(({ id, name }) => ({ value: id, word: name }))}
      value={(value as Chosen | null)?.id ?? null}
      onChange={(id) => onChange({ kind: 'region', id, name: regions.find((one) => one.id === id)?.name ?? '' } satisfies Chosen)}
    />
  </Group>
)

/** Field kind → control. */
export const CONTROLS: Readonly<Record<FieldKind, (props: ControlProps) => ReactNode>> = {
  prose: Prose,
  line: oneLine('text', 140),
  phone: oneLine('tel', 100),
  money: oneLine('digit', 14),
  region: Region,
  unit: Place,
  person: Place,
  target: Place,
  choice: Choose,
  picks: ({ field, value, onChange, problem, bare, about: { offered = [] } }) => (
    <Group field={field} problem={problem} bare={bare}>
      <MultiChips label={labelOf(field)} options={offered.map((word) => ({ value: word, word }))} values={value as readonly string[]} onChange={onChange} />
    </Group>
  ),
  date: ({ field, value, onChange, problem, about, id }) =>
    <DateField id={id} label={labelOf(field)} value={words(value)} onChange={onChange} error={problem} {...(about.from === undefined ? {} : { from: about.from })} />,
  flag: ({ field, value, onChange, id }) => <SwitchRow id={id} title={labelOf(field)} {...(field.hint === undefined ? {} : { detail: field.hint })} on={value === true} onChange={onChange} />,
  files: ({ field, problem, bare, attachments }) => <Group field={field} problem={problem} bare={bare}><AttachmentField attachments={attachments} /></Group>,
  visibility: ({ field, value, onChange }) => (
    <Toggle
      label={labelOf(field)}
      sides={[{ value: 'public', word: '给企业看', icon: 'eye' }, { value: 'internal', word: '仅内部', icon: 'lock-solid', internal: true }]}
      value={value as 'public' | 'internal'}
      onChange={onChange}
    />
  ),
}
