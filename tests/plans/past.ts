import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { startEmulator, type Emulator } from '../../emulator/emulator'
import { toInstant } from '../../shared/kernel/instant'
import { type History, insertHistory, settleHistory } from '../support/bulk/history'
import { insertPopulation, type Population } from '../support/bulk/population'
import { makeDataDir } from '../support/test-secrets'

/** A database with a past, and the stand-ins for WeChat and the file store beside it. */
export interface Past {
  emulator: Emulator
  population: Population
  closed: History['closed']
}

/** Gives the seeded district a past of so many cases, analysed, and hands it over. */
export async function withPast<T>(database: { ownerUrl: string; appUrl: string }, cases: number, work: (past: Past) => Promise<T>, say: (line: string) => void = () => undefined): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'past-'))
  const emulator = await startEmulator({ port: 0, dataDir: makeDataDir(folder), functionsDir: folder, quiet: true, database })
  try {
    const { population, closed } = await withClient(database.ownerUrl, async (owner) => {
      const people = await insertPopulation(owner, cases, emulator.environment)
      const history = await insertHistory(owner, people, cases, toInstant(Date.now()), { say })
      say('analysing')
      await settleHistory(owner)
      return { population: people, closed: history.closed }
    })
    return await work({ emulator, population, closed })
  } finally {
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
