import { LINK_SECONDS, StorageError, type FileStore } from '../../_ports/file-store'
import { batchesOf } from '../storage-http/batches'
import { bytesAt, sizeAt } from '../storage-http/bytes'
import { cached } from '../ttl-cache'
import { answered, app } from './app'

/** The most file ids one call of the platform takes. */
const BATCH = 50
/** What the platform says of a file that is not there. */
const ABSENT = 'STORAGE_FILE_NONEXIST'
/** The object of the ticket that is asked for only to learn the prefix. */
const PROBE = 'up/name'

/** What stands before the path in every file id: environment and bucket. */
const prefixIn = (fileId: string, object: string): string => fileId.slice(0, -object.length)

/**
 * Cloud storage of a classic environment, through its SDK. The platform names files `cloud://<environment>.<bucket>/<path>`, and the bucket
 * stands nowhere but in its own answers: the first ticket of an instance tells it, a ticket for nothing where none was asked for before.
 */
export function createSdkFileStore(): FileStore {
  const prefix = cached(async () => prefixIn((await metadataOf(PROBE)).fileId, PROBE), Infinity)

  async function metadataOf(object: string) {
    const { data } = await answered((await app()).getUploadMetadata({ cloudPath: object }))
    if (!data.fileId.endsWith(`/${object}`)) throw new StorageError('FILE_ID_UNKNOWN')
    if (prefix.stale()) prefix.put(prefixIn(data.fileId, object))
    return data
  }

  const fileIdOf = async (object: string): Promise<string> => (await prefix.get()) + object

  async function linksTo(objects: readonly string[], more: { urlType?: 'COS_URL' }): Promise<Map<string, string>> {
    const ids = new Map(await Promise.all([...new Set(objects)].map(async (object) => [await fileIdOf(object), object] as const)))
    const links = new Map<string, string>()
    for (const batch of batchesOf([...ids.keys()], BATCH)) {
      const { fileList } = await answered((await app()).getTempFileURL({ fileList: batch.map((fileID) => ({ fileID, maxAge: LINK_SECONDS, ...more })) }))
      for (const { code, fileID, tempFileURL } of fileList) {
        const object = ids.get(fileID)
        if (code === ABSENT || object === undefined) continue
        if (code !== 'SUCCESS') throw new StorageError(code)
        // A bucket that everybody may read gives links without a signature, which never end.
        if (!new URL(tempFileURL).searchParams.has('sign') && !new URL(tempFileURL).searchParams.has('q-signature')) throw new StorageError('LINK_WITHOUT_END')
        links.set(object, tempFileURL)
      }
    }
    return links
  }

  /** Past the platform's cache, which may still hold what was there before. */
  const originOf = async (object: string): Promise<string | undefined> => (await linksTo([object], { urlType: 'COS_URL' })).get(object)

  return {
    async ticket(object) {
      const { url, token, authorization, cosFileId } = await metadataOf(object)
      return {
        url,
        headers: { Signature: authorization, authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId, key: encodeURIComponent(object) },
        cloudPath: object,
      }
    },
    tempUrls: (objects) => linksTo(objects, {}),
    async head(object) {
      const url = await originOf(object)
      const size = url === undefined ? null : await sizeAt(url)
      return size === null ? null : { size }
    },
    async read(object) {
      const url = await originOf(object)
      return url === undefined ? null : bytesAt(url)
    },
    async remove(objects) {
      for (const batch of batchesOf(objects, BATCH)) {
        const fileIds = await Promise.all(batch.map(fileIdOf))
        const { fileList } = await answered((await app()).deleteFile({ fileList: fileIds }))
        const refused = fileList.find(({ code }) => code !== 'SUCCESS' && code !== ABSENT)
        if (refused) throw new StorageError(refused.code)
      }
    },
  }
}
