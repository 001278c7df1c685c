import { createHash } from 'node:crypto'
import { saveSecrets, type Secrets } from '../../emulator/environment'
import { mkdirSync } from 'node:fs'

const key = (name: string): string => createHash('sha256').update(`test|${name}`).digest('base64')

/** The same in every test, so that a database sealed with them once can be cloned for all. */
const SECRETS: Secrets = {
  appSecret: 'test-app-secret', secretId: 'test-id', secretKey: 'test-key', codeKeys: { a: key('code') }, dataKeys: { a: key('data') }, hmacKey: key('hmac'), storageKey: key('storage'),
}

/** Makes a data directory that has them. */
export function makeDataDir(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  saveSecrets(dataDir, SECRETS)
  return dataDir
}
