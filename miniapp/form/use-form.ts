import { useEffect, useMemo, useRef, useState } from 'react'
import type { Fields } from '@shared/form/field'
import type { SentOfFields } from '@shared/form/field-schema'
import type { ReplyError } from '@shared/api'
import type { OpenIds } from '@/data/use-mutation'
import { platform } from '@/platform/platform'
import { presentInstant } from '@/session/now'
import { sessionState } from '@/session/store'
import { dropDraft, flushDrafts, loadDraft, saveDraft, settleDraft } from './draft'
import { heldIn } from './draft-id'
import { filesAtFault } from './file-faults'
import { useAttachments, type Attachments } from './use-attachments'
import { emptyOf, type FormValues, inputOf, isTooMuch, type Problems, problemsOf, type SentFile } from './values'

export interface FormOptions<F extends Fields> {
  fields: F
  /** What the draft is kept under, for this person. A form with another key is another form: give it another React key too. */
  draftKey: string
  /** What stands in it when there is no draft. */
  start?: Partial<FormValues<F>>
  /** Asked before photos are chosen. */
  allowFiles?: () => Promise<boolean>
  /** What no single field can tell. */
  also?: (values: FormValues<F>) => Problems<F>
}

export interface FormRun<F extends Fields = Fields> {
  fields: F
  values: FormValues<F>
  change: (part: Partial<FormValues<F>>) => void
  attachments: Attachments
  /** A sentence per field that is not right yet; empty until the first tap. */
  problems: Problems<F>
  /** What is said at once, before any tap: that there is too much of it. */
  tooMuch: (name: keyof F & string) => string | undefined
  /** When the draft was last kept on this device. */
  savedAt: string | null
  /** For `useMutation`: the id of what is sent lies with the draft, so that a form found again after a lost reply is still the same request. */
  ids: OpenIds
  /** The first tap: says what is wrong and brings the first of it into sight. True when it may be sent. */
  check: () => boolean
  /** The id of a field's place on the page. */
  placeOf: (name: keyof F & string) => string
  /** The values with the files that are sent already. */
  filled: () => FormValues<F>
  input: () => SentOfFields<F>
  /** It was refused: marks the files of what was sent that are at fault and brings them into sight. True when there are any. */
  blame: (error: ReplyError, sent: object) => boolean
  /** It is done: the draft goes, and the form is empty again. */
  done: () => void
}

/** As much of an instant as tells the minute. */
const MINUTE = 'yyyy-mm-ddThh:mm'.length

const yes = (): Promise<boolean> => Promise.resolve(true)

/** One form: its values, what is wrong with them, and its draft, which is kept on this device until it is sent. */
export function useForm<F extends Fields>({ fields, draftKey, start, allowFiles = yes, also }: FormOptions<F>): FormRun<F> {
  const personId = sessionState().me?.personId ?? ''
  const attachments = useAttachments(allowFiles)
  const blank = { ...emptyOf(fields), ...start }
  const [draft] = useState(() => loadDraft(personId, draftKey))
  const [values, setValues] = useState<FormValues<F>>(() => ({ ...blank, ...known(fields, draft?.values) }))
  const [savedAt, setSavedAt] = useState(draft?.savedAt ?? null)
  const [tried, setTried] = useState(false)
  const touched = useRef(false)
  const id = useRef(draft?.requestId ?? null)

  useEffect(() => {
    // Once: a draft is taken up when the form opens.
    if (draft !== null) attachments.restore(draft.files)
    return flushDrafts
  }, [])

  const isBlank = attachments.kept.length === 0 && JSON.stringify(written(fields, values)) === JSON.stringify(written(fields, blank))
  const keep = (): void => {
    const at = presentInstant()
    saveDraft(personId, draftKey, { values, files: attachments.kept, requestId: id.current, savedAt: at })
    // It is shown to the minute; typing draws nothing more for it.
    setSavedAt((before) => (before?.slice(0, MINUTE) === at.slice(0, MINUTE) ? before : at))
  }
  const latest = useRef({ personId, keep })
  latest.current = { personId, keep }
  const ids = useMemo(() => heldIn(id, {
    // From now on it may have been done, and the app may be gone before the reply.
    keep: () => {
      latest.current.keep()
      flushDrafts()
    },
    settle: (spent) => settleDraft(latest.current.personId, draftKey, spent),
  }), [])
  useEffect(() => {
    if (!touched.current && attachments.items.length === 0) return
    if (!isBlank) return keep()
    dropDraft(personId, draftKey)
    setSavedAt(null)
  }, [values, attachments.kept])

  const placeOf = (name: string): string => `field-${draftKey.replace(/[^\w-]/g, '-')}-${name}`
  const all = { ...values, ...filesOf(fields, attachments) }
  const found = { ...problemsOf(fields, all), ...also?.(all) }
  const wrong = Object.fromEntries(Object.keys(fields).flatMap((name) => (found[name] === undefined ? [] : [[name, found[name]]]))) as Problems<F>
  const [first] = Object.keys(wrong)
  // What is sent is what stands there when it is sent: between the tap and the sending something may be asked and answered.
  const filled = useRef(all)
  filled.current = all
  return {
    fields, values, attachments, savedAt, ids, placeOf,
    change: (part) => {
      touched.current = true
      setValues((before) => ({ ...before, ...part }))
    },
    problems: tried ? wrong : {},
    tooMuch: (name) => (isTooMuch(fields[name], values[name]) ? wrong[name] : undefined),
    check: () => {
      setTried(true)
      if (first !== undefined) platform.reveal(placeOf(first))
      return first === undefined
    },
    filled: () => filled.current,
    input: () => inputOf(fields, filled.current),
    blame: (error, sent) => {
      const { files = [] } = sent as { files?: readonly SentFile[] }
      const codes = [...filesAtFault(error)].flatMap(([at, code]): [string, string][] => (files[at] === undefined ? [] : [[files[at].fileId, code]]))
      if (codes.length === 0) return false
      attachments.blame(new Map(codes))
      const name = filesFieldOf(fields)
      if (name !== undefined) platform.reveal(placeOf(name))
      return true
    },
    done: () => {
      touched.current = false
      dropDraft(personId, draftKey)
      setSavedAt(null)
      setValues(blank)
      setTried(false)
      attachments.clear()
      id.current = null
    },
  }
}

type Values = Readonly<Record<string, unknown>>
const picked = (values: Values, keep: (name: string) => boolean): Values => Object.fromEntries(Object.entries(values).filter(([name]) => keep(name)))

/** Of a draft: what the form still asks for. What was left empty says nothing against what is known by now. */
const known = (fields: Fields, values: Values = {}): Values => picked(values, (name) => name in fields && values[name] !== '')

/** What somebody wrote: for whom it is says nothing by itself, and is not taken over from the last time. */
const written = (fields: Fields, values: Values): Values => picked(values, (name) => fields[name]?.kind !== 'visibility')

const filesFieldOf = (fields: Fields): string | undefined => Object.keys(fields).find((each) => fields[each]?.kind === 'files')

/** Uploaded files stand in the one field that takes them. */
function filesOf<F extends Fields>(fields: F, { files }: Attachments): Partial<FormValues<F>> {
  const name = filesFieldOf(fields)
  return (name === undefined ? {} : { [name]: files }) as Partial<FormValues<F>>
}
