import type { Client as PgClient } from 'pg'
import { addMs, HOUR_MS, type Instant } from '../../../shared/kernel/instant'
import { copies, TITLE_WORDS } from './copies'
import { withoutIndexes } from './indexes'
import { MODELS, rowsOfModel } from './models'
import type { Population } from './population'

export { WORDS } from './models'
export { BUSY_OPEN } from './copies'

/** What a past fills. */
const TABLES = ['cases', 'entries', 'entry_contents', 'lies_in', 'followers', 'finds', 'messages', 'jobs', 'codes', 'requests', 'ratings', 'scans', 'files'] as const
const CHUNK = 50_000
/** From so many cases on, indexes are made after the rows. */
const MANY = 10_000
/** Closed cases that are told, and left unrated. */
const TOLD = 1500

export interface History {
  /** Unrated, spread over all; `client` is the place of its company in the population. */
  closed: { caseId: string; client: number }[]
}

/**
 * A past of `count` cases in SQL (record, places, words to search, messages, alarms, codes, requests, ratings, scans), over the people of `insertPopulation`
 * and the seeded district. Titles are made of a few hundred words, so that some are rare and some are everywhere; due dates lie around `now`, no alarm is due.
 * `open`: so many more that nobody has accepted yet.
 */
export async function insertHistory(owner: PgClient, population: Population, count: number, now: Instant, { open = 0, say = () => undefined }: { open?: number; say?: (line: string) => void } = {}): Promise<History> {
  const { clients } = population
  await owner.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set jit = off")
  await insertModels(owner, population, now)
  await owner.query('create temporary table client (at int primary key, company_id text, company_name text, area_id text, clerk text, officer text, officer_name text)')
  const rows = clients.map((one, at) => ({ at, company_id: one.companyId, company_name: one.companyName, area_id: one.areaId, clerk: one.clerk.id, officer: one.officer.id, officer_name: one.officer.name }))
  for (let from = 0; from < rows.length; from += 5000) await owner.query('insert into client select * from jsonb_populate_recordset(null::client, $1)', [JSON.stringify(rows.slice(from, from + 5000))])
  await owner.query('create temporary table word as select (ordinality - 1)::int as at, word from unnest($1::text[]) with ordinality w(word)', [TITLE_WORDS])
  await owner.query('analyze client; analyze word; analyze model_entry; analyze model_row')
  const fill = async (): Promise<void> => {
    for (let from = 0; from < count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK) - 1
      await owner.query(copies(population, now, { from, to }))
      if (to % 100_000 < CHUNK) say(`${to + 1} cases`)
    }
    if (open > 0) await owner.query(copies(population, now, { from: count, to: count + open - 1, model: 'filed' }))
  }
  if (count >= MANY) await withoutIndexes(owner, TABLES, fill, say)
  else await fill()
  const { rows: closed } = await owner.query<{ id: string; client: number }>('select id, client from (select t.*, row_number() over (order by g) as nth, count(*) over () as many from told t) t where nth % greatest(1, many / $1) = 0 order by g limit $1', [TOLD])
  await owner.query('drop table model_row, model_entry, client, word, told; reset synchronous_commit; reset maintenance_work_mem; reset work_mem')
  return { closed: closed.map(({ id, client }) => ({ caseId: id, client })) }
}

/** The models as rows of temporary tables, so that copying them is a plain join. */
async function insertModels(owner: PgClient, population: Population, now: Instant): Promise<void> {
  const models = MODELS.map((model) => rowsOfModel(model, population, addMs(now, -40 * HOUR_MS)))
  await owner.query(`create temporary table model_row as select m.model, m.place, r.* from jsonb_to_recordset($1::jsonb) m(model text, place text, r jsonb), jsonb_populate_record(null::mashangban.cases, m.r) r`,
    [JSON.stringify(models.map(({ name, at, row }) => ({ model: name, place: at, r: row })))])
  const entries = models.flatMap(({ name, entries: list, contents }) => list.map((entry, at) => ({ ...entry, model: name, salt: contents[at]?.salt, content: contents[at]?.content })))
  await owner.query(`create temporary table model_entry as select * from jsonb_to_recordset($1::jsonb)
    m(model text, seq int, at timestamptz, kind text, internal boolean, person_id text, status text, commitment text, hash text, salt text, content jsonb)`, [JSON.stringify(entries)])
  await owner.query('create temporary table told (g int, id text, client int)')
}

/** Statistics and visibility as a server that has run for a while has them. */
export async function settleHistory(owner: PgClient): Promise<void> {
  // A past of a test is small: a third of the usual sample says the same of it, in a third of the time.
  const { rows: [cases] } = await owner.query<{ few: boolean }>('select count(*) < $1 as few from mashangban.cases', [MANY * 5])
  await owner.query(`set default_statistics_target = ${cases?.few ? 30 : 100}`)
  await owner.query(`vacuum (analyze) ${[...TABLES, 'persons', 'memberships', 'companies', 'credits', 'areas', 'units'].map((table) => `mashangban.${table}`).join(', ')}`)
}
