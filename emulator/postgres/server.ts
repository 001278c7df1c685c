import { mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { accountOf } from './account'
import { chooseAddress } from './address'
import { findSource, usableBinaries, type Binaries } from './binaries'
import { ensureData } from './data'
import { asPostgresError, LiveServerError } from './errors'
import { findRunning } from './found'
import { joinServer } from './join'
import { keepRunning } from './keep-running'
import { launch, type Launch } from './launch'
import { withLock } from './lock'
import { giveUpOwnership, takeOwnership } from './owner'
import { removeStale } from './pid-file'
import { dataName, findPlace, rememberData } from './place'
import { reachOf } from './reach'
import { removeShortFolder } from './socket-folder'

export { LiveServerError, PostgresError, type PostgresProblem } from './errors'

export interface PostgresServer {
  /** libpq URL (both `pg` and psql take it) for a database and role; the role defaults to the superuser. Over TCP it holds the one generated password: give it to every role that shall log in. */
  url(database: string, role?: string): string
  /** Number of the postmaster, for figures of CPU. Another one after a crash. */
  readonly pid: number
  /** True when it was found running and only joined: its owner is another live process. */
  readonly joined: boolean
  /** The server's log. */
  readonly log: string
  /** Over TCP, what a role must have for its password. */
  readonly password?: string
  /** A fast stop: sessions are cut, everything is on the disk. Of a joined server: nothing happens. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Made when absent. Holds the server's files, or the name of the folder that does. */
  dataDir: string
  /** False flushes nothing and vacuums nothing: for tests only. Default true. */
  durable?: boolean
  /** Use a server that another process runs on this data instead of throwing LiveServerError. Default false. */
  join?: boolean
  /** Answer at a port of the loopback address, with a password, instead of a socket. Default: on Windows. */
  tcp?: boolean
  /** A folder with initdb and postgres of another installation; default: the npm package of the platform. */
  bin?: string
  /** Told what a person should know and is no error: a crash and the new start, data of an older version that are left alone. */
  say?: (line: string) => void
}

/**
 * Starts PostgreSQL on the data of a folder, which is made when it is empty, and keeps it running until stop(). When this process dies, by
 * whatever means, the server stops too. Throws PostgresError (its message is to be shown as it is) and has then changed nothing.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const named = resolve(options.dataDir)
  try {
    mkdirSync(named, { recursive: true })
    // The real name: two ways to one folder must not look like two.
    const dataDir = realpathSync(named)
    return await withLock(join(dataDir, 'postgres.lock'), () => startOrJoin(dataDir, options))
  } catch (error) {
    throw asPostgresError(error, named)
  }
}

async function startOrJoin(dataDir: string, options: PostgresOptions): Promise<PostgresServer> {
  const source = findSource(options.bin)
  const folder = realpathSync(findPlace(dataDir, source.major, options.say))
  const data = join(folder, dataName(source.major))
  const other = await findRunning(folder, data, source)
  if (other === undefined) return start(await prepare(dataDir, folder, data, source, options), options)
  if (!options.join) throw new LiveServerError(dataDir, other)
  return joinServer(dataDir, folder, data, other)
}

/** Everything before the launch: programs, data, an address. */
async function prepare(dataDir: string, folder: string, data: string, source: Binaries, { durable = true, tcp = process.platform === 'win32' }: PostgresOptions): Promise<Launch> {
  const account = accountOf(data)
  const binaries = usableBinaries(source, folder, account)
  await ensureData(folder, binaries, account, durable)
  rememberData(dataDir, binaries.major)
  removeStale(data, folder)
  return { folder, data, binaries, account, durable, address: await chooseAddress(folder, account, tcp) }
}

async function start(how: Launch, { say = () => undefined }: PostgresOptions): Promise<PostgresServer> {
  const { folder, address } = how
  const launchOnce = () => launch(how, (pid) => takeOwnership(folder, pid))
  const release = (): void => {
    giveUpOwnership(folder)
    if (address.socketFolder !== undefined) removeShortFolder(address.socketFolder)
  }
  const first = await launchOnce().catch((error: unknown) => {
    release()
    throw error
  })
  const kept = keepRunning(first, launchOnce, say)
  let stopped: Promise<void> | undefined
  return {
    ...reachOf(address, folder),
    get pid() {
      return kept.pid()
    },
    joined: false,
    stop: () => (stopped ??= kept.stop().then(release)),
  }
}
