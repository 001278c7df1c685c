import { useState } from 'react'
import type { Reply, ReplyError } from '@shared/api'
import type { Fields } from '@shared/form/field'
import { type Mutation, useMutation } from '@/data/use-mutation'
import type { FormRun } from '@/form/use-form'
import type { FormValues, Problems } from '@/form/values'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { takenOver } from './meanwhile'

export interface SavingOptions<F extends Fields, T extends { version: number }, R extends { changed: boolean }> {
  form: FormRun<F>
  /** Null: a new one. */
  begun: T | null
  reload: () => Promise<T | null>
  /** What stands in the form of it. */
  startOf: (thing: T) => Partial<FormValues<F>>
  /** `over`: what it is saved over. */
  send: (run: Mutation['run'], over: T | null) => Promise<Reply<R> | null>
  /** The refusal that says that somebody else was quicker. */
  changedCode: string
  /** At which field a refusal is mended. */
  fieldOf: Readonly<Record<string, keyof F & string>>
  /** Where one goes then. */
  leave: (saved: R) => Promise<unknown>
}

export interface Saving<F extends Fields, T> {
  submit: () => Promise<void>
  busy: boolean
  /** What stands at no field. */
  error: ReplyError | null
  /** What was refused, at the field where it is mended; gone with the next tap. */
  atField: Problems<F>
  /** Somebody has changed it meanwhile: how it stands now. The next tap is over that. */
  newer: T | null
}

/** Saves the form of a thing of the register over the version that was seen last. */
export function useSaving<F extends Fields, T extends { version: number }, R extends { changed: boolean }>({ form, begun, reload, startOf, send, changedCode, fieldOf, leave }: SavingOptions<F, T, R>): Saving<F, T> {
  const { run, busy, error } = useMutation({ ids: form.ids })
  const [newer, setNewer] = useState<T | null>(null)
  const field = error === null ? undefined : fieldOf[error.code]
  const submit = async (): Promise<void> => {
    if (!form.check()) return
    const over = newer ?? begun
    const reply = await send(run, over)
    if (reply === null) return
    if (!reply.ok) {
      if (reply.error.code === changedCode) {
        const later = await reload()
        setNewer(later)
        if (later !== null && over !== null) form.change(takenOver<FormValues<F>>(form.values, startOf(over), startOf(later)))
      }
      const at = fieldOf[reply.error.code]
      if (at !== undefined) platform.reveal(form.placeOf(at))
      return
    }
    form.done()
    await leave(reply.data)
    toast(reply.data.changed ? '已保存' : '和原来一样，没有改动', reply.data.changed ? 'good' : 'plain')
  }
  return {
    submit, busy, newer,
    error: field !== undefined || (newer !== null && error?.code === changedCode) ? null : error,
    atField: error === null || field === undefined ? {} : { [field]: error.message } as Problems<F>,
  }
}
