import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hasCode } from '../error-code'
import { answersSignal, birthOf, commandOf } from './processes'
import { removeShortFolder, removeSocket } from './socket-folder'

/** Where a server answers: a folder with its socket, or a port of the loopback address. */
export interface Address {
  readonly port: number
  /** undefined = over TCP. */
  readonly socketFolder?: string
}

/** What PostgreSQL writes to postmaster.pid, line by line: pid, data, start, port, socket folder, address, shared memory, status. */
export interface PidFile {
  readonly pid: number
  readonly ready: boolean
  readonly address: Address
}

const file = (data: string): string => join(data, 'postmaster.pid')

/** The file of the running or of a crashed server (only the process tells which); undefined when there is none or it is half written. */
export function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(file(data), 'utf8').split('\n').map((line) => line.trim())
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
    if (!pid) return undefined
    return { pid, ready: lines[7] === 'ready', address: { port: Number(lines[3]), ...(lines[4] ? { socketFolder: lines[4] } : {}) } }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/**
 * Whether that process serves this data folder, and is not a later program with its number. Linux: a postmaster works inside its data,
 * and that link follows a folder that is moved. Elsewhere any server of such data counts: two servers on one folder would destroy it.
 */
export function isServerOf(data: string, pid: number): boolean {
  if (birthOf(pid) === undefined) return false
  if (process.platform === 'linux') return workingFolder(pid) === data
  const command = commandOf(pid)
  return command.includes('postgres') && (process.platform === 'win32' || command.includes(basename(data)))
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * Removes what of a crashed server is in the way: PostgreSQL refuses to start when the old number now belongs to another program of the same
 * account, as after every restart of a container, or to a zombie. The file of a dead number stays: it tells the new server which shared memory to free.
 * Only for data of which isServerOf is false.
 */
export function removeStale(data: string, folder: string): void {
  const left = readPidFile(data)
  if (left && answersSignal(left.pid)) rmSync(file(data), { force: true })
  removeSocket(join(folder, 'run'))
  if (left?.address.socketFolder !== undefined) removeShortFolder(left.address.socketFolder)
}

/** Removes the file of a server that ended by a panic, which leaves it behind; never that of another one. */
export function removePidFileOf(data: string, pid: number | undefined): void {
  if (readPidFile(data)?.pid === pid) rmSync(file(data), { force: true })
}
