import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasCode } from './error-code'
import { ENVIRONMENT_ID, PATHS } from './paths'
import { replaceFile } from './replace-file'

/** The mini-program the emulator stands for. */
export const APP_ID = 'wx0123456789abcdef'

/** Secrets of one data directory: made once, kept beside the data they protect, readable by their owner only. */
export interface Secrets {
  appSecret: string
  secretId: string
  secretKey: string
  /** Key id → base64 of 32 bytes. */
  codeKeys: Record<string, string>
  dataKeys: Record<string, string>
  hmacKey: string
  storageKey: string
  /** Of the role of the functions on a server of the user's, where it was made here. */
  databaseAppPassword?: string
}

const key = () => randomBytes(32).toString('base64')

const FRESH = (): Secrets => ({
  appSecret: randomBytes(16).toString('hex'),
  secretId: `AKID${randomBytes(12).toString('hex')}`,
  secretKey: randomBytes(24).toString('hex'),
  codeKeys: { a: key() },
  dataKeys: { a: key() },
  hmacKey: key(),
  storageKey: key(),
})

const fileOf = (dataDir: string): string => join(dataDir, 'secrets.json')

/** Reads the secrets of a data directory, or makes them when there are none. An unreadable file throws: it is never replaced. */
export function loadSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir)
  mkdirSync(dataDir, { recursive: true })
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) {
      throw new Error(`密钥文件无法读取，没有被改动 (the secrets cannot be read and were left as they are): ${file}`, { cause: error })
    }
  }
  const secrets = FRESH()
  saveSecrets(dataDir, secrets)
  return secrets
}

/** Replaces the file whole: half a file would block every later start. */
export const saveSecrets = (dataDir: string, secrets: Secrets): void =>
  replaceFile(fileOf(dataDir), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })

/**
 * Every environment variable a function finds locally. The first block is the project's own and is set in the console or by the
 * deploy script in the cloud; the second is what the platform gives and what points the SDK here.
 */
export function functionEnvironment(url: string, secrets: Secrets, databaseAppUrl: string): Record<string, string> {
  return {
    TENANT: 'demo',
    WX_APPID: APP_ID,
    WX_SECRET: secrets.appSecret,
    WX_API_BASE: url + PATHS.wechat.replace(/\/$/, ''),
    CODE_KEYS: JSON.stringify(secrets.codeKeys),
    DATA_KEYS: JSON.stringify(secrets.dataKeys),
    HMAC_KEY: secrets.hmacKey,
    DATABASE_APP_URL: databaseAppUrl,
    PREPARE: 'named',
    DESK_ORIGIN: url,

    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: secrets.secretId,
    TENCENTCLOUD_SECRETKEY: secrets.secretKey,
    SCF_NAMESPACE: ENVIRONMENT_ID,
    TCB_ENV: ENVIRONMENT_ID,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url + PATHS.admin }),
    SILENCE: 'true',
  }
}
