import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openToWalk } from './account'
import { findSource } from './binaries'
import { end } from './end'
import { isServerOf, readPidFile } from './pid-file'
import { dataName } from './place'
import { birthOf, ownMark } from './processes'
import { startPostgres, type PostgresServer } from './server'
import { quickPlace, temporaryPlace } from './temporary'

const PREFIX = 'mashangban-tests-'
/** What tells the owner: number and time of birth of its process (a macOS date is shortened to its digits). */
const NAME = /^mashangban-tests-(\d+)-([a-z0-9]+)-/
const plain = (birth: string): string => birth.toLowerCase().replace(/[^a-z0-9]/g, '') || 'unknown'

type TestServer = PostgresServer & { folder: string }

/**
 * One server for a run of tests: durable off, in a folder of its own that stop() removes. Folders of runs whose process is dead are
 * removed first, those of live runs are left alone. Throws what startPostgres throws.
 */
export async function startTestServer(): Promise<TestServer> {
  await removeFoldersOfTheDead()
  const place = quickPlace()
  // Memory may be mounted noexec, which matters when the programs must be copied beside the data.
  return startIn(place).catch((error: unknown) => (place === temporaryPlace() ? Promise.reject(error) : startIn(temporaryPlace())))
}

async function startIn(place: string): Promise<TestServer> {
  const mark = ownMark()
  const folder = mkdtempSync(join(place, `${PREFIX}${mark.pid}-${plain(mark.birth)}-`))
  openToWalk(folder)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const server = await startPostgres({ dataDir: folder, durable: false })
    const stopServer = server.stop
    return Object.assign(server, { folder, stop: () => stopServer().then(remove) })
  } catch (error) {
    remove()
    throw error
  }
}

/** Removes what killed runs of this account left behind in the places where runs put their folders; a server that outlived its guard is ended first. */
export async function removeFoldersOfTheDead(places: readonly string[] = [quickPlace(), temporaryPlace()]): Promise<void> {
  for (const place of new Set(places)) {
    for (const name of readdirSync(place)) if (isLeftBehind(place, name)) await removeFolder(join(place, name))
  }
}

function isLeftBehind(place: string, name: string): boolean {
  const [, pid, birth] = NAME.exec(name) ?? []
  return pid !== undefined && birth !== undefined && !isOwned(Number(pid), birth) && isOurs(join(place, name))
}

async function removeFolder(folder: string): Promise<void> {
  await endServer(join(folder, 'postgres'))
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // Two runs that start together tidy the same folders: what is left of one is removed by the next run.
  }
}

const isOwned = (pid: number, birth: string): boolean => {
  const alive = birthOf(pid)
  return alive !== undefined && plain(alive) === birth
}

/** The temporary place is everybody's: only a folder (no link) of this account is touched. */
function isOurs(folder: string): boolean {
  const made = lstatSync(folder, { throwIfNoEntry: false })
  return made !== undefined && made.isDirectory() && (process.getuid === undefined || made.uid === process.getuid())
}

async function endServer(folder: string): Promise<void> {
  const source = findSource()
  const data = join(folder, dataName(source.major))
  const server = readPidFile(data)?.pid
  if (server !== undefined && isServerOf(data, server)) await end(server, data, source)
}
