import type { InputOf } from '@shared/api'
import { FILING_FIELDS } from '@shared/case/filing-fields'
import { CONFIDENTIAL_KINDS } from '@shared/case/kinds'
import { choice, optional, target, worded } from '@shared/form/field'
import { type FormValues, inputOf, type Problems } from '@/form/values'
import type { SubjectView } from '@shared/api/directory-views'
import { subjectName } from './subject-words'

const { kind, ...rest } = FILING_FIELDS
/** Whom a complaint is about: one's own officer, anybody else with an office or a unit, or nobody that could be named. */
const about = worded(optional(choice({ officer: '{officer}', other: '找一个人或单位', nobody: '先不选' })), { zh: '反映的是谁' })

/** What a request is made of on this screen: a complaint says besides whom it is about. */
export const FILING_FORM = { kind, about, aboutWhom: optional(target), ...rest }
export type FilingFields = typeof FILING_FORM
export type FilingValues = FormValues<FilingFields>

/** A complaint says whom it is about, so that it goes round them. */
export const asksAbout = ({ kind: chosen }: Pick<FilingValues, 'kind'>): boolean => chosen !== null && CONFIDENTIAL_KINDS.includes(chosen)

/** What no field can tell by itself. */
export const aboutProblem = (values: FilingValues): Problems<FilingFields> =>
  asksAbout(values) && values.about !== 'nobody' && !hasSubject(values) ? { about: '请选一下反映的是谁，我们会绕开他办理；说不清就选“先不选”' } : {}

/** Is there somebody that it goes round? */
export const hasSubject = ({ about: of, aboutWhom }: Pick<FilingValues, 'about' | 'aboutWhom'>): boolean => of === 'officer' || (of === 'other' && aboutWhom !== null)

/** Somebody who was found, as the form holds him; of a person the unit is told, names being what they are. */
export const chosenSubject = (subject: SubjectView): Pick<FilingValues, 'about' | 'aboutWhom'> =>
  ({ about: 'other', aboutWhom: { kind: subject.kind, id: subject.id, name: subjectName(subject) } })

function aboutOf({ about: of, aboutWhom }: FilingValues, officerId: string | null): { personId: string } | { unitId: string } | null {
  if (of === 'other' && aboutWhom !== null) return aboutWhom.kind === 'unit' ? { unitId: aboutWhom.id } : { personId: aboutWhom.id }
  return of === 'officer' && officerId !== null ? { personId: officerId } : null
}

/** Where whoever a complaint may be about is looked for first: at the company, or in the area of one that is in no register. */
export type Near = { companyId: string } | { areaId: string }

export interface FilingCompany {
  /** The company: by its id for a member, by the code a stranger scanned, by its name where it has none. */
  company: { companyId: string } | { code: string } | { unlisted: { name: string, uscc?: string, areaId: string } }
  officerId: string | null
  /** What it was found to be, of the tree of matters. */
  matterId?: string | undefined
}

/** A target is sent by the names of its ids; here they are not the request's own. */
type Sent = ReturnType<typeof inputOf<FilingFields>> & { unitId?: string; personId?: string }

/** Who has a request, in words: a person and where he is, a unit, or whoever gives it out. */
export const whoHas = ({ unitName, handlerName }: { unitName: string | null, handlerName: string | null }): string =>
  handlerName === null ? (unitName ?? '分办员') : [handlerName, unitName].filter(Boolean).join('，')

/** What goes over the wire. */
export function filingInput(values: FilingValues, { company, officerId, matterId, requestId }: FilingCompany & { requestId: string }): InputOf<'case.file'> {
  const { name, phone, about: _about, unitId: _unit, personId: _person, ...request } = inputOf(FILING_FORM, values) as Sent
  const subject = asksAbout(values) ? aboutOf(values, officerId) : null
  return { requestId, ...company, ...request, ...(matterId === undefined ? {} : { matterId }), contact: { name: name.trim(), ...(phone === undefined ? {} : { phone }) }, ...(subject === null ? {} : { about: subject }) }
}
