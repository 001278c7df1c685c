import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'
import { call } from './call'
import type { InputOf, Reply } from './contract'

const ATTEMPTS = 3

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

/**
 * Sends one file and answers its id. `onProgress` gets 0..100. The bytes are tried three times; a refused ticket is not tried again.
 * Never throws. Beyond the ticket's errors: FILE_TYPE, UPLOAD_FAILED.
 */
export const uploadFile = async (file: LocalFile, onProgress?: (percent: number) => void): Promise<Reply<{ fileId: string }>> => {
  const type = typeOf(file)
  if (type === undefined) return refused('FILE_TYPE', '这种文件传不了。请用照片、PDF 或 Word 文件。')
  const ticket = await call('directory.uploadTicket', { name: file.name, size: file.size, type })
  if (!ticket.ok) return ticket
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      return { ok: true, data: { fileId: await platform.upload(file, ticket.data, onProgress) } }
    } catch {
      if (attempt < ATTEMPTS) await pause(attempt * 800)
    }
  }
  return refused('UPLOAD_FAILED', file.kind === 'photo' ? '照片没有传上去，点一下重试。' : '文件没有传上去，点一下重试。')
}
