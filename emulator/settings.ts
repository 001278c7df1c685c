import { resolve } from 'node:path'
import { DEFAULT_DATA_DIR, DEFAULT_PORT, LOOPBACK } from './paths'

/** A setting that cannot be accepted: its message is said in one line. */
export class BadSetting extends Error {}

export interface Settings {
  port: number
  dataDir: string
}

/** What `npm start` takes from the environment: PORT, DATA_DIR, and HOST only to refuse any other address than 127.0.0.1. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const { HOST: host = '', PORT: portText = '', DATA_DIR: dataDir = '' } = env
  if (host !== '' && host !== LOOPBACK) {
    throw new BadSetting(`The emulator serves ${LOOPBACK} only: its identities are for demonstration. Unset HOST (it is "${host}").`)
  }
  const port = portText === '' ? DEFAULT_PORT : Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadSetting(`PORT must be a number from 0 to 65535, not "${portText}".`)
  }
  return { port, dataDir: resolve(dataDir === '' ? DEFAULT_DATA_DIR : dataDir) }
}
