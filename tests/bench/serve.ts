import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS_DIR, buildFunctions } from '../../emulator/build/project'
import { readSettings } from '../../emulator/settings'
import { startTownServer } from './town'

const FEWEST = 1000

/**
 * `npm run bench -- serve N`: N cases, served on PORT until it is told to stop, for a load from outside. Whom and what that load may ask for stands in
 * `told.json` in DATA_DIR, which must be empty: `{ url, busy, clients: [{ companyId, clerk, officer }], closed: [{ caseId, clerk, officer, companyId }],
 * filed: [{ caseId, officer, seen }], codes, pids: [node, postmaster] }`. People are openids; no closed case is rated yet.
 */
export async function serve(words: readonly string[]): Promise<void> {
  const size = Number(words[0])
  if (words.length !== 1 || !Number.isInteger(size) || size < FEWEST) throw new Error(`how many cases is a whole number of at least ${FEWEST}: npm run bench -- serve 100000`)
  const { port, dataDir } = readSettings(process.env)
  await buildFunctions()
  mkdirSync(dataDir, { recursive: true })
  const town = await startTownServer({ folder: dataDir, bundles: FUNCTIONS_DIR, size }, port)
  const { told, filed, pids } = town
  const file = join(dataDir, 'told.json')
  // Whole or not at all: somebody may be waiting for it.
  writeFileSync(`${file}.draft`, `${JSON.stringify({ ...told, filed, pids })}\n`)
  renameSync(`${file}.draft`, file)
  console.log(`${size} cases at ${told.url}; ${file}`)
  const stop = (): void => void town.stop().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
}
