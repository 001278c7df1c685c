import type { FileId } from '../../shared/kernel/ids'

export interface UploadTicket {
  fileId: FileId
  cloudPath: string
  /** PUT the bytes here with these headers. */
  url: string
  headers: Record<string, string>
}

/** Photos and files. Throws on outages. */
export interface FileStore {
  uploadTicket(cloudPath: string): Promise<UploadTicket>
  /** Temporary links (about ten minutes), by file id; files that do not exist are left out. */
  tempUrls(fileIds: readonly FileId[]): Promise<Map<FileId, string>>
  remove(fileIds: readonly FileId[]): Promise<void>
}
