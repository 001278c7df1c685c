import { resolve } from 'node:path'
import { DEFAULT_DATA_DIR, DEFAULT_PORT, LOOPBACK } from './paths'

/** A setting that cannot be accepted: its message is said in one line. */
export class BadSetting extends Error {}

export interface Settings {
  port: number
  dataDir: string
  /** Origins of other pages that may call, for tests and tools. */
  origins: readonly string[]
  /** Another PostgreSQL than the emulator's own, as the owner and (optional) as the role of the functions. */
  database?: { ownerUrl: string; appUrl?: string }
}

/**
 * What `npm start` takes from the environment: PORT, DATA_DIR, TEST_ORIGINS, DATABASE_URL with DATABASE_APP_URL, and HOST only to refuse any other
 * address than 127.0.0.1.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const { HOST: host = '', PORT: portText = '', DATA_DIR: dataDir = '', TEST_ORIGINS: originsText = '', DATABASE_URL: ownerUrl = '', DATABASE_APP_URL: appUrl = '' } = env
  if (host !== '' && host !== LOOPBACK) {
    throw new BadSetting(`The emulator serves ${LOOPBACK} only: its identities are for demonstration. Unset HOST (it is "${host}").`)
  }
  const port = portText === '' ? DEFAULT_PORT : Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadSetting(`PORT must be a number from 0 to 65535, not "${portText}".`)
  }
  if (ownerUrl === '' && appUrl !== '') throw new BadSetting('DATABASE_APP_URL is set without DATABASE_URL: set both, or neither for the database that comes with it.')
  const origins = originsText.split(',').map((text) => text.trim()).filter((text) => text !== '')
  const wrong = origins.find((text) => !URL.canParse(text) || new URL(text).origin !== text)
  if (wrong !== undefined) throw new BadSetting(`TEST_ORIGINS names origins such as http://localhost:10086, separated by commas; "${wrong}" is none.`)
  const database = ownerUrl === '' ? {} : { database: { ownerUrl, ...(appUrl === '' ? {} : { appUrl }) } }
  return { ...database, port, origins, dataDir: resolve(dataDir === '' ? DEFAULT_DATA_DIR : dataDir) }
}
