import type { Scanner, ScanWay } from '../../../shared/register/scan-ways'
import type { SignOf } from '../../../shared/register/sign-names'
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
  /** Null: there is no such thing. */
  subject: CodeSubject | null
  code: Code | null
}

interface Named {
  personId: string
  now: string
  of: SignOf
  id: string
}

const SUBJECT = { companies: 'array[s.company_id]', handlers: 'array[s.officer_id]', areas: 's.path' }

const PLACED = 'left join mashangban.areas a on a.tenant = :tenant and a.id'
/** SQL: what may have a sign, as it is called, whose it is and where it lies; the one that is named. */
const THINGS = `
    select 'company' as of, co.id, co.name, co.id as company_id, co.officer_id, null as unit_id, a.path from mashangban.companies co ${PLACED} = co.area_id where :of = 'company' and co.tenant = :tenant and co.id = :id
    union all select 'window', w.id, w.name || ' ' || w.number, null, null, w.unit_id, a.path from mashangban.windows w
      left join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id ${PLACED} = h.area_id where :of = 'window' and w.tenant = :tenant and w.id = :id
    union all select 'grid', a.id, a.name, null, null, null, a.path from mashangban.areas a where :of = 'grid' and a.tenant = :tenant and a.id = :id
    union all select 'counter', h.id, h.name, null, null, null, a.path from mashangban.halls h ${PLACED} = h.area_id where :of = 'counter' and h.tenant = :tenant and h.id = :id
    union all select 'matter', m.id, m.name, null, null, null, a.path from mashangban.matters m ${PLACED} = m.area_id where :of = 'matter' and m.tenant = :tenant and m.id = :id`

/** Where it lies is read for everybody, its code, and `besides`, for whoever may do the action. */
const text = (action: 'directory.codeImage' | 'directory.reissueCode' | 'directory.sign' | 'directory.reportSign' | 'directory.putUpSign', more = '', besides = ''): string => `
  with s as materialized (${THINGS})
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

/** `photo`: may he file it with this: free; taken: it is somebody else's, or was filed elsewhere; null: there is none. */
export const readPutUp = statement<Named & { requestId: string; fileId: string | null }, SubjectRead & { request: Requested | null; photo: 'free' | 'taken' | null }>('directory_put_up_read', text('directory.putUpSign', `${REQUEST},
    (select case when f.person_id = :personId and f.type like 'image/%' and f.of is null then 'free' else 'taken' end from mashangban.files f where f.tenant = :tenant and f.file_id = :fileId::text) as photo, `))

/** Scans that are looked through at most. */
const MOST_SCANS = 5000
const MOST_SHOWN = 20

/** What is shown of a sign. `week`, `day`: since when. */
export interface SignRead {
  name: string
  dates: { reason: string | null; orderedAt: string | null; printedAt: string | null; putUpAt: string | null; putUpBy: string | null; photo: string | null; firstScannedAt: string | null; lostAt: string | null } | null
  day: number
  week: number
  people: number
  ownUnit: number
  recent: { at: string; way: ScanWay; by: string | null; who: Scanner }[]
}

/** The scans of its code: one walk over their index. */
const SIGN = `(with k as materialized (select n.* from mashangban.codes n where n.tenant = :tenant and n.of = s.of and n.id = s.id),
      n as materialized (select c.scan_id, c.at, c.way, c.scanned_by from k join mashangban.scans c on c.tenant = :tenant and c.code_id = k.code_id and c.at > :week::timestamptz order by c.at desc limit ${MOST_SCANS})
      select json_build_object('name', s.name, 'dates', (select json_build_object('reason', k.reason, 'orderedAt', k.ordered_at, 'printedAt', k.printed_at, 'putUpAt', k.put_up_at,
          'putUpBy', (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = k.put_up_by),
          'photo', (select f.object from mashangban.files f where f.tenant = :tenant and f.file_id = k.put_up_photo and f.state in ('declared', 'checked')), 'firstScannedAt', k.first_scanned_at, 'lostAt', k.lost_at) from k),
        'week', count(*), 'day', count(*) filter (where n.at > :day::timestamptz), 'people', count(distinct n.scanned_by) filter (where n.at > :day::timestamptz),
        'ownUnit', count(*) filter (where s.unit_id is not null and exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = n.scanned_by and m.unit_id = s.unit_id)),
        'recent', (select coalesce(json_agg(json_build_object('at', r.at, 'way', r.way, 'by', r.scanned_by, 'who', case when r.scanned_by is null or r.scanned_by like 'ip.%' then 'nobody'
            when exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = r.scanned_by and m.role = 'company' and m.place = s.company_id) then 'own'
            when exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = r.scanned_by and m.role <> 'company') then 'official' else 'person' end) order by r.at desc, r.scan_id), '[]')
          from (select * from n order by n.at desc, n.scan_id limit ${MOST_SHOWN}) r)) from n)`

export const readSign = statement<Named & { day: string; week: string }, SubjectRead & { besides: SignRead | null }>('directory_sign', text('directory.sign', '', SIGN))
