import { useState } from 'react'
import type { Fields } from '@shared/form/field'
import { Failure } from '@/form/Failure'
import { useForm } from '@/form/use-form'
import { back, replace } from '@/platform/navigate'
import { Card } from '@/ui/Layout'
import { KIND_WORDS, type One, type ThingOf } from '../thing-words'
import { openThing } from '../ThingRows'
import { SaveFrame } from '../SaveFrame'
import { useSaving } from '../use-saving'
import type { Beginning, ThingForm } from './thing-form'
import { ThingField } from './ThingField'

export interface EnterFormProps<K extends ThingOf, F extends Fields> {
  title: string
  row: ThingForm<K, F>
  /** Null: a new one, begun from there. */
  thing: One<K> | null
  from: Beginning
  reload: () => Promise<One<K> | null>
}

/** All that is kept of a thing. A draft belongs to the version it was begun over, and a new one to where it was begun. */
export function EnterForm<K extends ThingOf, F extends Fields>({ title, row, thing, from, reload }: EnterFormProps<K, F>) {
  const [begun] = useState(thing)
  const { of, fields } = row
  const { zh } = KIND_WORDS[of]
  const written = useForm({
    fields,
    draftKey: begun === null ? `${of}-new-${from.unit?.id ?? from.area?.id ?? ''}` : `${of}-${begun.id}-${begun.version}`,
    start: begun === null ? row.fresh(from) : row.startOf(begun),
    also: (values) => row.also?.(values, begun) ?? {},
  })
  const saving = useSaving({
    form: written, begun, reload, startOf: row.startOf, changedCode: 'THING_CHANGED', fieldOf: row.fieldOf,
    send: (run, over) => row.send(run, written.input(), begun, over),
    leave: ({ id }) => (begun === null ? replace('/admin/thing/index', { of, id }) : back()),
  })
  const { error, atField } = saving
  const form = { ...written, problems: { ...written.problems, ...atField } }
  const hidden = row.hidden(form.values, begun)
  const beside: Readonly<Record<string, string | undefined>> = row.beside?.(begun) ?? {}
  const atHidden = Object.keys(atField).some((name) => hidden.includes(name))
  return (
    <SaveFrame title={title} saving={saving} begun={begun} changed={{ what: `这个${zh}`, compared: row.compared, sealed: row.sealed, onSee: ({ id }) => openThing({ of, id }) }}>
      <Card className={`t-${of}-form`}>
        {Object.keys(fields).filter((name) => !hidden.includes(name)).map((name) => <ThingField key={name} form={form} prefix={of} name={name} beside={beside[name]} />)}
      </Card>
      {error !== null ? <Failure error={error} failed="没有保存上" /> : atHidden ? <Failure error={{ code: '', message: Object.values(atField)[0] ?? '', requestId: '' }} failed="没有保存上" /> : null}
    </SaveFrame>
  )
}
