import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/emulator'
import { bundledFunctions } from './bundles'
import { cloneOwned } from './templates'
import { makeDataDir } from './test-secrets'

/** The real functions over a real emulator, on a clone of a template; stop() removes the clone and all else. What a contract does not declare is refused. */
export async function startOnClone(template: string, options: Pick<EmulatorOptions, 'startsAt' | 'seed'>): Promise<Emulator> {
  const database = await cloneOwned(template)
  const folder = await mkdtemp(join(tmpdir(), 'msb-'))
  const emulator = await startEmulator({
    ...options, port: 0, dataDir: makeDataDir(join(folder, 'data')), functionsDir: await bundledFunctions(), quiet: true, undeclared: 'refused',
    database: { ownerUrl: database.ownerUrl, appUrl: database.appUrl },
  })
  return {
    ...emulator,
    async stop() {
      await emulator.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
