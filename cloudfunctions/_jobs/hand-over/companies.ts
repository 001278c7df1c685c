import type { Receiver } from '../../../shared/case/hand-over'
import type { PersonId } from '../../../shared/kernel/ids'
import { statement } from '../../_database/statement'
import { type LeftCompany, type PassedCompany, passCompanies, passedTo, shareCompanies, tally } from '../../_handover/companies'
import { companiesLeft, receiversJson } from '../../_handover/reads'
import type { Passing } from './pass'

/** Companies of one statement. */
const BATCH = 1000

const readLeft = statement<{ id: string; fromId: string; areaId: string | null; unitId: string | null; after: string }, { companies: LeftCompany[]; receivers: Receiver[] }>('handover_companies', `
  select ${companiesLeft(BATCH, ' and c.id > :after')} as companies, ${receiversJson('array(select unnest(h.receivers) from mashangban.handovers h where h.tenant = :tenant and h.id = :id)')} as receivers`)

const passLeft = statement<{ id: string; rows: PassedCompany[]; fromId: string; byId: string; at: string; got: Record<PersonId, number> }, { passed: number }>('handover_companies_pass', `
  with ${passCompanies(':byId')},
  whole as materialized (select mashangban.must((select count(*) from moved) = (select count(*) from rows)) as ok),
  h as (update mashangban.handovers h set companies = h.companies || (select jsonb_object_agg(g.key, g.value::int + coalesce((h.companies->>g.key)::int, 0)) from jsonb_each_text(:got::jsonb) g)
    where h.tenant = :tenant and h.id = :id and (select count(*) from noted_changes) >= 0 and :got::jsonb <> '{}' returning 1)
  select (select count(*)::int from moved) as passed, (select count(*) from h) as put, (select ok from whole) as ok`)

/** Companies that were too many to go at once: a thousand a statement, shared out by what each has by then. False: time is up. */
export async function passRest({ id, fromId, byId, areaId, unitId, more, now, database, refused, timeIsUp }: Passing): Promise<boolean> {
  if (!more) return true
  for (let after = ''; ;) {
    if (timeIsUp()) return false
    const { companies, receivers } = await database.one(readLeft, { id, fromId, areaId, unitId, after })
    const last = companies.at(-1)
    if (last === undefined) return true
    const rows = passedTo(fromId, companies, shareCompanies(companies, receivers, now))
    refused.count += companies.length - rows.length
    if (rows.length > 0) await database.one(passLeft, { id, rows, fromId, byId, at: now, got: tally(rows) })
    after = last.id
  }
}
