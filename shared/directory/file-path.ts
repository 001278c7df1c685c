import type { FileId, PersonId } from '../kernel/ids'

/** File types that may be uploaded, and the ending each gets. */
export const FILE_ENDINGS = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
} as const
export type FileType = keyof typeof FILE_ENDINGS

const OWNED = /^cloud:\/\/[\w.-]+\/up\/([\w-]{22})\/[\w-]{16,}\.[a-z]+$/

/** Where a person's upload goes: the owner is in the path, the name is random, so it can't be guessed and tells nothing. */
export const uploadPath = (person: PersonId, random: string, type: FileType): string => `up/${person}/${random}.${FILE_ENDINGS[type]}`

/** Whether this file was uploaded by this person: the ticket names the owner, and only the ticket's path can be written. */
export const ownsFile = (fileId: FileId, person: PersonId): boolean => OWNED.exec(fileId)?.[1] === person

/** Whether a file is a picture, which the content check can look at. */
export const isPicture = (fileId: FileId): boolean => /\.(jpg|png|webp|gif)$/.test(fileId)
