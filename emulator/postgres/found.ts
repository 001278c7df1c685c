import { end } from './end'
import { type Binaries } from './binaries'
import { ownerLives, readOwner, type Owner } from './owner'
import { isServerOf, readPidFile } from './pid-file'
import { waitUntil } from './processes'

/** A guard takes its server down within 0.1 s of the death of node; a server with much to write takes longer. */
const GUARD_MS = 3000
/** A killed process is still there for some milliseconds, more on a busy machine. */
const DYING_MS = 300

/**
 * Who else runs the server of this data: the number of a live process that must be left alone, or undefined when the data are free.
 * A server whose owner is dead is waited for, since its guard stops it; one that stays (its guard is dead too, or Windows, which has none) is
 * ended. One that nobody of ours started is never ended.
 */
export async function findRunning(folder: string, data: string, binaries: Pick<Binaries, 'bin'>): Promise<number | undefined> {
  const owner = readOwner(folder)
  const runs = (pid = readPidFile(data)?.pid): boolean => pid !== undefined && isServerOf(data, pid)
  // An owner without its server is either starting it again or was killed together with it: longer patience tells which.
  if (owner && (await staysAlive(owner, runs() ? DYING_MS : GUARD_MS))) return owner.process.pid
  if (await waitUntil(() => !runs(), GUARD_MS)) return undefined
  // Read now and not before: the owner may have started another one before it died.
  const [server, recorded] = [readPidFile(data)?.pid, readOwner(folder)?.server]
  if (server === undefined) return undefined
  if (recorded !== server) return server
  await end(server, data, binaries)
  return runs(server) ? server : undefined
}

async function staysAlive(owner: Owner, limitMs: number): Promise<boolean> {
  const gone = (): boolean => !ownerLives(owner)
  return owner.process.pid === process.pid ? !gone() : !(await waitUntil(gone, limitMs))
}
