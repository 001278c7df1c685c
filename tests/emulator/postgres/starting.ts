// Folders, processes and connections for the tests of the embedded server. All of it is real.
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { startPostgres, type PostgresOptions, type PostgresServer } from '../../../emulator/postgres/server'
import { quickPlace } from '../../../emulator/postgres/temporary'
import { IS_ROOT, reaches } from '../../../emulator/postgres/account'
import { PROJECT_ROOT } from '../../../emulator/project-root'

const folders: string[] = []
const servers: PostgresServer[] = []
const children: ChildProcess[] = []

/** A new folder that everybody may enter, in memory where there is room; removed by cleanUp(). Programs are copied to the disk only: memory may be mounted noexec. */
export function newFolder(mode = 0o755, place = quickPlace()): string {
  const folder = mkdtempSync(join(place, 'mashangban-trial-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

let made: string | undefined

/** A new folder with a database that was served and stopped, copied from one that each file of tests makes once: making it costs more than most trials. */
export async function newDataDir(): Promise<string> {
  if (made === undefined) {
    made = mkdtempSync(join(quickPlace(), 'mashangban-trial-'))
    chmodSync(made, 0o755)
    await (await startPostgres({ dataDir: made, durable: false })).stop()
  }
  const folder = newFolder()
  execFileSync('cp', ['-a', `${made}/.`, folder])
  return folder
}
afterAll(() => { if (made !== undefined) rmSync(made, { recursive: true, force: true }) })

/** Has cleanUp() remove one more folder. */
export const alsoRemove = (folder: string): number => folders.push(folder)

/** A server of this process, stopped by cleanUp() if it still runs. Not durable unless told: most trials are not about that. */
export async function start(options: PostgresOptions): Promise<PostgresServer> {
  const server = await startPostgres({ durable: false, ...options })
  servers.push(server)
  return server
}

/** What serve.ts printed: a server that answers, or why not. */
export interface Served {
  child: ChildProcess
  url: string
  pid: number
  joined: boolean
  code?: string
  message?: string
}

/** A process that starts a server; killed by cleanUp() if it still lives. */
export function spawnServe(options: PostgresOptions, more: SpawnOptions = {}): ChildProcess {
  const command = ['--import', 'tsx', join(__dirname, 'serve.ts'), JSON.stringify({ durable: false, ...options })]
  const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'], ...more })
  children.push(child)
  return child
}

/** A server of another process. Resolves when it answers or was refused. */
export async function serveElsewhere(options: PostgresOptions, more: SpawnOptions = {}): Promise<Served> {
  const child = spawnServe(options, more)
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const said = JSON.parse(line) as Partial<Served>
    if (said.pid !== undefined || said.code !== undefined) return { child, ...said } as Served
  }
  throw new Error('it printed nothing')
}

/** kill -9, and waits until the process is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** The watcher of a server: the shell beside it, found by its command (Linux). */
export function guardOf(data: string): number {
  const guards = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return command.includes('postgres-guard') && command.includes(data)
    } catch {
      return false
    }
  })
  expect(guards).toHaveLength(1)
  return guards[0] as number
}

/** Tries until it succeeds, ten seconds long. */
export async function eventually<T>(attempt: () => Promise<T> | T): Promise<T> {
  for (const until = performance.now() + 10_000; ; ) {
    try {
      return await attempt()
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

export async function cleanUp(): Promise<void> {
  for (const child of children.splice(0)) await kill(child)
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** Trials that need root: only root has another account to hand the server to. */
export const describeAsRoot = IS_ROOT ? describe : describe.skip

/** A normal user of the machine, whom root can start processes as. */
export const USER = IS_ROOT ? { uid: 1000, gid: 1000 } : {}

/** Trials that start a process as that user: not where the clone lies in a folder that only root enters. */
export const testAsUser = reaches(USER, PROJECT_ROOT) ? test : test.skip
