/** What the person said to each template of a subscription panel, or why there was no panel. */
export type SubscribeAnswer = Record<string, 'accept' | 'reject' | 'ban' | 'filter'> | { errCode: number }

/** A file the person chose, not sent yet. `path` is what a picture control can show. */
export interface LocalFile {
  path: string
  name: string
  /** bytes */
  size: number
  kind: 'photo' | 'document'
  /** only in a browser */
  blob?: Blob
}

/** What the bytes of a file are, read from the file itself: what a chooser says of the size may be that of another version of the picture. */
export interface FileDigest {
  /** bytes */
  size: number
  /** 64 lower-case hex digits */
  sha256: string
  /** its first bytes, which say what it is (shared/kernel/file-kind.ts) */
  head: Uint8Array
}

/** Where and how to send one file; made by the action directory.uploadTicket. */
export interface UploadTicket {
  fileId: string
  /** Where WeChat's own upload puts it; '' where the bytes can only be PUT to the address. A browser always takes the address. */
  cloudPath: string
  url: string
  headers: Record<string, string>
}

export interface Storage {
  /** undefined when absent or unreadable */
  get<T>(key: string): T | undefined
  set(key: string, value: unknown): void
  remove(key: string): void
}

/** px, of the window. */
export interface Rectangle {
  top: number
  height: number
}

/** Every call to WeChat or the browser that is not navigation. One implementation per platform; tests get the neutral one. */
export interface Platform {
  /** MUST be the first statement of a tap handler: anything awaited before it makes WeChat refuse. Never rejects. */
  requestSubscribe(templateIds: string[]): Promise<SubscribeAnswer>
  /** The text of a code, of a mini-program code the path that it opens; null when the person gave up. Rejects without a camera. */
  scanCode(): Promise<string | null>
  /** [] when the person gave up. */
  chooseImages(max: number): Promise<LocalFile[]>
  /** PDF, Word, Excel, WPS, OFD, or what has one of these endings (without their dot); [] when the person gave up. */
  chooseDocuments(max: number, endings?: readonly string[]): Promise<LocalFile[]>
  /** Reads the whole file. Rejects when it is gone or can't be read. */
  digest(file: LocalFile): Promise<FileDigest>
  /** A picture that not every device can show (HEIC), as a JPEG; null where this device cannot either. */
  asJpeg(file: LocalFile): Promise<LocalFile | null>
  /** Sends the bytes. `onProgress` gets 0..100. Rejects when it fails. */
  upload(file: LocalFile, ticket: UploadTicket, onProgress?: (percent: number) => void): Promise<void>
  previewImages(urls: string[], current: string): void
  /** Fetches and shows a document. `url` must be of a domain declared for downloads. Rejects when it can't be had or opened. */
  openDocument(url: string, name: string): Promise<void>
  /** Shows a document that was just chosen, as it is on this device. Rejects when it can't be opened. */
  openLocal(path: string, name: string): Promise<void>
  /** A phone number code where no native button gives one (H5 at the emulator); null when refused. */
  phoneCode(): Promise<string | null>
  callPhone(number: string): void
  copy(text: string): Promise<void>
  /** Whether the privacy guide must still be agreed to, and its name. */
  privacyNeeded(): Promise<{ needed: boolean, name: string }>
  /** Tells the platform that the guide was agreed to. In WeChat its native button has done so already. Never rejects. */
  agreePrivacy(): Promise<void>
  openPrivacyContract(): void
  storage: Storage
  isOnline(): boolean
  /** Calls back at each change; answers the way to stop. */
  onNetworkChange(listener: (online: boolean) => void): () => void
  openSettings(): Promise<void>
  /** Pages that show a case switch sharing off. */
  hideShareMenu(): void
  setTitle(title: string): void
  /** Brings the part of the page with that id into sight, once what is new on the page is drawn; in a browser the cursor goes there too. */
  reveal(id: string): void
  /** Where the element with that id stands in the window, and those with that class, once they are laid out; null and none of what has gone meanwhile. */
  measure(id: string, className: string): Promise<{ whole: Rectangle | null, parts: readonly Rectangle[] }>
  stopPullDownRefresh(): void
  /** Text size chosen in the system, 1 = normal. */
  fontScale(): number
}
