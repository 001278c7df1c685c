import type { Actor } from '../../../shared/access/actor'
import type { Code } from '../../../shared/register/schema'
import type { AreaId, CompanyId, PersonId } from '../../../shared/kernel/ids'
import { codeJson, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import type { Requested } from '../../_runtime/command'

/** What a printed code stands for, and whose business it is. */
export interface CodeSubject {
  companyId: CompanyId | null
  officer: PersonId | null
  areaPath: readonly AreaId[]
}

export interface SubjectRead {
  actor: Omit<Actor, 'personId'>
  /** Null: there is no such company or window. */
  subject: CodeSubject | null
  code: Code | null
}

/** Of both the company counts. */
interface Named {
  personId: string
  now: string
  companyId: string | null
  windowId: string | null
}

/** Where it lies is read for everybody, its code for whoever may do the action. */
const text = (action: 'directory.codeImage' | 'directory.reissueCode', more = ''): string => `
  with s as materialized (
    select 'company' as of, co.id, co.id as company_id, co.officer_id, a.path from mashangban.companies co
      left join mashangban.areas a on a.tenant = :tenant and a.id = co.area_id where co.tenant = :tenant and co.id = :companyId
    union all
    select 'window', w.id, null, null, a.path from mashangban.windows w
      left join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id left join mashangban.areas a on a.tenant = :tenant and a.id = h.area_id
      where w.tenant = :tenant and w.id = :windowId and :companyId::text is null)
  select ${more}${ACTOR} as actor,
    case when s.id is not null then json_build_object('companyId', s.company_id, 'officer', s.officer_id, 'areaPath', to_json(coalesce(s.path, '{}'))) end as subject,
    ${withinReach(action, { companies: 'array[s.company_id]', handlers: 'array[s.officer_id]', areas: 's.path' },
      `(select ${codeJson('k')} from mashangban.codes k where k.tenant = :tenant and k.of = s.of and k.id = s.id)`)} as code
  from (select 1) one left join s on true`

export const readSubject = statement<Named, SubjectRead>('directory_code_subject', text('directory.codeImage'))

/** The same with what was asked for before under this request id. */
export const readReissue = statement<Named & { requestId: string }, SubjectRead & { request: Requested | null }>('directory_reissue_read', text('directory.reissueCode', `${REQUEST}, `))
