import type { PersonId } from './ids'

/** File types that may be uploaded, and the ending each gets. */
export const FILE_ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/wps-writer': 'wps',
  'application/wps-spreadsheet': 'et',
  'application/ofd': 'ofd',
} as const
export type FileType = keyof typeof FILE_ENDINGS

/**
 * Name of the object of an upload: the uploader, a random part that can't be guessed, and the hash that was declared, so that an object says
 * by itself what it must be. It tells nothing else, and never the file's own name.
 */
export const objectOf = (personId: PersonId, random: string, sha256: string, type: FileType): string => `up/${personId}/${random}-${sha256}.${FILE_ENDINGS[type]}`
