import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE, prepareServer } from '../../cloudfunctions/_database/prepare'
import { APP_ROLE, OWNER_ROLE } from '../../cloudfunctions/_database/roles'
import { startPostgres } from '../postgres/server'
import type { Registry } from '../registry'
import type { DatabaseUrls } from './database'

/** Starts the emulator's own PostgreSQL over a data directory, keeps it in the registry, and makes roles and database where they are absent. */
export async function startOwnServer(dataDir: string, registry: Registry, say: (line: string) => void): Promise<DatabaseUrls> {
  // It holds what somebody typed: every acknowledged write must survive a power cut.
  const server = await startPostgres({ dataDir, durable: true, say })
  await registry.start({ name: 'postgres', start: async () => undefined, stop: () => server.stop(), info: () => ({ pid: server.pid }) })
  const { password } = server
  // Only over TCP, where a socket's folder does not keep others out.
  await prepareServer(server.url('postgres'), DATABASE, password === undefined ? {} : { owner: password, app: password })
  return { ownerUrl: server.url(DATABASE, OWNER_ROLE), appUrl: server.url(DATABASE, APP_ROLE) }
}

/** Says that data of the time before PostgreSQL lie there; nothing reads or changes them. */
export function noticeOlderKind(dataDir: string, say: (line: string) => void): void {
  const folder = join(dataDir, 'database')
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.endsWith('.mdb'))) return
  say(`${folder} 是旧版本的数据，保持原样，不再使用 / holds data of an older kind: left alone, not used`)
}
