import { addressUrl, SUPERUSER } from './address'
import { readPassword } from './data'
import { logFile } from './launch'
import type { Address } from './pid-file'
import type { PostgresServer } from './server'

/** How a server is reached that answers at this address and keeps its files in this folder, whoever started it. */
export const reachOf = (address: Address, folder: string): Pick<PostgresServer, 'url' | 'log' | 'password'> => ({
  url: (database, role = SUPERUSER) => addressUrl(address, database, role, () => readPassword(folder)),
  log: logFile(folder),
  // Through a socket nobody is asked for a password.
  ...(address.socketFolder === undefined ? { password: readPassword(folder) } : {}),
})
