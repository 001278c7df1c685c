import type { PersonId } from '../../../shared/kernel/ids'
import type { Changes } from '../../../shared/register/changes'
import type { Rank } from '../../../shared/register/pairing'
import { statement } from '../../_database/statement'
import { PAIRED_WITH } from '../../_handover/reads'
import { type PairedIds, pairedIds, pairingChanges } from '../../_register/pairings'
import type { Passing } from './pass'

/** Companies of one statement. */
const BATCH = 500

interface Paired extends PairedIds {
  id: string
  version: number
  officerId: PersonId | null
  rank: Rank
}

interface Row {
  id: string
  before: number
  rank: Rank
  to: PersonId | null
  what: Changes
}

const readPaired = statement<{ fromId: string; areaId: string | null; unitId: string | null; after: string }, { companies: Paired[] }>('handover_paired', `
  select coalesce(json_agg(jsonb_build_object('id', w.id, 'version', w.version, 'officerId', w.officer_id, 'rank', w.rank) || w.paired order by w.id), '[]') as companies
  from (select c.id, c.version, c.officer_id, r.rank, ${pairedIds('c.id')}::jsonb as paired from ${PAIRED_WITH} and r.company_id > :after order by r.company_id limit ${BATCH}) w`)

const passPaired = statement<{ rows: Row[]; fromId: string; byId: string; at: string }, { passed: number }>('handover_pair', `
  with rows as materialized (select r.* from jsonb_to_recordset(:rows::jsonb) r(id text, before int, rank text, "to" text, what jsonb)),
  moved as (update mashangban.companies c set version = c.version + 1, run = null from rows r
    where c.tenant = :tenant and c.id = any(array(select k.id from rows k)) and c.id = r.id and c.version = r.before returning c.id, r.before, r.rank, r."to", r.what),
  gone as (delete from mashangban.pairings g where g.tenant = :tenant and g.company_id = any(array(select m.id from moved m)) and g.person_id = :fromId returning 1),
  put as (insert into mashangban.pairings (tenant, company_id, person_id, rank) select :tenant, m.id, m."to", m.rank from moved m where m."to" is not null and (select count(*) from gone) >= 0 returning 1),
  noted as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'company', m.id, m.before + 1, :at::timestamptz, :byId, null, false, m.what from moved m where (select count(*) from put) >= 0 returning 1)
  select count(*)::int as passed from noted`)

/** What becomes of one company's pairing: somebody who is there for it already is not put twice. */
function passed(fromId: PersonId, to: PersonId | null, { id, version, rank, officerId, deputyId, leaderIds }: Paired): Row {
  const there = [officerId, deputyId, ...leaderIds].includes(to)
  const instead = there ? null : to
  const next: PairedIds = rank === 'deputy' ? { deputyId: instead, leaderIds } : { deputyId, leaderIds: [...leaderIds.filter((each) => each !== fromId), ...(instead === null ? [] : [instead])] }
  return { id, before: version, rank, to: instead, what: pairingChanges({ deputyId, leaderIds }, next) }
}

/** Companies whose deputy or leader he was: to whom was named, or to nobody, each with its history. False: time is up. */
export async function passPairings({ fromId, byId, areaId, unitId, deputyTo, leaderTo, now, database, refused, timeIsUp }: Passing): Promise<boolean> {
  for (let after = ''; ;) {
    if (timeIsUp()) return false
    const { companies } = await database.one(readPaired, { fromId, areaId, unitId, after })
    const last = companies.at(-1)
    if (last === undefined) return true
    const rows = companies.map((one) => passed(fromId, one.rank === 'deputy' ? deputyTo : leaderTo, one))
    // Somebody has changed the others meanwhile: the job comes back for them.
    refused.count += rows.length - (await database.one(passPaired, { rows, fromId, byId, at: now })).passed
    after = last.id
  }
}
