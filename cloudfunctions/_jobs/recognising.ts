import { CASE } from '../../shared/case/flow'
import { statement } from '../_database/statement'

/** Cases read at once; each is written by itself. */
const BATCH = 50

export interface Official {
  personId: string
  name: string | null
  units: string[]
}

/** How a case is found from now on; `changed`: it was not so before. */
export interface Told {
  changed: boolean
  folding: number
  folded: string
  grams: string[]
}

const officialJson = (id: string): string => `(select json_build_object('personId', p.id, 'name', p.work_name,
      'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = p.id and y.unit_id is not null)) from mashangban.persons p where p.tenant = :tenant and p.id = ${id})`

/** The cases that bear the name, by id, and the company of the register that was meant. */
export const nextToGo = statement<
  { id: string; companyId: string; by: string; after: string },
  { company: { id: string; name: string }; officer: Official | null; doer: Official | null; ids: string[] }
>('recognise_going', `
  with k as materialized (select k.id, k.name, k.officer_id from mashangban.companies k where k.tenant = :tenant and k.id = :companyId)
  select json_build_object('id', k.id, 'name', k.name) as company, ${officialJson('k.officer_id')} as officer, ${officialJson(':by')} as doer,
    array(select c.id from mashangban.cases c where c.tenant = :tenant and c.company_id = :id and left(c.company_id, 3) = 'un-' and c.id > :after order by c.id limit ${BATCH}) as ids
  from k`)

/** The cases that the company has because of it, by id, and what they were called. */
export const nextToCome = statement<
  { id: string; by: string; after: string },
  { doer: Official | null; cases: { caseId: string; companyId: string; name: string; informed: string | null }[] }
>('recognise_coming', `
  select ${officialJson(':by')} as doer, (select coalesce(json_agg(json_build_object('caseId', r.case_id, 'companyId', r.company_id, 'name', r.name, 'informed', r.informed) order by r.case_id), '[]')
    from (select r.* from mashangban.recognised r where r.tenant = :tenant and r.unlisted_id = :id and r.case_id > :after order by r.case_id limit ${BATCH}) r) as cases`)

/** SQL: it is found by what it is called now; what was erased is not put back. */
const FOUND = `g as (update mashangban.finds f set folding = :folding, folded = :folded, grams = :grams::text[] where :changed::boolean and f.tenant = :tenant and f.of = '${CASE.of}' and f.id = :id returning 1)`
/** SQL: whatever was said stands as long as this is written. */
const stands = (as: string): string => `u as materialized (select u.id from mashangban.unlisted u where u.tenant = :tenant and u.id = :unlistedId and ${as} for share)`

/** It is the company's, and where it came from is kept. Throws DatabaseFailure `claimLost` when somebody has said otherwise. */
export const kept = statement<Told & { id: string; unlistedId: string; companyId: string; name: string; informed: string | null }, { ok: boolean }>('recognise_kept', `
  with ${FOUND},
  ${stands("u.state = 'listed' and u.company_id = :companyId and (select count(*) from g) >= 0")},
  r as (insert into mashangban.recognised (tenant, unlisted_id, case_id, company_id, name, informed) select :tenant, u.id, :id, :companyId, :name, :informed from u where :changed::boolean on conflict do nothing returning 1),
  fence as materialized (select mashangban.must((select count(*) from u) = 1 and (select count(*) from r) >= 0) as ok)
  select ok from fence`)

/** It is the company's no longer. Throws DatabaseFailure `claimLost` when somebody has found the right one meanwhile, or it was erased. */
export const taken = statement<Told & { id: string; unlistedId: string }, { ok: boolean }>('recognise_taken', `
  with ${FOUND},
  ${stands("u.state <> 'listed' and (select count(*) from g) >= 0")},
  r as (delete from mashangban.recognised r using u where r.tenant = :tenant and r.unlisted_id = u.id and r.case_id = :id returning 1),
  fence as materialized (select mashangban.must((select count(*) from r) = 1) as ok)
  select ok from fence`)
