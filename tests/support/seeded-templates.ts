import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { type EmulatorOptions, startEmulator } from '../../emulator/emulator'
import { seedTown } from '../../emulator/seed'
import { bundledFunctions } from './bundles'
import { NO_LIMITS } from './no-limits'
import { MORNING } from './morning'
import { TEST_URL } from './postgres/run-server'
import { cloneOwned, EMPTY } from './templates'
import { makeDataDir } from './test-secrets'

/** Wednesday 2026-11-25, 15:00 China time: every journey begins on the same working afternoon, whatever day it is outside. */
export const AFTERNOON = Date.parse('2026-11-25T07:00:00.000Z')

/** Any number: one worker makes a template, the others wait. */
const LOCK = 7_270_413

/** Makes a seeded template where this run has none yet: only some test files need it, and the first of them makes it for all. */
async function seededTemplate(name: string, how: Pick<EmulatorOptions, 'seed' | 'functions' | 'functionsDir' | 'startsAt'>): Promise<string> {
  const server = process.env[TEST_URL] ?? ''
  await withClient(server, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 1) return
    const draft = await cloneOwned(EMPTY)
    const folder = mkdtempSync(join(tmpdir(), 'msb-seed-'))
    const emulator = await startEmulator({ port: 0, dataDir: makeDataDir(folder), quiet: true, undeclared: 'refused', database: draft, ...how })
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
    await admin.query(`alter database ${admin.escapeIdentifier(draft.name)} rename to ${admin.escapeIdentifier(name)}`)
  })
  return name
}

/** A migrated database with the places and people of the demonstration, in which nothing has happened; nobody does too much there. */
export const townTemplate = (): Promise<string> =>
  seededTemplate('msb_town', { functions: {}, startsAt: Date.parse(MORNING), seed: async (tools) => {
    await seedTown(tools)
    await tools.insert('settings', [NO_LIMITS])
  } })

/** The whole demonstration district; its stories go through the real functions. */
export const demonstrationTemplate = async (): Promise<string> => seededTemplate('msb_demonstration', { functionsDir: await bundledFunctions(), startsAt: AFTERNOON, seed: true })
