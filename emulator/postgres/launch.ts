import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, constants, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { giveTo, type Account } from './account'
import { program, type Binaries } from './binaries'
import { end } from './end'
import { serverEnvironment } from './environment'
import { PostgresError } from './errors'
import { readPidFile, removePidFileOf, type Address } from './pid-file'
import { serverSettings } from './settings'

/** Everything one launch needs; the same again after a crash. */
export interface Launch {
  readonly folder: string
  readonly data: string
  readonly binaries: Binaries
  readonly account: Account
  readonly address: Address
  readonly durable: boolean
}

/** A postmaster that answers. */
export interface Running {
  readonly pid: number
  /** Settles when the process is gone, with its exit code or signal. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

const LOG_LIMIT = 10_000_000
export const logFile = (folder: string): string => join(folder, 'log')

/**
 * The guard. A shell starts a watcher that blocks in `read` on a pipe from node, then becomes the server itself (so the number of the
 * child is that of the postmaster). When node dies, by whatever means, the pipe ends and the watcher asks the server for a fast stop.
 * The word `ended` says that the server is gone: its number may be another's by then. The watcher is not the server's child (the double
 * brackets): PostgreSQL takes an unknown child that is killed for a crash of its own.
 */
const GUARD = 'exec 3<&0 </dev/null; ( ( read -r word <&3; [ "$word" = ended ] || kill -INT $$ ) >/dev/null 2>&1 & ); exec "$@" 3<&-'

/**
 * Starts the server and waits until it answers, however long it recovers; `spawned` is told its number at once, so that a process killed
 * meanwhile has left a record of what it started. Throws PostgresError NOT_STARTED with the last lines of the log.
 */
export async function launch(options: Launch, spawned: (pid: number) => void): Promise<Running> {
  const log = openLog(options)
  const from = fstatSync(log).size
  const child = spawnServer(options, log)
  closeSync(log)
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code), (error: Error) => error.message)
  let exit: string | undefined
  void ended.then((how) => {
    exit = how
    child.stdin?.end('ended\n')
  })
  if (child.pid !== undefined) spawned(child.pid)
  while (!isReady(options.data, child.pid)) {
    if (exit !== undefined) {
      removePidFileOf(options.data, child.pid)
      throw notStarted(options.folder, from, exit)
    }
    await sleep(5)
  }
  return { pid: child.pid as number, ended, stop: () => stop(child, options, ended) }
}

/** The file of a crashed server says `ready` too: the number must be that of the child. */
function isReady(data: string, pid: number | undefined): boolean {
  const file = readPidFile(data)
  return file !== undefined && file.pid === pid && file.ready
}

function spawnServer({ binaries, account, data, address, durable, folder }: Launch, log: number): ChildProcess {
  const command = [program(binaries, 'postgres'), '-D', data, ...serverSettings(address, durable)]
  const guarded = process.platform === 'win32' ? command : ['/bin/sh', '-c', GUARD, 'postgres-guard', ...command]
  // detached: Ctrl-C in a terminal reaches node alone, which then stops the server after what it still writes.
  const child = spawn(guarded[0] as string, guarded.slice(1), { ...account, cwd: folder, env: serverEnvironment(), stdio: ['pipe', log, log], detached: true, windowsHide: true })
  child.stdin?.on('error', () => undefined)
  child.unref()
  ;(child.stdin as unknown as { unref(): void } | null)?.unref()
  return child
}

async function stop(child: ChildProcess, { binaries, data }: Launch, ended: Promise<string>): Promise<void> {
  child.ref()
  if (child.exitCode === null && child.signalCode === null) await end(child.pid as number, data, binaries)
  await ended
}

function openLog({ folder, account }: Launch): number {
  const file = logFile(folder)
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(file, `${file}.1`)
  // NOFOLLOW: root must not be led to write elsewhere. Read as well, for its last lines.
  const handle = openSync(file, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600)
  giveTo(account, file)
  return handle
}

function notStarted(folder: string, from: number, exit: string): PostgresError {
  const lines = tail(logFile(folder), from)
  return new PostgresError(
    'NOT_STARTED',
    `数据库没有启动（${exit}），数据没有被改动；请按日志最后几行处理，或用 DATA_DIR 指定另一个目录：\n${lines.join('\n')}\n日志 ${logFile(folder)}`,
    'PostgreSQL did not start and its data were left as they are: see the last lines of its log, or set DATA_DIR to another folder',
  )
}

/** The last five lines that were written since `from` bytes. */
function tail(file: string, from: number): string[] {
  const handle = openSync(file, 'r')
  try {
    const size = fstatSync(handle).size
    const bytes = Buffer.alloc(Math.min(size - Math.min(from, size), 8192))
    readSync(handle, bytes, 0, bytes.length, size - bytes.length)
    return bytes.toString('utf8').trim().split('\n').slice(-5)
  } finally {
    closeSync(handle)
  }
}
