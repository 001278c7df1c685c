import { View } from '@tarojs/components'
import type { Field, Fields } from '@shared/form/field'
import { type About, CONTROLS } from './controls'
import type { FormRun } from './use-form'
import './form.scss'

export interface FormProps<F extends Fields> {
  form: FormRun<F>
  /** Before the names of fields in classes and ids: `act` → `.t-act-text`, `#act-text`; '' → `.t-text`, `#text`. */
  prefix: string
  about?: About
}

const joined = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}-${name}`)

/** One field of a form where it belongs on the page. `bare`: its label stands elsewhere. `hint`: beside the label, instead of the usual one. `onLeave`: of a text of several lines. */
export function FormField<F extends Fields>({ form, prefix, about = {}, name, bare = false, hint, onLeave }: FormProps<F> & { name: keyof F & string; bare?: boolean; hint?: string; onLeave?: () => void }) {
  const field: Field = form.fields[name] as Field
  const Control = CONTROLS[field.kind]
  const value: unknown = form.values[name]
  return (
    <View id={form.placeOf(name)} className={`form-place t-${joined(prefix, name)}`}>
      <Control
        field={field}
        value={value}
        onChange={(next) => form.change({ [name]: next } as never)}
        problem={form.problems[name] ?? form.tooMuch(name)}
        attachments={form.attachments}
        about={about}
        id={joined(prefix, name)}
        bare={bare}
        {...(hint === undefined ? {} : { hint })}
        {...(onLeave === undefined ? {} : { onLeave })}
      />
    </View>
  )
}

/** All fields of a form, one under the other, in their order. */
export function Form<F extends Fields>(props: FormProps<F>) {
  return (
    <View className="act-fields">
      {Object.keys(props.form.fields).map((name) => <FormField key={name} {...props} name={name} />)}
    </View>
  )
}
