import type { InputOf } from '@shared/api'
import { FILING_FIELDS } from '@shared/case/filing-fields'
import { CONFIDENTIAL_KINDS } from '@shared/case/kinds'
import { choice, optional, unit, worded } from '@shared/form/field'
import { type FormValues, inputOf, type Problems } from '@/form/values'

const { kind, ...rest } = FILING_FIELDS
/** Whom a complaint is about. `words`: nobody is chosen, it stands in the text. */
const about = worded(optional(choice({ officer: '服务专员', unit: '一个单位', words: '写在内容里' })), { zh: '反映的是谁' })

/** What a request is made of on this screen: a complaint says besides whom it is about. */
export const FILING_FORM = { kind, about, aboutUnit: optional(unit), ...rest }
export type FilingFields = typeof FILING_FORM
export type FilingValues = FormValues<FilingFields>

/** A complaint says whom it is about, so that it goes round them. */
export const asksAbout = ({ kind: chosen }: Pick<FilingValues, 'kind'>): boolean => chosen !== null && CONFIDENTIAL_KINDS.includes(chosen)

/** What no field can tell by itself. */
export const aboutProblem = (values: FilingValues): Problems<FilingFields> =>
  asksAbout(values) && (values.about === null || (values.about === 'unit' && values.aboutUnit === null)) ? { about: '请选一下反映的是谁，我们会绕开他办理' } : {}

function aboutOf({ about: of, aboutUnit }: FilingValues, officerId: string | null): { personId: string } | { unitId: string } | null {
  if (of === 'unit') return aboutUnit === null ? null : { unitId: aboutUnit.id }
  return of === 'officer' && officerId !== null ? { personId: officerId } : null
}

export interface FilingCompany {
  /** The company: by its id for a member, by the code a stranger scanned. */
  company: { companyId: string } | { code: string }
  officerId: string | null
}

/** Who has a request, in words: a person and where he is, a unit, or whoever gives it out. */
export const whoHas = ({ unitName, handlerName }: { unitName: string | null, handlerName: string | null }): string =>
  handlerName === null ? (unitName ?? '分办员') : [handlerName, unitName].filter(Boolean).join('，')

/** What goes over the wire. */
export function filingInput(values: FilingValues, { company, officerId, requestId }: FilingCompany & { requestId: string }): InputOf<'case.file'> {
  const { name, phone, about: _about, aboutUnit: _unit, ...request } = inputOf(FILING_FORM, values)
  const subject = asksAbout(values) ? aboutOf(values, officerId) : null
  return { requestId, ...company, ...request, contact: { name: name.trim(), ...(phone === undefined ? {} : { phone }) }, ...(subject === null ? {} : { about: subject }) }
}
