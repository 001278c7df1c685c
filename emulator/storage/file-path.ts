import { ENVIRONMENT_ID } from '../paths'

const FILE_ID_PREFIX = `cloud://${ENVIRONMENT_ID}.local/`

/** CloudBase allows paths of up to 850 bytes. */
const PATH_BYTES = 850

/**
 * Whether a cloud path may be used: relative, no empty, `.` or `..` part, nothing that a URL or a file system reads as more than a
 * name. This is what keeps a file inside the storage folder.
 */
export function isCloudPath(path: unknown): path is string {
  if (typeof path !== 'string' || path === '' || Buffer.byteLength(path) > PATH_BYTES) return false
  if (/[\u0000-\u001f\u007f\\%?#:*"<>|]/.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

export const toFileId = (path: string): string => FILE_ID_PREFIX + path

/** The path in a file id of this environment; undefined for any other text. */
export function fromFileId(fileId: unknown): string | undefined {
  if (typeof fileId !== 'string' || !fileId.startsWith(FILE_ID_PREFIX)) return undefined
  const path = fileId.slice(FILE_ID_PREFIX.length)
  return isCloudPath(path) ? path : undefined
}
