/** What a ticket is for: declared where the file was chosen. */
export interface DeclaredFile {
  /** Bytes. */
  size: number
  type: string
  /** 64 lower-case hex digits. */
  sha256: string
}

/** How the bytes get there without passing through a function. */
export interface UploadTicket {
  /** PUT the bytes here with these headers. */
  url: string
  headers: Record<string, string>
  /** Where the mini-program's own upload interface would put it; empty where only the PUT works. */
  cloudPath: string
}

/**
 * Photos and files, by the name of their object (`up/…`). A place to put bytes and nothing else: whose they are and what they must be
 * stands in the table of files. Every call throws StorageError when the store can't be used, and never says "absent" instead.
 */
export interface FileStore {
  /** Good for ten minutes at least where the store can be told so. Whether the bytes are the declared ones is found out afterwards. */
  ticket(object: string, file: DeclaredFile): Promise<UploadTicket>
  /** Links that end after ten minutes, by object; objects that do not exist are left out. A store that gives lasting links is an outage. */
  tempUrls(objects: readonly string[]): Promise<Map<string, string>>
  /** Null: there is no such object. */
  head(object: string): Promise<{ size: number; sha256?: string } | null>
  /** The bytes as they are now, past every cache; null when there is no such object. */
  read(object: string): Promise<AsyncIterable<Uint8Array> | null>
  /** What is gone already is no failure. */
  remove(objects: readonly string[]): Promise<void>
}

/** A link lives so long (seconds). */
export const LINK_SECONDS = 600
/** So long a ticket is asked for (seconds); less than the row's own end, so that an upload begun at the last moment has ended by then. */
export const TICKET_SECONDS = 600

/** The store can't be used now, or not as it is set up. Its message names no object: that would tell the owner. */
export class StorageError extends Error {
  constructor(readonly code: string, cause?: unknown) {
    super(`the file store failed: ${code}`, cause === undefined ? undefined : { cause })
    this.name = 'StorageError'
  }
}
