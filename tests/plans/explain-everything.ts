import type { Emulator } from '../../emulator/emulator'
import { fold, gramsOf } from '../../shared/kernel/fold'
import { DAY_MS, HOUR_MS, MINUTE_MS, toInstant } from '../../shared/kernel/instant'
import { everyAct } from './acts'
import { deeds } from './deeds'
import { everyDesk, insertDesks } from './desk'
import { type Explainer, openExplainer } from './explainer'
import { faultsOf, type PlanNode } from './faults'
import { exports } from './exports'
import { prints } from './prints'
import type { Past } from './past'
import { matters } from './matters'
import { caseReads, directoryReads, listReads, SEARCHES } from './reads'
import { register } from './register'
import { things } from './things'
import { bindings } from './bindings'
import { everythingElse, files, reminders } from './rest'
import { viewing } from './viewing'
import { watch, type Watched, type Watcher } from './watched'

/** Plans looked at of one statement; after that it only runs. */
const MOST_LOOKED = 60
/** From so many rows on a table is one that grows. */
const GROWN = 1000

export interface Explained {
  /** Statement → fault → times. */
  faults: Map<string, Map<string, number>>
  /** Statements that ran, and how many of their plans were looked at. */
  looked: Map<string, number>
}

/** Has everything done that the product does, and explains each statement as it runs. */
export async function explainEverything(past: Past): Promise<Explained> {
  const { database, environment } = past.emulator
  const explained: Explained = { faults: new Map(), looked: new Map() }
  await insertDesks(database)
  const sizes = await database.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'mashangban'::regnamespace and relkind = 'r' and reltuples > $1", [GROWN])
  const growing = new Set(sizes.map(({ name }) => name))
  const explainer = await openExplainer(database.appUrl, past.population.tenant)
  const note = (name: string, plan: PlanNode): void => {
    for (const fault of faultsOf(plan, growing)) {
      const of = explained.faults.get(name) ?? new Map<string, number>()
      explained.faults.set(name, of.set(fault, (of.get(fault) ?? 0) + 1))
    }
  }
  const inTransaction: (() => Promise<void>)[] = []
  const watched = watch(environment, watcher(explained, explainer, note, inTransaction))
  await doEverything(watched, past)
  for (const lookBack of inTransaction) await lookBack()
  const look = async (door: string, given: Readonly<Record<string, unknown>>): Promise<void> => {
    for (const plan of await explainer.runDoor(database.ownerUrl, door, given)) note(door, plan)
  }
  for (const text of Object.values(SEARCHES)) if (fold(text).length > 1) await look('find', { rare: gramsOf(text), many: 2001 })
  await look('companies_named', { names: ['云澜新来1有限公司', '天马行空'].map(fold) })
  await look('cases_closed_to', { token: 'p:nobody' })
  await watched.close()
  await explainer.close()
  return explained
}

function watcher({ looked }: Explained, explainer: Explainer, note: (name: string, plan: PlanNode) => void, inTransaction: (() => Promise<void>)[]): Watcher {
  const look: Watcher['before'] = async (statement, values) => note(statement.name, (await explainer.run(statement, values)) ?? (await explainer.imagine(statement, values)))
  return {
    async before(statement, values) {
      const times = (looked.get(statement.name) ?? 0) + 1
      looked.set(statement.name, times)
      if (times <= MOST_LOOKED) await look(statement, values)
    },
    after(statement, values) {
      if (looked.has(statement.name)) return
      looked.set(statement.name, 1)
      // Inside of a transaction, whose locks must not be waited for: looked at when it is over.
      inTransaction.push(() => look(statement, values))
    },
  }
}

async function doEverything(watched: Watched, { emulator, population, closed }: Past): Promise<void> {
  const surface = async <T>(path: string, body?: unknown): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    return (await (await fetch(`${emulator.url}/__emulator/${path}`, body === undefined ? {} : post)).json()) as T
  }
  // WeChat looks at pictures only of somebody who was here lately, which the gateway tells it.
  await emulator.call('directory', { action: 'directory.me' }, 'demo-owner-1')
  for (const read of [...listReads(population), ...caseReads(population, closed.slice(0, 3)), ...directoryReads(population)]) await read.ask(watched)
  await reminders(watched, 'plan-trace')
  await everyAct(watched, population)
  await files(watched)
  await register(watched, emulator.database)
  await everythingElse(watched, surface, population, closed, emulator.database.query)
  await bindings(watched, surface)
  await everyDesk(watched)
  await watched.tick()
  await makeDue(emulator.database)
  await watched.tick(Date.now(), 12)
  await exports(watched, emulator.database)
  await prints(watched, emulator.database)
  await matters(watched)
  await things(watched)
  await deeds(watched, emulator.database)
  await viewing(watched)
  for (const later of [20 * MINUTE_MS, 5 * HOUR_MS, 3 * DAY_MS, 31 * DAY_MS]) await watched.tick(Date.now() + later)
}

/** Alarms of two hundred cases, and something that all officers are to be told. */
async function makeDue({ query }: Emulator['database']): Promise<void> {
  const past = toInstant(Date.now() - 1000)
  await query("update mashangban.jobs set due_at = $1 where (kind, key) in (select kind, key from mashangban.jobs where kind = 'alarm' order by key limit 200)", [past])
  await query(`insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts) select tenant, 'fanOut', 'plan', 'case', id, $1, jsonb_build_object('seq', 1, 'kind', 'taskNew', 'at', $2::text, 'body', 'b', 'persons',
    (select jsonb_agg(person_id) from mashangban.memberships where role = 'officer'), 'roles', '[]'::jsonb, 'places', '[]'::jsonb, 'doer', ''), 0 from mashangban.cases limit 1`, [past, past])
}
