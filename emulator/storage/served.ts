import { extname } from 'node:path'
import { HttpRefusal } from '../gateway/envelope'
import type { HttpReply } from '../gateway/http'
import type { Files } from './files'

/** The most bytes one file may have. */
export const FILE_LIMIT = 100 * 1024 * 1024

// Anything a browser could run is served as bytes: an uploaded page must not become a page of this origin.
const SHOWN: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif', '.webp': 'image/webp', '.bmp': 'image/bmp',
  '.pdf': 'application/pdf',
}

export const contentTypeOf = (path: string): string => SHOWN[extname(path).toLowerCase()] ?? 'application/octet-stream'

/** A pasted name must not end the header: everything but letters and digits is written as bytes (RFC 5987). */
const named = (name: string): string => `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

/** The reply that carries a stored file, under the name asked for; undefined when there is none. */
export async function serveFile(files: Files, path: string, name?: string | null): Promise<HttpReply | undefined> {
  const size = await files.size(path)
  if (size === undefined) return undefined
  return {
    status: 200,
    headers: { 'content-type': contentTypeOf(path), 'content-length': String(size), 'x-content-type-options': 'nosniff', 'cache-control': 'private, max-age=600', ...(name ? { 'content-disposition': named(name) } : {}) },
    body: files.stream(path),
  }
}

/** What a reader of a body gives; undefined when it was longer than allowed. */
export async function limited<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 413) return undefined
    throw error
  }
}
