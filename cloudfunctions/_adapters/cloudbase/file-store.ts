import type { FileStore } from '../../_ports/file-store'
import { checked } from './answers'
import { app } from './app'

/** The most file ids one call of the platform takes. */
const BATCH = 50

const batches = <T>(items: readonly T[]): T[][] => Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) => items.slice(i * BATCH, (i + 1) * BATCH))

/** Cloud storage. The bytes go straight from the phone to the store; a function only hands out the ticket. */
export const fileStore: FileStore = {
  async uploadTicket(cloudPath) {
    const answer = await app.getUploadMetadata({ cloudPath })
    checked(answer)
    const { url, token, authorization, fileId, cosFileId } = answer.data
    return {
      fileId,
      cloudPath,
      url,
      headers: { Signature: authorization, authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId, key: encodeURIComponent(cloudPath) },
    }
  },
  async tempUrls(fileIds) {
    const answers = await Promise.all(batches([...new Set(fileIds)]).map((fileList) => app.getTempFileURL({ fileList })))
    const found = answers.flatMap((answer) => {
      checked(answer)
      return answer.fileList.filter(({ code, tempFileURL }) => code === 'SUCCESS' && tempFileURL !== '')
    })
    return new Map(found.map(({ fileID, tempFileURL }) => [fileID, tempFileURL]))
  },
  async remove(fileIds) {
    await Promise.all(batches(fileIds).map(async (fileList) => checked(await app.deleteFile({ fileList }))))
  },
}
