import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../error-code'
import { isAlive, ownMark, type ProcessMark } from './processes'

const POLL_MS = 20
/** A lock is written within microseconds of its making; one that is still empty after this was left by a process killed in between. */
const EMPTY_FOR_MS = 2000

/**
 * Runs `work` while holding a lock file: two starters on one folder take turns, a lock whose process is dead is taken over.
 * Waits as long as the holder lives. Throws what `work` throws, and what the file system says when the file cannot be made.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    takeOver(file)
    await sleep(POLL_MS)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(ownMark()), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Removes the lock when its holder is dead. By renaming: of two that find it dead only one moves it, and sees what it moved. */
function takeOver(file: string): void {
  const seen = readHolder(file)
  if (seen === undefined || isHeld(file, seen)) return
  const aside = `${file}.${randomBytes(4).toString('hex')}`
  try {
    renameSync(file, aside)
    // Somebody took the lock between our look and our move: it goes back where it was.
    const moved = readFileSync(aside, 'utf8')
    if (moved !== seen) writeFileSync(file, moved, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isHeld(file: string, holder: string): boolean {
  try {
    return isAlive(JSON.parse(holder) as ProcessMark)
  } catch {
    const made = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    return made === undefined || Date.now() - made < EMPTY_FOR_MS
  }
}
