import type { FileDigest, LocalFile } from '@/platform/contract'
import { pause } from '@/platform/pause'
import { platform } from '@/platform/platform'
import { fileTypeOf, namedAs } from '@shared/kernel/file-kind'
import { FILE_LIMIT } from '@shared/kernel/file-limit'
import type { FileType } from '@shared/kernel/file-path'
import { call } from './call'
import type { Reply } from './contract'

const ATTEMPTS = 3
/** The contract's limit of one file (directory.uploadTicket). */
export const MAX_BYTES = FILE_LIMIT

const refused = (code: string, message: string): Reply<never> => ({ ok: false, error: { code, message, requestId: '' } })

const unreadable = (file: LocalFile): Reply<never> =>
  refused('FILE_UNREADABLE', file.kind === 'photo' ? '读不出来了，请重新选择这张照片' : '读不出来了，请重新选择这个文件')

const read = (file: LocalFile): Promise<FileDigest | null> => platform.digest(file).catch(() => null)

/** What can be mended by another tap; everything else is wrong with the file itself, which is then taken off the list. */
export const mayRetry = (code: string): boolean => !/^(?:FILE_|INPUT_)/.test(code)

const TOO_LARGE = refused('FILE_TOO_LARGE', '超过 20 MB，请换小一点的')

interface Sendable {
  file: LocalFile
  digest: FileDigest
  type: FileType
}

/** What is sent of a chosen file: itself, or a JPEG of a picture that others could not open. */
async function sendableOf(file: LocalFile): Promise<Sendable | Reply<never>> {
  // Not read into memory only to be refused.
  if (file.size > MAX_BYTES) return TOO_LARGE
  const digest = await read(file)
  if (digest === null) return unreadable(file)
  if (digest.size === 0) return refused('FILE_EMPTY', '是空的，请换一个')
  const type = fileTypeOf(digest.head, file.name)
  if (type === null) return refused('FILE_TYPE', '不是能传的文件，可以传照片、PDF、Word、Excel、WPS 和 OFD')
  if (type === 'heic') {
    const jpeg = await platform.asJpeg(file)
    return jpeg === null ? refused('FILE_HEIC', '是苹果手机的高效照片，别人打不开。请从相册里选，或截一张图再传') : sendableOf(jpeg)
  }
  if (digest.size > MAX_BYTES) return TOO_LARGE
  return { file, digest, type }
}

/** Brings the bytes of a file to where its ticket says, in three tries. `onProgress` gets 0..100. Did they arrive? Never throws. */
export async function sendBytes(file: LocalFile, ticket: Parameters<typeof platform.upload>[1], onProgress?: (percent: number) => void): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await platform.upload(file, ticket, onProgress)
      return true
    } catch {
      if (attempt < ATTEMPTS) await pause(attempt * 800)
    }
  }
  return false
}

/**
 * Sends one file and answers its id, the name it is kept under and where it can be seen here. What it is, its size and its hash are read from the bytes and declared
 * first: what arrives must be these bytes, and what is filed is their hash. `onProgress` gets 0..100. The bytes are tried three times; a
 * refused ticket is not tried again. Never throws. Beyond the ticket's errors: FILE_TYPE, FILE_HEIC, FILE_UNREADABLE, FILE_EMPTY,
 * FILE_TOO_LARGE, UPLOAD_FAILED.
 */
export const uploadFile = async (chosen: LocalFile, onProgress?: (percent: number) => void): Promise<Reply<{ fileId: string; name: string; path: string }>> => {
  const sendable = await sendableOf(chosen)
  if (!('file' in sendable)) return sendable
  const { file, digest: { size, sha256 }, type } = sendable
  const name = namedAs(file.name, type)
  const ticket = await call('directory.uploadTicket', { name, type, size, sha256 })
  if (!ticket.ok) return ticket
  if (await sendBytes(file, ticket.data, onProgress)) return { ok: true, data: { fileId: ticket.data.fileId, name, path: file.path } }
  return refused('UPLOAD_FAILED', file.kind === 'photo' ? '照片没有传上去，点一下重试。' : '文件没有传上去，点一下重试。')
}
