import { randomUUID } from 'node:crypto'
import { WireError } from '../wire-error'
import { PATHS } from '../paths'
import type { Files } from './files'
import { fromFileId, isCloudPath, toFileId } from './file-path'
import type { Signer } from './token'

/** Private links live ten minutes in the cloud unless the caller asks for another age (wechat.md §5). */
const LINK_SECONDS = 600
const UPLOAD_SECONDS = 900
/** Delete and temporary URL take at most 50 files per call. */
const FILES_PER_CALL = 50

export interface StorageOptions {
  files: Files
  signer: Signer
  url(): string
}

type Params = Record<string, unknown>

/** The `storage.*` wire actions of the SDK. */
export function createStorageActions({ files, signer, url }: StorageOptions) {
  const link = (path: string, seconds: number) => `${url()}${PATHS.storage}${path}?sign=${signer.sign('get', path, seconds)}`

  const actions: Readonly<Record<string, (params: Params) => Promise<Params>>> = {
    async 'storage.getUploadMetadata'(params) {
      const { path } = params
      if (!isCloudPath(path)) throw new WireError('STORAGE_REQUEST_FAIL', 'the path is not allowed')
      const token = signer.sign('put', path, UPLOAD_SECONDS)
      const target = `${url()}${PATHS.storage}${path}?sign=${token}`
      return { data: { url: target, token, authorization: token, fileId: toFileId(path), cosFileId: randomUUID() } }
    },

    async 'storage.batchGetDownloadUrl'(params) {
      const wanted = list(params.file_list)
      const found = await Promise.all(wanted.map(async (item) => {
        const { fileid, max_age } = typeof item === 'object' && item !== null ? (item as Params) : {}
        const path = fromFileId(fileid)
        if (path === undefined || (await files.size(path)) === undefined) {
          return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '' }
        }
        const seconds = typeof max_age === 'number' && max_age > 0 ? max_age : LINK_SECONDS
        return { code: 'SUCCESS', fileID: fileid, tempFileURL: link(path, seconds), maxAge: seconds }
      }))
      return { data: { download_list: found } }
    },

    async 'storage.batchDeleteFile'(params) {
      const deleted = await Promise.all(list(params.fileid_list).map(async (fileId) => {
        const path = fromFileId(fileId)
        const done = path !== undefined && (await files.remove(path))
        return { fileID: fileId, code: done ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
      }))
      return { data: { delete_list: deleted } }
    },

    // Functions act with the rights of an administrator; what their callers may read is decided in the project's own code.
    async 'storage.getFileAuthority'(params) {
      const files = list(params.fileList).map((item) => (typeof item === 'object' && item !== null ? (item as Params) : {}))
      return { data: files.map(({ path, type }) => ({ path, cosFileId: '', read: type !== 'WRITE', write: type !== 'READ' })) }
    },
  }

  return async (action: string, params: Params): Promise<Params> => {
    const handle = Object.hasOwn(actions, action) ? actions[action] : undefined
    if (!handle) throw new WireError('NOT_EMULATED', `${action} is not emulated`)
    return handle(params)
  }
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new WireError('INVALID_PARAM', 'a list of files is needed')
  if (value.length > FILES_PER_CALL) throw new WireError('INVALID_PARAM', `at most ${FILES_PER_CALL} files per call`)
  return value
}
