import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { fingerprint } from '../../emulator/build/fingerprint'
import { PROJECT_ROOT } from '../../emulator/project-root'

const CACHE = join(PROJECT_ROOT, '.cache')
const PREFIX = 'functions-'
const DRAFT = 'bundling-'
/** Bundles of older sources are kept this long: another run may still be at them. */
const KEPT_MS = 3_600_000

/** Folder with the bundles of these functions, each made once per state of the sources; test files at the same time share them. */
export async function bundledFunctions(names: readonly string[] = Object.keys(FUNCTIONS)): Promise<string> {
  const sources = await fingerprint(PROJECT_ROOT, ['shared', 'cloudfunctions', 'emulator/build', 'package-lock.json'])
  const folder = join(CACHE, `${PREFIX}${sources.slice(0, 16)}`)
  const missing = names.filter((name) => !existsSync(join(folder, name)))
  if (missing.length === 0) return folder
  await mkdir(folder, { recursive: true })
  const draft = await mkdtemp(join(CACHE, DRAFT))
  for (const name of await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), draft, missing)) {
    // Whole or not at all; where another worker was quicker, its copy is as good.
    await rename(join(draft, name), join(folder, name)).catch((cause: unknown) => {
      if (!existsSync(join(folder, name))) throw cause
    })
  }
  await rm(draft, { recursive: true, force: true })
  await removeOld()
  return folder
}

async function removeOld(): Promise<void> {
  const names = (await readdir(CACHE)).filter((name) => name.startsWith(PREFIX) || name.startsWith(DRAFT))
  await Promise.all(names.map(async (name) => {
    const made = await stat(join(CACHE, name)).catch(() => undefined)
    if (made && Date.now() - made.mtimeMs > KEPT_MS) await rm(join(CACHE, name), { recursive: true, force: true })
  }))
}
