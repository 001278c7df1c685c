import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'

/** Whom the server runs as; empty = the account of this process. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

export const IS_ROOT = process.getuid?.() === 0

/**
 * Whom to run the server of this data as. PostgreSQL refuses to run as root, so root hands it to the owner of the data, or for
 * new data to an account without rights: `nobody` from /etc/passwd. (macOS gives nobody the number -2, which cannot be set; `daemon` can.)
 */
export function accountOf(data: string): Account {
  if (!IS_ROOT) return {}
  const owner = existsSync(data) ? statSync(data) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const name = process.platform === 'darwin' ? 'daemon' : 'nobody'
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [uid, gid] = (line ?? 'nobody:x:65534:65534').split(':').slice(2, 4).map(Number)
  return { uid, gid }
}

/** Whether the account can walk to a folder. It is tried, not computed from modes: there are lists of access and mounts besides. */
export function reaches(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Makes a folder that only the account (and root) can enter; one that exists is given to it. */
export function makePrivateFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  giveTo(account, folder)
}

/** Gives a file or folder made by root to the account; nothing to do for anybody else. */
export function giveTo(account: Account, path: string): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}

/**
 * For a folder above what is the account's: root keeps it and lets the account walk through, so that nobody else can put a link where
 * root writes; for anybody else it is closed to others.
 */
export const openToWalk = (folder: string): void => chmodSync(folder, IS_ROOT ? 0o711 : 0o700)
