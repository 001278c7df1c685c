import { HEAD_BYTES } from './file-limit'
import { FILE_ENDINGS, type FileType } from './file-path'

/*
 * What a file is by its first bytes: a name can say anything. Asked where a file is chosen, before anything is sent, and again by the job that
 * reads what arrived.
 */

type Family = 'jpeg' | 'png' | 'webp' | 'gif' | 'pdf' | 'ole' | 'zip' | 'rtf' | 'heic'

const [JPEG, PNG, GIF, OLE, ZIP] = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0x47, 0x49, 0x46, 0x38], [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], [0x50, 0x4b, 0x03, 0x04]]
const beginsWith = (head: Uint8Array, bytes: readonly number[], at = 0): boolean => bytes.every((byte, nth) => head[at + nth] === byte)
const asText = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to))

const FAMILIES: Readonly<Record<Family, (head: Uint8Array) => boolean>> = {
  jpeg: (head) => beginsWith(head, JPEG),
  png: (head) => beginsWith(head, PNG),
  webp: (head) => asText(head, 0, 4) === 'RIFF' && asText(head, 8, 12) === 'WEBP',
  gif: (head) => beginsWith(head, GIF),
  // Readers of PDF look for it in the first kilobyte, and scanners write something before it.
  pdf: (head) => asText(head, 0, HEAD_BYTES).includes('%PDF-'),
  ole: (head) => beginsWith(head, OLE),
  zip: (head) => beginsWith(head, ZIP),
  rtf: (head) => asText(head, 0, 5) === '{\\rtf',
  heic: (head) => asText(head, 4, 8) === 'ftyp' && /^(?:hei[cxms]|hev[cx]|mif1|msf1|avif)/.test(asText(head, 8, 12)),
}
const familyOf = (head: Uint8Array): Family | null => (Object.keys(FAMILIES) as Family[]).find((family) => FAMILIES[family](head)) ?? null

/** What a type may begin with. An old ending on a new document, and RTF under .doc, are what word processors write. */
const BEGINNINGS: Readonly<Record<FileType, readonly Family[]>> = {
  'image/jpeg': ['jpeg'], 'image/png': ['png'], 'image/webp': ['webp'], 'image/gif': ['gif'], 'application/pdf': ['pdf'],
  'application/msword': ['ole', 'zip', 'rtf'], 'application/vnd.ms-excel': ['ole', 'zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['zip', 'ole'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['zip', 'ole'],
  'application/wps-writer': ['ole', 'zip'], 'application/wps-spreadsheet': ['ole', 'zip'], 'application/ofd': ['zip'],
}
const TYPES = Object.keys(FILE_ENDINGS) as FileType[]
const endingIn = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? ''
const ALSO: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', jfif: 'jpg' }

/** Do these first bytes begin a file of that type? */
export function headFits(type: FileType, head: Uint8Array): boolean {
  const family = familyOf(head)
  return family !== null && BEGINNINGS[type].includes(family)
}

/** What may be uploaded as what; `heic` = a picture that must be made into another first; null = neither the bytes nor the name are of a kind that is taken. */
export function fileTypeOf(head: Uint8Array, name: string): FileType | 'heic' | null {
  const family = familyOf(head)
  if (family === null || family === 'heic') return family
  const fitting = TYPES.filter((type) => BEGINNINGS[type].includes(family))
  // Pictures and PDF are what their bytes are; of the rest the name says which of several.
  return fitting.length === 1 ? fitting[0] ?? null : fitting.find((type) => FILE_ENDINGS[type] === endingIn(name)) ?? null
}

/** Does the name end as its type does? One without an ending says nothing wrong. */
export function nameFits(name: string, type: FileType): boolean {
  const ending = endingIn(name)
  return ending === '' || (ALSO[ending] ?? ending) === FILE_ENDINGS[type]
}

/** The name under which it is kept: ending as what it is, so that a telephone knows how to open it. */
export const namedAs = (name: string, type: FileType): string =>
  endingIn(name) !== '' && nameFits(name, type) ? name : `${name.replace(/\.(?:jpe?g|jpe|jfif|png|webp|gif|hei[cf]|avif|bmp)$/i, '')}.${FILE_ENDINGS[type]}`
