import { FOLDING } from '../../shared/kernel/fold'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { foldedNames } from '../_register/company-rows'

const BATCH = 500

interface Unfolded {
  id: string
  name: string
  former: string[]
}

const readUnfolded = statement<object, Unfolded>('import_unfolded', `
  select c.id, c.name, c.former_names as former from mashangban.companies c where c.tenant = :tenant and c.folding < ${FOLDING} order by c.id limit ${BATCH}`)

const writeFolded = statement<{ rows: object[] }, { folded: number }>('import_refold', `
  with f as (update mashangban.companies c set folding = r.folding, folded = r.folded, grams = r.grams from jsonb_to_recordset(:rows::jsonb) r(id text, folding int, folded text, grams text[])
    where c.tenant = :tenant and c.id = any(array(select k.id from jsonb_to_recordset(:rows::jsonb) k(id text))) and c.id = r.id returning 1) select count(*)::int as folded from f`)

/** Names of companies that were stored before they were folded, or by another folding, are folded, so that they can be found. Gives how many were. */
export async function refold({ ports: { database }, timeIsUp }: JobRun): Promise<number> {
  let done = 0
  while (!timeIsUp()) {
    const rows = await database.rows(readUnfolded, {})
    if (rows.length === 0) break
    done += (await database.one(writeFolded, { rows: rows.map(({ id, name, former }) => ({ id, ...foldedNames(name, former) })) })).folded
  }
  return done
}
