import type { CloudBase } from '@cloudbase/node-sdk'
import { StorageError } from '../../_ports/file-store'
import { cached } from '../ttl-cache'

/** Loads the SDK when it is first needed (it costs more to load than everything else together); a failed load is tried again. */
const loaded = cached(() => import('@cloudbase/node-sdk').then(({ default: sdk }) => sdk.init({ env: sdk.SYMBOL_CURRENT_ENV, keepalive: true, timeout: 5000 })), Infinity)

/** The one connection of an instance to the platform's own interfaces. Locally the same code is pointed elsewhere by the environment alone. */
export const app = (): Promise<CloudBase> => loaded.get()

/** What the SDK gave. It returns some failures as a value with a code instead of throwing them; both become a StorageError here. */
export async function answered<T extends object>(asked: Promise<T>): Promise<T> {
  let answer: T
  try {
    answer = await asked
  } catch (error) {
    throw new StorageError(codeOf(error) ?? 'STORAGE_REQUEST_FAIL', error)
  }
  const code = codeOf(answer)
  if (code !== undefined) throw new StorageError(code)
  return answer
}

const codeOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && value.code !== '' && value.code !== 'SUCCESS' ? value.code : undefined
