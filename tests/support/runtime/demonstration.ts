import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../../../emulator/build/project'
import { startEmulator, type Emulator } from '../../../emulator/emulator'
import { AFTERNOON, demonstrationTemplate } from '../seeded-templates'
import { cloneOwned } from '../templates'
import { makeDataDir } from '../test-secrets'

/** A private emulator with the demonstration district, seeded once per run and cloned; `stop` also removes its data. The page is whatever `dist/h5` holds. */
export async function startDemonstration(): Promise<Emulator> {
  await buildFunctions()
  const database = await cloneOwned(await demonstrationTemplate())
  const dataDir = await mkdtemp(path.join(tmpdir(), 'msb-demo-'))
  const emulator = await startEmulator({ port: 0, dataDir: makeDataDir(dataDir), quiet: true, undeclared: 'refused', startsAt: AFTERNOON, database })
  return {
    ...emulator,
    stop: async () => {
      await emulator.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
