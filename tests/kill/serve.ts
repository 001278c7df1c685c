import { join } from 'node:path'
import { startEmulator } from '../../emulator/emulator'
import { seedTown } from '../../emulator/seed'
import { NO_LIMITS } from '../support/no-limits'

/** The victim: an emulator in a process of its own, on a data directory that outlives it. Prints its URL when it serves. */
async function main(): Promise<void> {
  const [folder = '', functionsDir = ''] = process.argv.slice(2)
  const emulator = await startEmulator({
    port: 0,
    dataDir: join(folder, 'data'),
    functionsDir,
    quiet: true,
    undeclared: 'refused',
    ticking: true,
    // Four people write without a pause.
    seed: async (tools) => {
      await seedTown(tools)
      await tools.insert('settings', [NO_LIMITS])
    },
  })
  process.stdout.write(`${emulator.url}\n`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
