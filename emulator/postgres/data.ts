import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { replaceFile } from '../replace-file'
import { giveTo, makePrivateFolder, type Account } from './account'
import { program, type Binaries } from './binaries'
import { serverEnvironment } from './environment'
import { PostgresError } from './errors'
import { dataName } from './place'

const run = promisify(execFile)

/**
 * Locale names for LC_CTYPE, the first that the system knows is taken: with plain C neither lower() nor trigrams know Chinese.
 * Sorting is by code point with all of them.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C']

/**
 * Makes the data folder of this major version inside `folder` when it is not there: UTF-8, checksums, a generated password for whoever
 * comes over TCP. It is made aside and renamed when complete. Throws PostgresError DAMAGED or OTHER_MAJOR and changes nothing then.
 */
export async function ensureData(folder: string, binaries: Binaries, account: Account, durable: boolean): Promise<void> {
  const data = join(folder, dataName(binaries.major))
  if (existsSync(data)) {
    checkVersion(data, binaries.major)
    return
  }
  removeDrafts(folder, dataName(binaries.major))
  const draft = mkdtempSync(`${data}.new-`)
  makePrivateFolder(draft, account)
  await initialise(draft, binaries, account, passwordFile(folder, account), durable)
  renameSync(draft, data)
  if (durable) flushFolder(folder)
}

function checkVersion(data: string, major: number): void {
  const file = join(data, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (version === String(major)) return
  if (version !== undefined && /^\d+$/.test(version)) {
    throw new PostgresError('OTHER_MAJOR', `${data} 由 PostgreSQL ${version} 写成，这里是 ${major}，数据没有被改动；请用 DATA_DIR 指定另一个目录，或用 DATABASE_URL 连接 PostgreSQL ${version}`, `the data were written by version ${version} and were left as they are: set DATA_DIR to another folder, or DATABASE_URL to a server of version ${version}`)
  }
  throw new PostgresError('DAMAGED', `数据库文件已损坏（${file} ${version === undefined ? '缺失' : '无法识别'}），没有被改动；请从备份恢复，或用 DATA_DIR 指定另一个目录`, `the database is damaged, PG_VERSION is ${version === undefined ? 'missing' : 'unreadable'}; it was left as it is: restore a backup, or set DATA_DIR to another folder`)
}

/** Drafts of starters that were killed; the caller holds the lock, so none is being made. */
function removeDrafts(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    // An initdb whose starter was killed may still be writing: what cannot be removed now is removed by the next start.
    if (entry.startsWith(`${name}.new-`)) try { rmSync(join(folder, entry), { recursive: true, force: true }) } catch { continue }
  }
}

async function initialise(target: string, binaries: Binaries, account: Account, password: string, durable: boolean): Promise<void> {
  for (const ctype of CTYPES) {
    const locale = binaries.major >= 17 ? ['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [`--locale=${ctype}`]
    const args = ['-D', target, '-U', 'postgres', '-E', 'UTF8', '--data-checksums', '--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${password}`, '--no-instructions']
    try {
      await run(program(binaries, 'initdb'), [...args, ...locale, ...(durable ? [] : ['--no-sync'])], { ...account, cwd: target, env: serverEnvironment() })
      return
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr ?? error).trim()
      if (/invalid locale name/.test(said) && ctype !== CTYPES.at(-1)) continue
      rmSync(target, { recursive: true, force: true })
      throw new PostgresError('NOT_STARTED', `数据库没有建成，没有留下任何内容；请按下面的原因处理后重试：${said}`, 'the database could not be made and nothing was left behind: see the reason, then start again', { cause: error })
    }
  }
}

/** The file of the generated password; the account must read it once, when the data are made. */
function passwordFile(folder: string, account: Account): string {
  const file = join(folder, 'password')
  if (!existsSync(file)) replaceFile(file, randomBytes(24).toString('hex'), { mode: 0o600, flush: true })
  giveTo(account, file)
  return file
}

/** The password of the superuser, asked for over TCP only. */
export const readPassword = (folder: string): string => readFileSync(join(folder, 'password'), 'utf8')

/** A rename is safe against a loss of power once its folder is on the disk. Windows cannot open folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
