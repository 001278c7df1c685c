import { StorageError } from '../../_ports/file-store'

/** A file of 20 MB over a slow line between two data centres. */
const READ_TIMEOUT_MS = 30_000

/** Asks for an object where it lies; null when there is none. Throws StorageError on every other answer than its bytes. */
async function open(url: string, headers: Record<string, string> = {}): Promise<Response | null> {
  const response = await fetch(url, { headers: { 'cache-control': 'no-cache', ...headers }, signal: AbortSignal.timeout(READ_TIMEOUT_MS) }).catch((error: unknown) => {
    throw new StorageError('STORAGE_UNREACHABLE', error)
  })
  if (response.status === 200) return response
  await response.body?.cancel().catch(() => undefined)
  if (response.status === 404) return null
  throw new StorageError(`HTTP_${response.status}`)
}

/** The bytes behind a link, as they come; null when there are none. A stream that breaks off throws StorageError while it is read. */
export async function bytesAt(url: string, headers?: Record<string, string>): Promise<AsyncIterable<Uint8Array> | null> {
  const response = await open(url, headers)
  return response === null ? null : chunksOf(response)
}

async function* chunksOf({ body }: Response): AsyncIterable<Uint8Array> {
  if (body === null) return
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new StorageError('STORAGE_BROKEN_OFF', error)
  }
}

/** How many bytes lie behind a link, without fetching them; null when there is none. */
export async function sizeAt(url: string, headers?: Record<string, string>): Promise<number | null> {
  // Not HEAD: a signed link of the object store is signed for GET.
  const response = await open(url, headers)
  if (response === null) return null
  const size = Number(response.headers.get('content-length') ?? NaN)
  await response.body?.cancel().catch(() => undefined)
  if (!Number.isInteger(size)) throw new StorageError('SIZE_UNKNOWN')
  return size
}
