import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { LOOPBACK } from '../paths'
import { type Account } from './account'
import { type Address } from './pid-file'
import { makeSocketFolder, SOCKET_PORT } from './socket-folder'

export const SUPERUSER = 'postgres'

/** Where a new server shall answer: at a socket, or (`tcp`) at a free port of the loopback address. */
export async function chooseAddress(folder: string, account: Account, tcp: boolean): Promise<Address> {
  return tcp ? { port: await freePort() } : { port: SOCKET_PORT, socketFolder: makeSocketFolder(folder, account) }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, LOOPBACK)
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** A URL that libpq (psql, pg_dump) and the driver `pg` both take; over TCP it holds the password. */
export function addressUrl(address: Address, database: string, role: string, password: () => string): string {
  const [user, name] = [encodeURIComponent(role), encodeURIComponent(database)]
  if (address.socketFolder === undefined) return `postgresql://${user}:${password()}@${LOOPBACK}:${address.port}/${name}`
  return `postgresql://${user}@/${name}?host=${encodeURIComponent(address.socketFolder)}&port=${address.port}`
}
