import type { Scanner, ScanWay } from '../../../shared/register/scan-ways'
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
  /** Null: there is nothing of that id. */
  subject: CodeSubject | null
  code: Code | null
}

/** Of several the company counts, then the window. */
interface Named {
  personId: string
  now: string
  companyId: string | null
  windowId: string | null
  matterId: string | null
}

const SUBJECT = { companies: 'array[s.company_id]', handlers: 'array[s.officer_id]', areas: 's.path' }

/** Where it lies is read for everybody, its code, and `besides`, for whoever may do the action. */
const text = (action: 'directory.codeImage' | 'directory.reissueCode' | 'directory.sign' | 'directory.reportSign', more = '', besides = ''): string => `
  with s as materialized (
    select 'company' as of, co.id, co.name, co.id as company_id, co.officer_id, null as unit_id, a.path from mashangban.companies co
      left join mashangban.areas a on a.tenant = :tenant and a.id = co.area_id where co.tenant = :tenant and co.id = :companyId
    union all
    select 'window', w.id, w.name || ' ' || w.number, null, null, w.unit_id, a.path from mashangban.windows w
      left join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id left join mashangban.areas a on a.tenant = :tenant and a.id = h.area_id
      where w.tenant = :tenant and w.id = :windowId and :companyId::text is null
    union all
    select 'matter', m.id, m.name, null, null, null, a.path from mashangban.matters m left join mashangban.areas a on a.tenant = :tenant and a.id = m.area_id
      where m.tenant = :tenant and m.id = :matterId and :companyId::text is null and :windowId::text is null)
  select ${more}${ACTOR} as actor,
    case when s.id is not null then json_build_object('companyId', s.company_id, 'officer', s.officer_id, 'areaPath', to_json(coalesce(s.path, '{}'))) end as subject,
    ${withinReach(action, SUBJECT,
      `(select ${codeJson('k')} from mashangban.codes k where k.tenant = :tenant and k.of = s.of and k.id = s.id)`)} as code${besides && `,
    ${withinReach(action, SUBJECT, besides)} as besides`}
  from (select 1) one left join s on true`

export const readSubject = statement<Named, SubjectRead>('directory_code_subject', text('directory.codeImage'))

/** The same with what was asked for before under this request id. */
export const readReissue = statement<Named & { requestId: string }, SubjectRead & { request: Requested | null }>('directory_reissue_read', text('directory.reissueCode', `${REQUEST}, `))

export const readReport = statement<Named & { requestId: string }, SubjectRead & { request: Requested | null; besides: { lostAt: string | null } | null }>('directory_report_read', text('directory.reportSign', `${REQUEST}, `,
  `(select json_build_object('lostAt', k.lost_at) from mashangban.codes k where k.tenant = :tenant and k.of = s.of and k.id = s.id)`))

/** Scans that are looked through at most. */
const MOST_SCANS = 5000
const MOST_SHOWN = 20

/** What is shown of a sign. `week`, `day`: since when. */
export interface SignRead {
  name: string
  dates: { reason: string | null; putUpAt: string | null; firstScannedAt: string | null; lostAt: string | null } | null
  day: number
  week: number
  people: number
  ownUnit: number
  recent: { at: string; way: ScanWay; by: string | null; who: Scanner }[]
}

/** The scans of its code: one walk over their index. */
const SIGN = `(with k as materialized (select n.* from mashangban.codes n where n.tenant = :tenant and n.of = s.of and n.id = s.id),
      n as materialized (select c.scan_id, c.at, c.way, c.scanned_by from k join mashangban.scans c on c.tenant = :tenant and c.code_id = k.code_id and c.at > :week::timestamptz order by c.at desc limit ${MOST_SCANS})
      select json_build_object('name', s.name, 'dates', (select json_build_object('reason', k.reason, 'putUpAt', k.put_up_at, 'firstScannedAt', k.first_scanned_at, 'lostAt', k.lost_at) from k),
        'week', count(*), 'day', count(*) filter (where n.at > :day::timestamptz), 'people', count(distinct n.scanned_by) filter (where n.at > :day::timestamptz),
        'ownUnit', count(*) filter (where s.unit_id is not null and exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = n.scanned_by and m.unit_id = s.unit_id)),
        'recent', (select coalesce(json_agg(json_build_object('at', r.at, 'way', r.way, 'by', r.scanned_by, 'who', case when r.scanned_by is null or r.scanned_by like 'ip.%' then 'nobody'
            when exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = r.scanned_by and m.role = 'company' and m.place = s.company_id) then 'own'
            when exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = r.scanned_by and m.role <> 'company') then 'official' else 'person' end) order by r.at desc, r.scan_id), '[]')
          from (select * from n order by n.at desc, n.scan_id limit ${MOST_SHOWN}) r)) from n)`

export const readSign = statement<Named & { day: string; week: string }, SubjectRead & { besides: SignRead | null }>('directory_sign', text('directory.sign', '', SIGN))
