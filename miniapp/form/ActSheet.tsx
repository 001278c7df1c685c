import { View } from '@tarojs/components'
import { useState } from 'react'
import { type Fields, worded } from '@shared/form/field'
import type { Instant } from '@shared/kernel/instant'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { type ActWords, actWordsOf } from '@/words/act'
import { ActTrouble, type Told } from './ActTrouble'
import type { About } from './controls'
import { Form } from './Form'
import { type ActReply, type ActSubject, useAct } from './use-act'
import { useForm } from './use-form'
import type { FormValues } from './values'

/** As much of a row of a flow's table as a sheet shows. */
export interface ActRow {
  zh: string
  consequence: string
  fields?: Fields
}

export interface ActSheetProps<E extends { seq: number; at: Instant }> {
  /** The acts of the flow: its table. */
  rows: Readonly<Record<string, ActRow>>
  /** null = closed */
  act: string | null
  subject: ActSubject
  /** Where the flow's own words are not what this reader should read. */
  words?: (act: string) => Partial<ActWords>
  /** Fields that are not for this reader. */
  without?: readonly string[]
  /** What stands in the form when there is no draft: a suggested target. */
  start?: Partial<FormValues<Fields>>
  about?: About
  /** Asked before photos are chosen: has the privacy guide been agreed to? */
  allowFiles?: () => Promise<boolean>
  reload: () => Promise<{ trail: readonly E[] } | null>
  /** How the record tells what others wrote meanwhile. */
  tell: (entry: E) => Told
  /** Called synchronously in the tap, before anything is sent: the place to ask for reminders. Sending waits for it. */
  beforeSubmit?: () => Promise<unknown>
  onDone: (reply: ActReply) => void
  onClose: () => void
}

/** The fields that this reader fills in, the words among them called as the act calls them. */
function fieldsFor({ fields = {} }: ActRow, without: readonly string[], { label, placeholder }: ActWords): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !without.includes(name)).map(([name, field]) => [
    name, field.kind === 'prose' ? worded(field, { ...(label === '' ? {} : { zh: label }), ...(placeholder === '' ? {} : { hint: placeholder }) }) : field,
  ]))
}

/**
 * The form of any act of any flow, in a sheet: its title is a question, under it stands what follows from the act, its fields are those of
 * the act's row. What was written is kept on this device until it is sent, with the id under which it goes. A refusal keeps everything.
 */
export function ActSheet<E extends { seq: number; at: Instant }>(props: ActSheetProps<E>) {
  const { act, subject, rows } = props
  const [last, setLast] = useState<string | null>(act)
  if (act !== null && act !== last) setLast(act)
  const shown = act ?? last
  const row = shown === null ? undefined : rows[shown]
  if (shown === null || row === undefined) return null
  // Another act, or the same on something else, is another form; the same one opened again goes on.
  return <OneSheet key={`${subject.of} ${subject.id} ${shown}`} {...props} open={act !== null} shown={shown} row={row} />
}

function OneSheet<E extends { seq: number; at: Instant }>({ open, shown, row, subject, words, without = [], start, about, allowFiles, reload, tell, beforeSubmit, onDone, onClose }: ActSheetProps<E> & { open: boolean; shown: string; row: ActRow }) {
  const said = actWordsOf(row, words?.(shown))
  const form = useForm<Fields>({
    fields: fieldsFor(row, without, said),
    draftKey: `${subject.of}.${subject.id}.${shown}`,
    ...(start === undefined ? {} : { start }),
    ...(allowFiles === undefined ? {} : { allowFiles }),
  })
  const run = useAct({
    subject, reload,
    ids: form.ids,
    blame: form.blame,
    doneWords: () => said.done,
    onDone: (reply) => {
      form.done()
      onClose()
      onDone(reply)
    },
  })
  const submit = () => {
    if (!form.check()) return
    // WeChat opens the panel for reminders only when nothing is awaited before.
    const asked = beforeSubmit?.() ?? Promise.resolve()
    void asked.then(() => run.submit(shown, form.input()))
  }
  const { inTheWay } = form.attachments
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={said.question}
      id="act-sheet"
      foot={(
        <>
          <ActTrouble run={run} tell={tell} />
          <PrimaryButton className="t-act-submit" icon={said.icon} busy={run.busy} disabled={inTheWay !== null} onPress={submit}>{inTheWay ?? said.submit}</PrimaryButton>
        </>
      )}
    >
      <View className={`t-act-form t-act-form-${shown}`}>
        <View className="act-consequence"><Icon name="info" /><View>{said.consequence}</View></View>
        <Form form={form} prefix="act" {...(about === undefined ? {} : { about })} />
      </View>
    </Sheet>
  )
}
