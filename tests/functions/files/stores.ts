import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseFileStore } from '../../../cloudfunctions/_adapters/storage-http/choose'
import type { FileStore, UploadTicket } from '../../../cloudfunctions/_ports/file-store'
import { functionEnvironment, loadSecrets } from '../../../emulator/environment'
import { adminRoute } from '../../../emulator/gateway/admin-route'
import { createServer } from '../../../emulator/gateway/server'
import { createFiles } from '../../../emulator/storage/files'
import { createStorageActions } from '../../../emulator/storage/storage'
import { storageRoutes } from '../../../emulator/storage/storage-route'
import { apiKeyOf, createSigner } from '../../../emulator/storage/token'
import { toInstant } from '../../../shared/kernel/instant'

export type StoreName = 'sdk' | 'http'
export const STORES: readonly StoreName[] = ['sdk', 'http']

/** The emulated storage by both of its doors. */
export interface Stores {
  sdk: FileStore
  http: FileStore
  url: string
  apiKey: string
  /** The clock that links and tickets follow. */
  now(): string
  pass(ms: number): void
  /** As if the storage could not be reached. */
  break(): Promise<void>
  stop(): Promise<void>
}

/** Starts a storage of its own; the environment of this process is pointed at it, as a function's is. */
export async function startStores(startsAt: string): Promise<Stores> {
  const folder = mkdtempSync(join(tmpdir(), 'files-'))
  const secrets = loadSecrets(folder)
  let now = Date.parse(startsAt)
  const unexpected = (error: unknown): void => { throw error }
  const server = createServer({ port: 0, onError: unexpected })
  await server.start()
  const files = createFiles(join(folder, 'files'))
  const signer = createSigner(secrets.storageKey, () => now)
  const actions = createStorageActions({ files, signer, url: server.url })
  server.serve([adminRoute({ credentials: secrets, onError: unexpected, handlers: { storage: actions } }), ...storageRoutes(files, signer)])
  server.ready()

  const apiKey = apiKeyOf(secrets.storageKey)
  Object.assign(process.env, functionEnvironment(server.url(), secrets, ''))
  return {
    sdk: chooseFileStore({}),
    http: chooseFileStore({ STORAGE_URL: server.url(), STORAGE_BUCKET: 'mashangban', CLOUDBASE_APIKEY: apiKey }),
    url: server.url(), apiKey,
    now: () => toInstant(now),
    pass: (ms) => { now += ms },
    break: () => server.stop(),
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const digestOf = (bytes: Uint8Array) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
/** The beginning of a PDF or a photo, then anything. */
const BEGINNINGS = { pdf: Buffer.from('%PDF-'), jpg: Buffer.from([0xff, 0xd8, 0xff]) } as const
export const someBytes = (size: number, as: keyof typeof BEGINNINGS = 'pdf'): Buffer => Buffer.concat([BEGINNINGS[as], randomBytes(size)]).subarray(0, size)

/** Sends bytes as a phone or a browser does; gives the HTTP status. */
export async function put({ url, headers }: Pick<UploadTicket, 'url' | 'headers'>, bytes: Uint8Array): Promise<number> {
  const reply = await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) })
  await reply.arrayBuffer()
  return reply.status
}

export async function collect(bytes: AsyncIterable<Uint8Array> | null): Promise<Buffer | null> {
  if (bytes === null) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
