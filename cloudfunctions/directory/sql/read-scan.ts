import type { ScanWay } from '../../../shared/register/scan-ways'
import type { Code } from '../../../shared/register/schema'
import type { Instant } from '../../../shared/kernel/instant'
import { mostOf } from '../../_database/counting'
import { codeJson, SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { ReadSetting } from '../../_ports/settings'
import { READER } from '../../_flow/reading'
import { type CounterSign, counterSign, type GridSign, gridSign } from './place-signs'
import { caseSign, companySign, windowSign, type CaseSign, type CompanySign, type WindowSign } from './signs'

/** Who scans: to whom it is counted in this minute. `subject` null: nobody to count it to. */
export interface ScanQuota {
  subject: string | null
  /** Not signed in: the subject is an address, which a whole hall or a carrier's gateway may share. */
  anonymous: boolean
  slot: string
  until: Instant | 'infinity'
}

/** `revision`: of the sign that was scanned; null where none was. */
type Scan = ScanQuota & { personId: string | null; scanId: string; now: Instant; cold: boolean; way: ScanWay; revision: number | null }

export interface Scanned {
  /** False: too often, and nothing else was read or noted. */
  allowed: boolean
  code: Code | null
  areaName: string | null
  company: CompanySign | null
  window: WindowSign | null
  grid: GridSign | null
  counter: CounterSign | null
  case: CaseSign | null
  matter: { id: string; name: string } | null
  /** Only where they had to be read anew. */
  settings: readonly ReadSetting[] | null
}

/** SQL: one more of it, if that is within the limit. `from` gives `what` and `subject`. */
const counted = (from: string, most: string): string => `insert into mashangban.quotas as q (tenant, what, subject, slot, used, until)
    select :tenant, o.what, o.subject, :slot, 1, :until::timestamptz from ${from} o where o.subject is not null
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < ${most} returning 1`

/**
 * One trip for a scan: it is counted, noted, and what stands behind the code is read, for the eyes of whoever scans. Over the quota there is
 * no row of `allowed`, from which everything else hangs. Sent again after a lost connection it counts once more and notes nothing new.
 * Of whoever is not signed in a code that there is counts to it and the address, one that there is not to the address; besides, all to the
 * address. An address that has typed too many wrong ones may not type another one, or a guess that hits would be told from one that does not.
 * `company`: by which company is joined; of one that has no code yet only what the register says is read.
 */
const text = (found: string, typed: boolean, company = `co.id = k.id and k.of = 'company'`): string => `
  with there as materialized (select k.* from mashangban.codes k where k.tenant = :tenant and ${found}),
  own as materialized (select case when not :anonymous::boolean then 'scan' when there.code_id is null then 'scanUnknown' else 'scanCode' end as what,
      :subject::text || case when :anonymous::boolean and there.code_id is not null then '|' || there.code_id else '' end as subject
    from (select 1) one left join there on true${typed ? `
    where not :anonymous::boolean or not exists (select from mashangban.quotas g where g.tenant = :tenant and g.what = 'scanUnknown' and g.subject = :subject and g.slot = :slot and g.used >= ${mostOf('scanUnknown')})` : ''}),
  quota as (${counted('own', `case q.what when 'scan' then ${mostOf('scan')} when 'scanCode' then ${mostOf('scanCode')} else ${mostOf('scanUnknown')} end`)}),
  wide as (${counted(`(select 'scanAddress' as what, :subject::text as subject from quota where :anonymous::boolean)`, mostOf('scanAddress'))}),
  allowed as materialized (select 1 where :subject::text is null or (select count(*) from quota) = 1 and (not :anonymous::boolean or (select count(*) from wide) = 1)),
  k as materialized (select there.* from allowed, there),
  noted as (insert into mashangban.scans (tenant, scan_id, code_id, of, scanned_by, at, way, revision)
    select :tenant, :scanId, coalesce(k.code_id, 'unknown'), coalesce(k.of, 'unknown'), :subject::text, :now::timestamptz, :way, :revision::int from allowed left join k on true
    on conflict do nothing returning 1),
  first as (update mashangban.codes c set first_scanned_at = :now::timestamptz from k where c.tenant = :tenant and c.code_id = k.code_id and k.first_scanned_at is null and k.revision = :revision::int and k.status = 'active' returning 1),
  ${READER}
  select exists (select from allowed) as allowed, case when k.code_id is not null then ${codeJson('k')} end as code, a.name as "areaName",
    case when co.id is not null then ${companySign('co', 'a')} end as company,
    case when w.id is not null then ${windowSign('w', 'h', 'u')} end as window,
    case when k.of = 'grid' and a.id is not null then ${gridSign('a')} end as grid, case when k.of = 'counter' and h.id is not null then ${counterSign('h', 'a')} end as counter,
    case when c.id is not null then ${caseSign('c')} end as case,
    case when m.id is not null then json_build_object('id', m.id, 'name', m.name) end as matter, ${SETTINGS}
  from reader left join k on true
    left join mashangban.companies co on co.tenant = :tenant and ${company} and exists (select from allowed)
    left join mashangban.windows w on w.tenant = :tenant and w.id = k.id and k.of = 'window'
    left join mashangban.halls h on h.tenant = :tenant and h.id = coalesce(w.hall_id, case when k.of = 'counter' then k.id end)
    left join mashangban.units u on u.tenant = :tenant and u.id = w.unit_id
    left join mashangban.matters m on m.tenant = :tenant and m.id = k.id and k.of = 'matter'
    left join mashangban.areas a on a.tenant = :tenant and a.id = coalesce(co.area_id, h.area_id, m.area_id, case when k.of = 'grid' then k.id end)
    left join mashangban.cases c on c.tenant = :tenant and c.id = k.id and k.of = 'case'`

/** By the id that was signed. */
export const readScanned = statement<Scan & { codeId: string }, Scanned>('directory_scanned', text('k.code_id = :codeId', false))

/** By the number that was typed. */
export const readTyped = statement<Scan & { shortCode: string }, Scanned>('directory_typed', text('k.short_code = :shortCode', true))

/** A company by its credit code. */
export const readByUscc = statement<Scan & { uscc: string }, Scanned>('directory_by_uscc', text(
  `k.of = 'company' and k.id = (select c.id from mashangban.companies c where c.tenant = :tenant and c.uscc = :uscc)`, true, 'co.uscc = :uscc'))

/** Whose a code is that is not ours; counted as a scan, or as a wrong one of an address. Over the limit nothing is looked up, and nobody's is told. */
export const readElsewhere = statement<ScanQuota & { codeId: string }, { name: string | null }>('directory_elsewhere', `
  with asked as materialized (select case when :anonymous::boolean then 'scanUnknown' else 'scan' end as what, :subject::text as subject),
  quota as (${counted('asked', `case q.what when 'scan' then ${mostOf('scan')} else ${mostOf('scanUnknown')} end`)})
  select case when exists (select from quota) then mashangban.tenant_of_code(:codeId) end as name`)
