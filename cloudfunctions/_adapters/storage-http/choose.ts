import type { FileStore } from '../../_ports/file-store'
import { createSdkFileStore } from '../cloudbase/file-store'
import { createHttpFileStore } from './file-store'

const HTTP_VARIABLES = ['STORAGE_URL', 'STORAGE_BUCKET', 'CLOUDBASE_APIKEY'] as const

/**
 * The file store of this deployment: signed links over HTTP where STORAGE_URL is set, else the platform's SDK. Throws a RangeError that
 * names what is missing: half a configuration would store files where nobody looks for them.
 */
export function chooseFileStore(environment: Readonly<Record<string, string | undefined>>): FileStore {
  const { STORAGE_URL: url, STORAGE_BUCKET: bucket, CLOUDBASE_APIKEY: apiKey } = environment
  // The key alone serves other interfaces too, so it chooses nothing.
  if (!url && !bucket) return createSdkFileStore()
  if (!url || !bucket || !apiKey) throw new RangeError(`configuration is wrong or missing: ${HTTP_VARIABLES.filter((name) => !environment[name]).join(', ')}`)
  return createHttpFileStore({ url, bucket, apiKey })
}
