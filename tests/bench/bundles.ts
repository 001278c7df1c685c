import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { WEAPP_DIR } from '../../emulator/build/project'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { packageSizes } from '../support/gates/package-files'

const STARTS = 9
const BARE = 'sdk'
/** Prints the CPU time, in milliseconds, of requiring the bundle in a fresh process: elapsed time would mostly tell what else runs. */
const REQUIRE = 'const c=process.cpuUsage();require(process.argv[1]);const u=process.cpuUsage(c);console.log((u.user+u.system)/1000)'

export interface BundleRow {
  name: string
  bytes: number
  limit: number | null
  /** CPU milliseconds to require it in a fresh process: the least of several, which is the one least disturbed. */
  coldMs: number
  /** Against the bare SDK; null for the bare SDK itself. */
  ratio: number | null
}

/** Bundles every function into `folder`, as deployed, and the bare SDK beside them. */
export async function bundleAll(folder: string): Promise<void> {
  await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), folder, Object.keys(FUNCTIONS))
  await bundleFunctions(join(PROJECT_ROOT, 'tests/bench/bare'), folder, [BARE])
}

/** Sizes and cold starts of the bundles in `folder`, measured in turns. */
export function measureBundles(folder: string): BundleRow[] {
  const names = [BARE, ...Object.keys(FUNCTIONS)]
  const fileOf = (name: string): string => join(folder, name, 'index.js')
  const least = new Map<string, number>()
  for (let start = 0; start < STARTS; start++) {
    for (const name of names) least.set(name, Math.min(least.get(name) ?? Infinity, requireOnce(fileOf(name))))
  }
  const bare = least.get(BARE) ?? NaN
  const limits: Readonly<Record<string, { bundleLimit: number }>> = FUNCTIONS
  return names.map((name) => {
    const coldMs = least.get(name) ?? NaN
    return { name, bytes: statSync(fileOf(name)).size, limit: limits[name]?.bundleLimit ?? null, coldMs, ratio: name === BARE ? null : coldMs / bare }
  })
}

function requireOnce(file: string): number {
  const env: NodeJS.ProcessEnv = { ...process.env, TCB_ENV: 'bench', TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'bench', SILENCE: 'true' }
  return Number(execFileSync(process.execPath, ['-e', REQUIRE, file], { env, encoding: 'utf8' }).trim().split('\n').at(-1))
}

/** Bytes of each package of the mini-program as it was last built; null when it was not. */
export const measurePackages = (): { name: string; bytes: number }[] | null =>
  existsSync(join(WEAPP_DIR, 'app.json')) ? packageSizes(WEAPP_DIR) : null
