import type { FileDigest, LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'
import { FILE_LIMIT } from '@shared/kernel/file-limit'
import { call } from './call'
import type { InputOf, Reply } from './contract'

const ATTEMPTS = 3
/** The contract's limit of one file (directory.uploadTicket). */
export const MAX_BYTES = FILE_LIMIT

type MimeType = InputOf<'directory.uploadTicket'>['type']

const TYPES: Record<string, MimeType> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The type by the ending of the name, else by what the browser says; a photo without either is a JPEG, as WeChat compresses to it. */
export const typeOf = (file: LocalFile): MimeType | undefined => {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const known = Object.values(TYPES).find((type) => type === file.blob?.type)
  return TYPES[ending] ?? known ?? (file.kind === 'photo' ? 'image/jpeg' : undefined)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const refused = (code: string, message: string): Reply<never> => ({ ok: false, error: { code, message, requestId: '' } })

const unreadable = (file: LocalFile): Reply<never> =>
  refused('FILE_UNREADABLE', file.kind === 'photo' ? '这张照片读不出来了，请删掉它重新选择。' : '这个文件读不出来了，请删掉它重新选择。')

const read = (file: LocalFile): Promise<FileDigest | null> => platform.digest(file).catch(() => null)

/**
 * Sends one file and answers its id. Its size and hash are read from the bytes and declared first: what arrives must be these bytes, and
 * what is filed is their hash. `onProgress` gets 0..100. The bytes are tried three times; a refused ticket is not tried again.
 * Never throws. Beyond the ticket's errors: FILE_TYPE, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, UPLOAD_FAILED.
 */
export const uploadFile = async (file: LocalFile, onProgress?: (percent: number) => void): Promise<Reply<{ fileId: string }>> => {
  const type = typeOf(file)
  if (type === undefined) return refused('FILE_TYPE', '这种文件传不了。请用照片、PDF 或 Word 文件。')
  const digest = await read(file)
  if (digest === null) return unreadable(file)
  if (digest.size === 0) return refused('FILE_EMPTY', '这个文件是空的，请换一个。')
  if (digest.size > MAX_BYTES) return refused('FILE_TOO_LARGE', '文件超过 20 MB，请换小一点的。')
  const ticket = await call('directory.uploadTicket', { name: file.name, type, ...digest })
  if (!ticket.ok) return ticket
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await platform.upload(file, ticket.data, onProgress)
      return { ok: true, data: { fileId: ticket.data.fileId } }
    } catch {
      if (attempt < ATTEMPTS) await pause(attempt * 800)
    }
  }
  return refused('UPLOAD_FAILED', file.kind === 'photo' ? '照片没有传上去，点一下重试。' : '文件没有传上去，点一下重试。')
}
