import { LiveServerError } from './errors'
import { readPidFile } from './pid-file'
import { waitUntil } from './processes'
import { reachOf } from './reach'
import type { PostgresServer } from './server'

/** Its owner may just be starting it again after a crash. */
const PATIENCE_MS = 30_000

/** Uses the server that the live process `owner` runs. Throws LiveServerError when that one does not get it to answer. */
export async function joinServer(dataDir: string, folder: string, data: string, owner: number): Promise<PostgresServer> {
  if (!(await waitUntil(() => readPidFile(data)?.ready === true, PATIENCE_MS))) throw new LiveServerError(dataDir, owner)
  const address = readPidFile(data)?.address
  if (address === undefined) throw new LiveServerError(dataDir, owner)
  return {
    ...reachOf(address, folder),
    get pid() {
      return readPidFile(data)?.pid ?? 0
    },
    joined: true,
    stop: () => Promise.resolve(),
  }
}
