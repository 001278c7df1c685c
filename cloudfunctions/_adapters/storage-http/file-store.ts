import { LINK_SECONDS, StorageError, TICKET_SECONDS, type FileStore } from '../../_ports/file-store'
import { batchesOf } from './batches'
import { bytesAt } from './bytes'

export interface HttpStorage {
  /** Origin of the storage interface, e.g. that of the environment's gateway. */
  url: string
  /** A private one. */
  bucket: string
  /** Sent as Bearer; it may do everything, so it never leaves the functions. */
  apiKey: string
}

const TIMEOUT_MS = 5000
/** Links are signed so many at a time (the interface takes 500). */
const SIGN_BATCH = 100
/** Its documents differ about the most that may be deleted at once; this is the lowest. */
const DELETE_BATCH = 20

const encoded = (object: string): string => object.split('/').map(encodeURIComponent).join('/')

/** Object storage by signed links over HTTP, as CloudBase offers it in PG mode: `/v1/storages/object/…`. */
export function createHttpFileStore({ url, bucket, apiKey }: HttpStorage): FileStore {
  const base = `${url.replace(/\/$/, '')}/v1/storages`
  const authorization = { authorization: `Bearer ${apiKey}` }

  /** Answers may name a path of the interface instead of a whole address. */
  const absolute = (link: string): string => (/^https?:/.test(link) ? link : link.startsWith('/v1/') ? new URL(link, base).href : base + link)

  async function ask(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<unknown> {
    try {
      const response = await fetch(base + path, {
        method,
        headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      const answer: unknown = await response.json().catch(() => null)
      if (response.status === 404 && isAbsent(answer)) return null
      if (!response.ok) throw new StorageError(`HTTP_${response.status}`)
      return answer
    } catch (error) {
      throw error instanceof StorageError ? error : new StorageError('STORAGE_UNREACHABLE', error)
    }
  }

  return {
    async ticket(object, { size, type, sha256 }) {
      // What a store does not know of these it leaves alone: the job that reads the bytes is what counts.
      const known = { 'x-upsert': 'true', 'x-object-size': String(size), 'x-object-sha256': sha256 }
      const answer = await ask('POST', `/object/upload/sign/${encodeURIComponent(bucket)}/${encoded(object)}`, { expiresIn: TICKET_SECONDS }, known)
      const link = textOf(answer, 'url')
      const token = textOf(answer, 'token')
      if (link === null || token === null) throw new StorageError('ANSWER_UNKNOWN')
      const target = new URL(absolute(link))
      target.searchParams.set('token', token)
      return { url: target.href, headers: { 'content-type': type }, cloudPath: '' }
    },

    async tempUrls(objects) {
      const links = new Map<string, string>()
      for (const paths of batchesOf([...new Set(objects)], SIGN_BATCH)) {
        const answer = await ask('POST', `/object/sign/${encodeURIComponent(bucket)}`, { expiresIn: LINK_SECONDS, paths })
        if (!Array.isArray(answer)) throw new StorageError('ANSWER_UNKNOWN')
        for (const item of answer as unknown[]) {
          const [path, link] = [textOf(item, 'path'), textOf(item, 'signedURL')]
          if (path === null || link === null || !paths.includes(path)) continue
          const signed = absolute(link)
          if (!new URL(signed).searchParams.has('token')) throw new StorageError('LINK_WITHOUT_END')
          links.set(path, signed)
        }
      }
      return links
    },

    async head(object) {
      const answer = await ask('GET', `/object/info/authenticated/${encodeURIComponent(bucket)}/${encoded(object)}`)
      if (answer === null) return null
      const size = (answer as { size?: unknown }).size
      if (typeof size !== 'number') throw new StorageError('ANSWER_UNKNOWN')
      return { size }
    },

    read: (object) => bytesAt(`${base}/object/authenticated/${encodeURIComponent(bucket)}/${encoded(object)}`, authorization),

    async remove(objects) {
      for (const prefixes of batchesOf(objects, DELETE_BATCH)) await ask('DELETE', `/object/${encodeURIComponent(bucket)}`, { prefixes })
    },
  }
}

const textOf = (value: unknown, name: string): string | null => {
  const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  return typeof text === 'string' && text !== '' ? text : null
}

/** A missing object, as opposed to a missing bucket or a wrong address. */
const isAbsent = (answer: unknown): boolean => ['NoSuchKey', 'NOT_FOUND', 'STORAGE_OBJECT_NOT_FOUND', 'ObjectNotFound'].includes(textOf(answer, 'code') ?? textOf(answer, 'Code') ?? '')
