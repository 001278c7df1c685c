import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { WEAPP_DIR } from '../../emulator/build/project'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { packageSizes } from '../support/gates/package-files'
import { median } from './measure'

const STARTS = 15
const BARE = 'sdk'
/** Functions on the path of a tap. */
const TAPS = ['directory', 'case', 'rating'] as const
const TAP_BYTES = 450 * 1024
/** Prints the CPU time, in milliseconds, of requiring the bundle in a fresh process: elapsed time would mostly tell what else runs. */
const REQUIRE = 'const c=process.cpuUsage();require(process.argv[1]);const u=process.cpuUsage(c);console.log((u.user+u.system)/1000)'

export interface BundleRow {
  name: string
  bytes: number
  limit: number | null
  /** CPU milliseconds to require it in a fresh process: the median of fifteen. */
  coldMs: number
  /** Against the bare SDK; null for the bare SDK itself. */
  ratio: number | null
}

/** Bundles every function into `folder`, as deployed, and the bare SDK beside them. */
export async function bundleAll(folder: string): Promise<void> {
  await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), folder, Object.keys(FUNCTIONS))
}

/** The bare SDK: one file that has it inside. */
const bundleBare = (folder: string): Promise<unknown> => bundleFunctions(join(PROJECT_ROOT, 'tests/bench/bare'), join(folder, 'bare'), [BARE])

/** Sizes and cold starts of the bundles in `folder`, measured in turns. */
export async function measureBundles(folder: string): Promise<BundleRow[]> {
  await bundleBare(folder)
  const files: readonly (readonly [string, string])[] = [[BARE, join(folder, 'bare', 'sdk.js')], ...TAPS.map((name) => [name, join(folder, name, 'index.js')] as const)]
  const times = new Map<string, number[]>()
  for (let start = 0; start < STARTS; start++) for (const [name, file] of files) times.set(name, [...(times.get(name) ?? []), requireOnce(file)])
  const bare = median(times.get(BARE) ?? [])
  return files.map(([name, file]) => {
    const coldMs = median(times.get(name) ?? [])
    return { name, bytes: statSync(file).size, limit: name === BARE ? null : TAP_BYTES, coldMs, ratio: name === BARE ? null : coldMs / bare }
  })
}

function requireOnce(file: string): number {
  const env: NodeJS.ProcessEnv = { ...process.env, TCB_ENV: 'bench', TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'bench', SILENCE: 'true' }
  return Number(execFileSync(process.execPath, ['-e', REQUIRE, file], { env, encoding: 'utf8' }).trim().split('\n').at(-1))
}

/** Bytes of each package of the mini-program as it was last built; null when it was not. */
export const measurePackages = (): { name: string; bytes: number }[] | null =>
  existsSync(join(WEAPP_DIR, 'app.json')) ? packageSizes(WEAPP_DIR) : null
