import type { Clock } from './clock/clock'
import type { DatabasePart } from './data/database'
import type { Host } from './functions/host'
import { toEnvelope } from './gateway/functions-route'
import { insertRows } from './data/insert-rows'
import type { Seed, SeedTools } from './seed-tools'
import type { Timers } from './timers/timers'
import type { Subscribe } from './wechat/subscribe'

/** Runs a seed, marked in the database until it is complete, and puts the clock back to where it stood before. */
export async function runSeed(database: DatabasePart, seed: Seed, tools: SeedTools, clock: Clock): Promise<void> {
  await database.mark('seeding')
  const ahead = clock.now() - Date.now()
  await seed(tools)
  const present = Date.now() + ahead
  if (clock.now() < present) await clock.rewind(present)
  await database.mark('seeded')
}

export interface SeedToolsOptions {
  database: DatabasePart
  host: Host
  timers: Timers
  subscribe: Subscribe
  clock: Clock
  environment: Readonly<Record<string, string>>
  onCaller(openid: string): void
  settle(): Promise<void>
}

/** The tools of a seed over the running parts. */
export function createSeedTools(options: SeedToolsOptions): SeedTools {
  const { database, host, timers, subscribe, clock, environment, onCaller, settle } = options
  return {
    environment,
    now: () => new Date(clock.now()),
    setClock: (iso) => clock.rewind(Date.parse(iso)),
    setPersonas: (personas) => database.state('personas').put('list', personas),
    setCodes: (codes) => database.state('codes').put('list', codes),
    async call(name, action, input, openid) {
      if (openid !== null) onCaller(openid)
      const outcome = await host.invoke(name, { action, input }, { ...(openid === null ? {} : { openid }), source: 'wx_client' })
      if (outcome.kind !== 'reply') throw new Error(`${name} ${action}: ${outcome.kind}: ${outcome.detail}`)
      return toEnvelope(outcome)
    },
    insert: (table, rows) => insertRows(database, table, environment.TENANT ?? '', rows),
    query: (text, values) => database.query(text, values),
    async runTimers() {
      await settle()
      await timers.run({ force: true })
      await settle()
    },
    async acceptSubscription(openid, templateId, times) {
      await subscribe.answer(openid, { [templateId]: 'accept' }, times)
      await settle()
    },
  }
}
