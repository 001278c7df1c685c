import { shareOut, type Receiver } from '../../shared/case/hand-over'
import type { CompanyId, PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Changes } from '../../shared/register/changes'
import { type PairedIds, pairingChanges } from '../_register/pairings'

/** A company that somebody has: its version, and who else is there for it. */
export interface LeftCompany extends PairedIds {
  id: CompanyId
  version: number
}

/** A company that goes to another: what of it changes. */
export interface PassedCompany {
  id: CompanyId
  before: number
  to: PersonId
  what: Changes
}

/** As rows: who takes a company over is there for it as its officer alone, whatever he was for it before. */
export const passedTo = (fromId: PersonId, left: readonly LeftCompany[], shares: ReadonlyMap<CompanyId, PersonId>): PassedCompany[] => left.flatMap(({ id, version, deputyId, leaderIds }) => {
  const to = shares.get(id)
  const without = { deputyId: deputyId === to ? null : deputyId, leaderIds: leaderIds.filter((each) => each !== to) }
  return to === undefined ? [] : [{ id, before: version, to, what: { officerId: [fromId, to], ...pairingChanges({ deputyId, leaderIds }, without) } }]
})

/** How many each of them gets. */
export const tally = (rows: readonly PassedCompany[]): Record<PersonId, number> => {
  const of: Record<PersonId, number> = {}
  for (const { to } of rows) of[to] = (of[to] ?? 0) + 1
  return of
}

/** Of these companies, who takes which now. Empty: nobody of them may. */
export const shareCompanies = (left: readonly LeftCompany[], receivers: readonly Receiver[], now: Instant): ReadonlyMap<CompanyId, PersonId> =>
  shareOut({ companies: left.map(({ id }) => id), cases: [] }, receivers, now).companies

/** CTEs that pass on `:rows` (PassedCompany) of `:fromId`, each by its version, with its history: `moved` gives the ids, `noted_changes` the same once it is noted by `whom` (SQL). */
export const passCompanies = (whom: string): string => `rows as materialized (select r.* from jsonb_to_recordset(:rows::jsonb) r(id text, before int, "to" text, what jsonb)),
  moved as (update mashangban.companies c set officer_id = r."to", version = c.version + 1, run = null from rows r
    where c.tenant = :tenant and c.id = any(array(select k.id from rows k)) and c.id = r.id and c.version = r.before and c.officer_id = :fromId returning c.id, r."to", r.before, r.what),
  unpaired as (delete from mashangban.pairings g using moved m where g.tenant = :tenant and g.company_id = m.id and g.person_id = m."to" returning 1),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'company', m.id, m.before + 1, :at::timestamptz, ${whom}, null, false, m.what from moved m where (select count(*) from unpaired) >= 0 returning id)`
