import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { fingerprint } from '../../emulator/build/fingerprint'
import { FUNCTION_SOURCES, FUNCTIONS_DIR, functionsAreBuilt } from '../../emulator/build/project'
import { PROJECT_ROOT } from '../../emulator/project-root'

const CACHE = join(PROJECT_ROOT, '.cache/bundles')
/** Bundles of older sources are kept this long: another run may still be at them. */
const KEPT_MS = 3_600_000

/** Set by `npm test` once it has built: each file of tests need not read all sources to know that (0.5 s of CPU). */
export const BUILT = 'TEST_FUNCTIONS_BUILT'

/** Folder with the bundles of all functions as the sources are now: those of the last build while they are fresh, as throughout `npm test`; else made once here. */
export async function bundledFunctions(): Promise<string> {
  if (process.env[BUILT] !== undefined) return FUNCTIONS_DIR
  return (await functionsAreBuilt()) ? FUNCTIONS_DIR : bundledOnce('cloudfunctions', Object.keys(FUNCTIONS), FUNCTION_SOURCES)
}

/** Folder with the bundles of these functions, made once per state of the sources; test files at the same time share them. */
export async function bundledOnce(sourceDir: string, names: readonly string[], sources: readonly string[]): Promise<string> {
  const folder = join(CACHE, (await fingerprint(PROJECT_ROOT, sources)).slice(0, 16))
  if (existsSync(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  await removeOld()
  const draft = await mkdtemp(join(CACHE, 'draft-'))
  await bundleFunctions(join(PROJECT_ROOT, sourceDir), draft, names)
  // Whole or not at all; where another worker was quicker, its copy is as good.
  await rename(draft, folder).catch(async (cause: unknown) => {
    if (!existsSync(folder)) throw cause
    await rm(draft, { recursive: true, force: true })
  })
  return folder
}

async function removeOld(): Promise<void> {
  await Promise.all((await readdir(CACHE)).map(async (name) => {
    const made = await stat(join(CACHE, name)).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > KEPT_MS) await rm(join(CACHE, name), { recursive: true, force: true })
  }))
}
