import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EJSON } from 'bson'
import type { Clock } from './clock/clock'
import type { Database } from './database/index'
import type { Host } from './functions/host'
import { toEnvelope } from './gateway/functions-route'
import type { Seed, SeedTools } from './seed-tools'
import type { Timers } from './timers/timers'
import type { Subscribe } from './wechat/subscribe'

const MARKER = 'seeding'
const BATCH = 200

/**
 * Removes what an interrupted seed left behind. Nobody was served while it ran, so nothing that belongs to anybody is lost; the
 * secrets stay. Tells whether there was such a seed.
 */
export async function clearInterruptedSeed(dataDir: string): Promise<boolean> {
  const marker = join(dataDir, MARKER)
  if (!existsSync(marker)) return false
  await Promise.all(['database', 'files'].map((name) => rm(join(dataDir, name), { recursive: true, force: true })))
  await rm(marker)
  return true
}

/** Runs a seed, marked on disk until it is complete, and puts the clock back to where it stood before. */
export async function runSeed(dataDir: string, seed: Seed, tools: SeedTools, clock: Clock): Promise<void> {
  await writeFile(join(dataDir, MARKER), 'A seed is under way. If it stops half-way it is started over.\n', { flush: true })
  const ahead = clock.now() - Date.now()
  await seed(tools)
  const present = Date.now() + ahead
  if (clock.now() < present) await clock.rewind(present)
  await rm(join(dataDir, MARKER))
}

export interface SeedToolsOptions {
  database: Database
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
    async insert(collection, documents) {
      for (let at = 0; at < documents.length; at += BATCH) {
        const data = documents.slice(at, at + BATCH).map((document) => EJSON.stringify(document, { relaxed: false }))
        await database.handle('database.insertDocument', { collectionName: collection, data })
      }
    },
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
