import { mkdtempSync, rmdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makePrivateFolder, type Account } from './account'
import { temporaryPlace } from './temporary'

/** Every socket has this name: its folder tells servers apart, not its port. */
export const SOCKET_PORT = 5432
const SOCKET = `.s.PGSQL.${SOCKET_PORT}`
/** The kernel's limit of a socket's path: 107 bytes on Linux, 103 on macOS. */
const PATH_LIMIT = 103
const SHORT_PREFIX = 'mashangban-socket-'

/**
 * A folder for the socket that only the account can enter: `run/` beside the data, or a short random one where that path is too long or holds
 * a comma (libpq takes it for a list of hosts, however it is escaped).
 */
export function makeSocketFolder(folder: string, account: Account): string {
  const beside = join(folder, 'run')
  const fits = !beside.includes(',') && Buffer.byteLength(join(beside, SOCKET)) <= PATH_LIMIT
  const chosen = fits ? beside : mkdtempSync(join(temporaryPlace(), SHORT_PREFIX))
  makePrivateFolder(chosen, account)
  return chosen
}

/** Removes the socket of a server that is gone. */
export function removeSocket(folder: string): void {
  for (const name of [SOCKET, `${SOCKET}.lock`]) rmSync(join(folder, name), { force: true })
}

/** Removes a short folder, if it is one and holds nothing but the socket of a server that is gone. */
export function removeShortFolder(folder: string): void {
  if (!basename(folder).startsWith(SHORT_PREFIX)) return
  removeSocket(folder)
  try {
    rmdirSync(folder)
  } catch {
    // Gone already, or somebody put something of his own there: not ours to remove.
  }
}
