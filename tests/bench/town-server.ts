import { statSync } from 'node:fs'
import { join } from 'node:path'
import { startEmulator } from '../../emulator/emulator'
import { seedTown } from '../../emulator/seed'
import { toInstant } from '../../shared/kernel/instant'
import { serveBench } from './child'
import { createPast } from './history'
import { type Population, populate } from './population'

const BATCH = 250
/** Closed cases told to the load: those it reads and rates. */
const TOLD = 1000

/** The system under the bench, in a process of its own: emulator and functions over `size` cases. */
serveBench(async ({ folder, bundles, size }) => {
  const dataDir = join(folder, 'data')
  const emulator = await startEmulator({
    port: 0, dataDir, functionsDir: bundles, quiet: true, seed: async (tools) => { await seedTown(tools) },
  })
  const insert = async (collectionName: string, documents: readonly object[]): Promise<void> => {
    for (let from = 0; from < documents.length; from += BATCH) {
      const data = documents.slice(from, from + BATCH).map((document) => JSON.stringify(document))
      await emulator.database.handle('database.insertDocument', { collectionName, data })
    }
  }
  const population = populate(size, emulator.environment)
  await insert('persons', [...population.officers, ...population.clients.map(({ clerk }) => clerk)].map(({ person }) => person))
  await insert('companies', population.clients.map(({ company }) => company))
  const closed = await insertPast(size, population, insert, emulator.clock.now())
  return {
    told: {
      url: emulator.url,
      clients: population.clients.slice(0, TOLD).map(({ company, clerk, officer }) => ({ companyId: company._id, clerk: clerk.openid, officer: officer.openid })),
      closed,
      bytes: statSync(join(dataDir, 'database/documents.mdb')).size,
    },
    async forgetRatings() {
      const query = JSON.stringify({ tenant: population.tenant })
      await emulator.database.handle('database.removeDocument', { collectionName: 'ratings', queryType: 'WHERE', query, multi: true })
    },
    stop: () => emulator.stop(),
  }
})

async function insertPast(size: number, population: Population, insert: (collection: string, documents: readonly object[]) => Promise<void>, nowMs: number) {
  const past = createPast(population, toInstant(nowMs))
  const closed: { caseId: string; clerk: string; officer: string }[] = []
  for (let from = 0; from < size; from += BATCH) {
    const made = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) => past(from + at))
    await Promise.all([insert('cases', made.map((one) => one.case)), insert('ledger', made.flatMap((one) => one.ledger))])
    for (const { case: one, client, ledger } of made) {
      // Spread over the whole past, so that reads do not all fall on neighbouring pages.
      if (one.status === 'closed' && ledger.length > 0 && (size <= TOLD || closed.length < (from / size) * TOLD + 1)) closed.push({ caseId: one._id, clerk: client.clerk.openid, officer: client.officer.openid })
    }
  }
  return closed
}
