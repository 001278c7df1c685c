import type { Code } from '../../../shared/register/schema'
import type { Instant } from '../../../shared/kernel/instant'
import { codeJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { READER } from '../../_flow/reading'
import { caseSign, companySign, windowSign, type CaseSign, type CompanySign, type WindowSign } from './signs'

/** Who scans, and how often he may: the row of quotas of this minute. `subject` null: nobody to count it to. */
export interface ScanQuota {
  subject: string | null
  /** The minute. */
  slot: string
  until: Instant
  limit: number
}

type Scan = ScanQuota & { personId: string | null; scanId: string; now: Instant }

export interface Scanned {
  /** False: too often, and nothing else was read or noted. */
  allowed: boolean
  code: Code | null
  areaName: string | null
  company: CompanySign | null
  window: WindowSign | null
  case: CaseSign | null
}

/**
 * One trip for a scan: it is counted, noted, and what stands behind the code is read, for the eyes of whoever scans. Over the quota there is
 * no row of `allowed`, from which everything else hangs. Sent again after a lost connection it counts once more and notes nothing new.
 */
const text = (found: string): string => `
  with quota as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until)
    select :tenant, 'scan', :subject::text, :slot, 1, :until::timestamptz where :subject::text is not null
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < :limit returning 1),
  allowed as materialized (select 1 where :subject::text is null or (select count(*) from quota) = 1),
  k as materialized (select k.* from allowed, mashangban.codes k where k.tenant = :tenant and ${found}),
  noted as (insert into mashangban.scans (tenant, scan_id, code_id, of, scanned_by, at)
    select :tenant, :scanId, coalesce(k.code_id, 'unknown'), coalesce(k.of, 'unknown'), :subject::text, :now::timestamptz from allowed left join k on true
    on conflict do nothing returning 1),
  ${READER}
  select exists (select from allowed) as allowed, case when k.code_id is not null then ${codeJson('k')} end as code, a.name as "areaName",
    case when co.id is not null then ${companySign('co', 'a')} end as company,
    case when w.id is not null then ${windowSign('w', 'h', 'u')} end as window,
    case when c.id is not null then ${caseSign('c')} end as case
  from reader left join k on true
    left join mashangban.companies co on co.tenant = :tenant and co.id = k.id and k.of = 'company'
    left join mashangban.windows w on w.tenant = :tenant and w.id = k.id and k.of = 'window'
    left join mashangban.halls h on h.tenant = :tenant and h.id = w.hall_id
    left join mashangban.units u on u.tenant = :tenant and u.id = w.unit_id
    left join mashangban.areas a on a.tenant = :tenant and a.id = coalesce(co.area_id, h.area_id)
    left join mashangban.cases c on c.tenant = :tenant and c.id = k.id and k.of = 'case'`

/** By the id that was signed. */
export const readScanned = statement<Scan & { codeId: string }, Scanned>('directory_scanned', text('k.code_id = :codeId'))

/** By the number that was typed. */
export const readTyped = statement<Scan & { shortCode: string }, Scanned>('directory_typed', text('k.short_code = :shortCode'))
