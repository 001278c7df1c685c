import { rmSync, writeFileSync } from 'node:fs'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { startEmulator } from '../../emulator/emulator'
import { fileOf, nextVersion, takeData } from './release-data'
import { temporaryFolder } from '../support/temporary-folder'

/**
 * Run before a release, with its number in package.json and its functions built (npm run build): keeps the rows of the seeded demonstration, so
 * that the migrations of every later release are tried on them.
 */
async function main(): Promise<void> {
  const version = nextVersion()
  const folder = temporaryFolder('release-')
  const emulator = await startEmulator({ port: 0, dataDir: folder, seed: true, quiet: true })
  try {
    const data = await withClient(emulator.database.ownerUrl, (owner) => takeData(owner, version))
    writeFileSync(fileOf(version), `${JSON.stringify(data)}\n`)
    process.stdout.write(`kept ${Object.values(data.rows).reduce((sum, rows) => sum + rows.length, 0)} rows of ${version}\n`)
  } finally {
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
