import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../replace-file'
import { isAlive, ownMark, type ProcessMark } from './processes'

/** Who runs the server of a folder: the process of node, and the number of its postmaster. */
export interface Owner {
  readonly process: ProcessMark
  readonly server: number
}

const file = (folder: string): string => join(folder, 'owner.json')

/** The owner on record, dead or alive; undefined when the last one stopped in good order (or its note is unreadable). */
export function readOwner(folder: string): Owner | undefined {
  try {
    return existsSync(file(folder)) ? (JSON.parse(readFileSync(file(folder), 'utf8')) as Owner) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Puts this process and its postmaster on record. */
export const takeOwnership = (folder: string, server: number): void =>
  replaceFile(file(folder), JSON.stringify({ process: ownMark(), server } satisfies Owner), { mode: 0o600 })

export const giveUpOwnership = (folder: string): void => rmSync(file(folder), { force: true })

export const ownerLives = (owner: Owner): boolean => isAlive(owner.process)
