import type { Rank } from '../../shared/register/pairing'
import type { Changes } from '../../shared/register/changes'
import type { PersonId } from '../../shared/kernel/ids'

/** Who is paired with a company besides its officer, by id. */
export interface PairedIds {
  deputyId: PersonId | null
  leaderIds: PersonId[]
}

const RANK_ORDER = "case r.rank when 'deputy' then 0 else 1 end"

/** SQL: `PairedIds` of a company (an expression of its id). */
export const pairedIds = (companyId: string): string => `(select json_build_object('deputyId', max(r.person_id) filter (where r.rank = 'deputy'), 'leaderIds', coalesce(json_agg(r.person_id order by r.person_id collate "C") filter (where r.rank = 'leader'), '[]'))
    from mashangban.pairings r where r.tenant = :tenant and r.company_id = ${companyId})`

/** SQL: who they are, as the company sees them: a list, the deputy first. */
export const pairedJson = (companyId: string): string => `(select coalesce(json_agg(json_build_object('personId', p.id, 'rank', r.rank, 'name', p.work_name, 'unitName', p.unit_name, 'workPhone', p.work_phone, 'leave', p.leave) order by ${RANK_ORDER}, p.work_name, p.id), '[]')
    from mashangban.pairings r cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = r.person_id offset 0) p where r.tenant = :tenant and r.company_id = ${companyId} and p.work_name is not null)`

/** What of it changed, as the history of the company keeps it: ids, or nothing. */
export function pairingChanges(now: PairedIds, next: PairedIds): Changes {
  const [before, after] = [[...now.leaderIds].sort(), [...next.leaderIds].sort()]
  return {
    ...(now.deputyId === next.deputyId ? {} : { deputyId: [now.deputyId, next.deputyId] as const }),
    ...(before.join() === after.join() ? {} : { leaderIds: [before, after] as const }),
  }
}

/** As rows, as the statement below takes them. */
export const pairingRows = ({ deputyId, leaderIds }: PairedIds): { personId: PersonId; rank: Rank }[] =>
  [...(deputyId === null ? [] : [{ personId: deputyId, rank: 'deputy' as const }]), ...leaderIds.map((personId) => ({ personId, rank: 'leader' as const }))]

/**
 * CTEs that make the `pairings` of each of `:rows::jsonb` those of its company, once `after` (a CTE with its id) says that it was written. Who stays in another rank is written anew, so that there are
 * never two deputies; who has signed in since he was thought of is named by the id that he has now.
 */
export const putPairings = (after: string): string => `kept_pairings as materialized (select p.id, coalesce((select o.became from mashangban.persons o where o.tenant = :tenant and o.id = k."personId"), k."personId") as person_id, k.rank
    from jsonb_to_recordset(:rows::jsonb) w(id text, pairings jsonb) join ${after} p on p.id = w.id cross join lateral jsonb_to_recordset(w.pairings) k("personId" text, rank text)),
  gone_pairings as (delete from mashangban.pairings g where g.tenant = :tenant and g.company_id = any(array(select p.id from ${after} p))
    and not exists (select from kept_pairings k where k.id = g.company_id and k.person_id = g.person_id and k.rank = g.rank) returning 1),
  put_pairings as (insert into mashangban.pairings (tenant, company_id, person_id, rank) select :tenant, k.id, k.person_id, k.rank from kept_pairings k where (select count(*) from gone_pairings) >= 0 on conflict (tenant, company_id, person_id) do nothing returning 1)`
