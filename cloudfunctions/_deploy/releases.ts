import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where the bundles of the last releases are kept, so that functions can go back. Not among the sources: another machine builds its own. */
export const RELEASES = 'dist/releases'
const KEPT = 5

const uploadedFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !file.endsWith('.map') && statSync(join(folder, file)).isFile()).sort()

/** Bytes of what is uploaded for one function, before it is packed. */
export const codeBytes = (folder: string): number => uploadedFiles(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

/** A hash of what is uploaded for one function: names and bytes, without source maps. */
export function codeHash(folder: string): string {
  const hash = createHash('sha256')
  for (const file of uploadedFiles(folder)) hash.update(`${file.replaceAll('\\', '/')}\0`).update(readFileSync(join(folder, file))).update('\0')
  return hash.digest('hex').slice(0, 12)
}

/** A release is named by the code of all its functions: the same bundles are the same release, wherever they were built. */
export function releaseOf(bundles: string, names: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of [...names].sort()) hash.update(`${name} ${codeHash(join(bundles, name))}\n`)
  return hash.digest('hex').slice(0, 12)
}

/** Keeps a copy of the bundles under the release's name, whole or not at all, and drops the oldest ones. */
export function keepRelease(bundles: string, names: readonly string[], release: string, folder = RELEASES): void {
  const kept = join(folder, release)
  if (!existsSync(kept)) {
    const half = `${kept}.half`
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true })
    for (const name of names) cpSync(join(bundles, name), join(half, name), { recursive: true })
    renameSync(half, kept)
  }
  const byAge = readdirSync(folder).filter((each) => each !== release).sort((a, b) => statSync(join(folder, b)).mtimeMs - statSync(join(folder, a)).mtimeMs)
  for (const old of byAge.slice(KEPT - 1)) rmSync(join(folder, old), { recursive: true, force: true })
}

/** What a function's description says of its code; the platform takes only letters, digits, spaces, commas and full stops there. */
export interface Stamp {
  release: string
  code: string
  /** The release that was there before; empty at the first. */
  before: string
}

export const stampText = ({ release, code, before }: Stamp): string => `mashangban release ${release}, code ${code}, before ${before || 'none'}`

/** Null: the function was not deployed by us, or by hand since. */
export function readStamp(description: string): Stamp | null {
  const [, release, code, before] = /^mashangban release ([0-9a-f]{12}), code ([0-9a-f]{12}), before ([0-9a-f]{12}|none)$/.exec(description) ?? []
  return release === undefined || code === undefined || before === undefined ? null : { release, code, before: before === 'none' ? '' : before }
}

/**
 * The release to go back to. Functions of two releases mean that a deployment or a return was killed between them: then it is the
 * older of the two, which the others were before. Null when nothing says which.
 */
export function releaseBefore(stamps: readonly Stamp[]): string | null {
  const present = new Set(stamps.map(({ release }) => release))
  const before = [...new Set(stamps.map((stamp) => stamp.before).filter((each) => each !== ''))]
  if (present.size === 1) return before.length === 1 ? (before[0] ?? null) : null
  const between = before.filter((each) => present.has(each))
  return between.length === 1 ? (between[0] ?? null) : null
}
