import type { OutputOf, Reply } from '@shared/api'
import type { ImportKind } from '@shared/register/import'
import { OBJECT_LIMIT } from '@shared/kernel/file-limit'
import { sendBytes } from '@/cloud/upload'
import { askOnce } from '@/data/ask-once'
import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'

/** The contract's limit of a name, in characters; its end says what the file is. */
const NAME_MAX = 120

const refused = (code: string, message: string): Reply<never> => ({ ok: false, error: { code, message, requestId: '' } })

/** Endings that are read. */
export const ENDINGS = ['xlsx', 'csv'] as const

/** What can be told of a chosen file before it is sent; null: it may be. */
export function faultOf({ name, size }: Pick<LocalFile, 'name' | 'size'>): string | null {
  if (!/\.(xlsx|csv)$/i.test(name)) return '只能读 .xlsx 和 .csv。请用 Excel 或 WPS 打开，另存为 .xlsx 再选。'
  if (size > OBJECT_LIMIT) return '文件超过 100 MB。请分成几个文件，一个一个导入。'
  return size === 0 ? '文件是空的，请换一个。' : null
}

/**
 * Sends a sheet to where an import waits for it and answers which import. Size and hash are read from the bytes and declared first: what arrives must be
 * these bytes. `onProgress` gets 0..100. The bytes are tried three times. Never throws. Beyond the ticket's errors: FILE_UNREADABLE, UPLOAD_FAILED.
 */
export async function sendSheet(file: LocalFile, of: { areaId: string, kind: ImportKind, source: string }, onProgress: (percent: number) => void): Promise<Reply<Pick<OutputOf<'import.ticket'>, 'importId'>>> {
  const digest = await platform.digest(file).catch(() => null)
  if (digest === null) return refused('FILE_UNREADABLE', '文件读不出来了，可能被移动或正在被别的软件占用。请重新选择。')
  const { size, sha256 } = digest
  const ticket = await askOnce('import.ticket', { ...of, name: [...file.name].slice(-NAME_MAX).join(''), size, sha256 })
  if (!ticket.ok) return ticket
  const { importId, ...place } = ticket.data
  if (await sendBytes(file, { fileId: '', ...place }, onProgress)) return { ok: true, data: { importId } }
  return refused('UPLOAD_FAILED', '文件没有传上去，没有改动任何数据。请再点一次。')
}
