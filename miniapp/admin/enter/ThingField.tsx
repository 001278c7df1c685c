import { View } from '@tarojs/components'
import type { Field, Fields } from '@shared/form/field'
import { labelOf } from '@shared/form/label'
import { TAKES, TAKES_LABELS } from '@shared/api/takes'
import { FormField } from '@/form/Form'
import type { FormRun } from '@/form/use-form'
import type { Chosen } from '@/form/values'
import { MultiChips } from '@/ui/Choice'
import { FieldError } from '@/ui/Field'
import { TextButton } from '@/ui/SmallButton'
import { AreaPicker } from '../acts/AreaPicker'
import { UnitPicker } from '../acts/UnitPicker'

const TAKES_OPTIONS = TAKES.map((value) => ({ value: value, word: TAKES_LABELS[value] ?? value }))

/** One field of a thing: areas and units are chosen in the administrator's own, what a unit takes among all there is, the rest as in any form. */
export function ThingField<F extends Fields>({ form, prefix, name, beside }: { form: FormRun<F>, prefix: string, name: keyof F & string, beside?: string | undefined }) {
  const field = form.fields[name] as Field
  const value: unknown = form.values[name]
  const change = (next: unknown): void => form.change({ [name]: next } as never)
  const error = form.problems[name]
  const label = field.optional && field.kind !== 'region' ? `${labelOf(field)}（可以不填）` : labelOf(field)
  const place = { id: form.placeOf(name), className: `form-place t-${prefix}-${name}` }
  switch (field.kind) {
    case 'region': return <View {...place}><AreaPicker label={label} value={value as Chosen | null} onChange={change} error={error} /></View>
    case 'unit': return <View {...place}><UnitPicker label={label} value={value as Chosen | null} onChange={change} error={error} /></View>
    case 'picks': return (
      <View {...place}>
        <View className="ms-field__label"><View>{`${labelOf(field)}（可以不选）`}</View></View>
        <MultiChips label={labelOf(field)} options={TAKES_OPTIONS} values={value as readonly string[]} onChange={change} />
        <FieldError>{error}</FieldError>
      </View>
    )
    case 'date': return (
      <>
        <FormField form={form} prefix={prefix} name={name} />
        {value === '' ? <View className="ms-caption">{name === 'from' ? '不选就是马上开始' : '不选就没有最后一天'}</View> : <TextButton className={`t-${prefix}-${name}-none`} onPress={() => change('')}>{name === 'from' ? '不设第一天' : '不设最后一天'}</TextButton>}
      </>
    )
    default: return <FormField form={form} prefix={prefix} name={name} {...(beside === undefined ? {} : { hint: beside })} />
  }
}
