import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from '../error-code'
import { replaceFile } from '../replace-file'
import { accountOf, IS_ROOT, openToWalk, reaches } from './account'
import { PostgresError } from './errors'
import { temporaryPlace } from './temporary'

/** What DATA_DIR remembers of a folder that lies elsewhere. */
interface Note {
  folder: string
  /** The major versions whose data were made there: those must be found again, and are never made anew. */
  majors: number[]
}

const NOTE = 'postgres.json'
/** In the folder elsewhere: which DATA_DIR it belongs to. */
const HOME = 'home'
export const dataName = (major: number): string => `data-${major}`
const DATA_NAME = /^data-\d+$/
const holdsData = (folder: string): boolean => isOurs(folder) && readdirSync(folder).some((name) => DATA_NAME.test(name))

/**
 * The folder of the server's files: `postgres/` inside dataDir; or, where the server's account cannot reach dataDir (root in a closed
 * folder), a new one under the temporary place, whose random name is kept in dataDir. dataDir must exist. Throws PostgresError
 * FOLDER_GONE, COPIED or OTHER_ACCOUNT and then has made nothing.
 * Data of another major version beside it are named to `say` and left alone.
 */
export function findPlace(dataDir: string, major: number, say: (line: string) => void = () => undefined): string {
  const note = readNote(dataDir)
  const inside = join(dataDir, 'postgres')
  const folder = note ? noted(dataDir, note, major) : holdsData(inside) ? stillReached(inside, major) : newPlace(dataDir, inside, major)
  nameOthers(folder, major, say)
  return folder
}

/** Whether the folder is there. Throws when it is another account's: only root may enter what is not its own. */
function isOurs(folder: string): boolean {
  const made = statSync(folder, { throwIfNoEntry: false })
  if (made && !IS_ROOT && process.getuid && made.uid !== process.getuid()) {
    throw new PostgresError('OTHER_ACCOUNT', `数据库文件夹 ${folder} 属于另一个账户，请用那个账户启动，或用 DATA_DIR 指定另一个目录`, `the database folder belongs to account ${made.uid}: start as that account, or set DATA_DIR`)
  }
  return made !== undefined
}

/** A new major version begins with an empty database of its own; there is no pg_upgrade in the package. */
function nameOthers(folder: string, major: number, say: (line: string) => void): void {
  if (existsSync(join(folder, dataName(major)))) return
  const others = readdirSync(folder).filter((name) => DATA_NAME.test(name))
  if (others.length > 0) say(`${folder} 中有其他版本的数据（${others.join('、')}），没有使用也没有改动 (data of another version are left alone)`)
}

function newPlace(dataDir: string, inside: string, major: number): string {
  if (reaches(accountOf(join(inside, dataName(major))), dataDir)) {
    mkdirSync(inside, { recursive: true })
    openToWalk(inside)
    return inside
  }
  const folder = mkdtempSync(join(temporaryPlace(), 'mashangban-postgres-'))
  openToWalk(folder)
  writeFileSync(join(folder, HOME), realpathSync(dataDir))
  writeNote(dataDir, { folder, majors: [] })
  return folder
}

/** Data inside dataDir that the account no longer reaches are named: an empty database elsewhere would look as if all were lost. */
function stillReached(inside: string, major: number): string {
  if (reaches(accountOf(join(inside, dataName(major))), inside)) return inside
  throw new PostgresError('OTHER_ACCOUNT', `数据库文件夹 ${inside} 的上级目录不再允许数据库账户进入，请恢复该目录的进入权限（chmod o+x）后重试`, 'the account of the server can no longer enter a parent of the database folder: chmod o+x it and start again')
}

function noted(dataDir: string, note: Note, major: number): string {
  const lost = !isOurs(note.folder) || (note.majors.includes(major) && !existsSync(join(note.folder, dataName(major))))
  if (lost) {
    throw new PostgresError(
      'FOLDER_GONE',
      `数据库文件夹 ${note.folder} 已不存在，没有新建任何内容；请恢复该文件夹，或删除 ${join(dataDir, NOTE)} 后从空数据库开始`,
      'the database folder named there is gone and nothing was made in its place: restore it, or delete that file to begin with an empty database',
    )
  }
  claimHome(dataDir, note.folder)
  return note.folder
}

/** dataDir moved: the folder learns its new home. dataDir copied: the original still stands, and two must not write to one database. */
function claimHome(dataDir: string, folder: string): void {
  const here = realpathSync(dataDir)
  const home = existsSync(join(folder, HOME)) ? readFileSync(join(folder, HOME), 'utf8') : here
  if (home === here) return
  const [mine, theirs] = [statSync(join(here, NOTE)), statSync(join(home, NOTE), { throwIfNoEntry: false })]
  const other = theirs && theirs.ino !== mine.ino && readNote(home)?.folder === folder
  if (other) {
    throw new PostgresError('COPIED', `${dataDir} 是 ${home} 的副本，数据库仍属于原目录；请使用原目录，或删除副本中的 ${NOTE} 后从空数据库开始`, `this is a copy of ${home}, which still owns the database: use the original, or delete ${NOTE} in the copy to begin empty`)
  }
  writeFileSync(join(folder, HOME), here)
}

/** Remembers, once the data are complete, that they must be found again. Nothing to do for a folder inside dataDir. */
export function rememberData(dataDir: string, major: number): void {
  const note = readNote(dataDir)
  if (note && !note.majors.includes(major)) writeNote(dataDir, { ...note, majors: [...note.majors, major] })
}

function readNote(dataDir: string): Note | undefined {
  const file = join(dataDir, NOTE)
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Partial<Note>
    if (typeof note.folder === 'string' && Array.isArray(note.majors)) return { folder: note.folder, majors: note.majors }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new PostgresError('DAMAGED', `文件 ${file} 无法读取，没有被改动；请恢复它，或删除它后从空数据库开始`, 'this file cannot be read and was left as it is: restore it, or delete it to begin with an empty database')
}

const writeNote = (dataDir: string, note: Note): void => replaceFile(join(dataDir, NOTE), `${JSON.stringify(note, null, 2)}\n`, { flush: true })
