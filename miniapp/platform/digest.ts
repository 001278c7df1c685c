import { sha256 } from '@noble/hashes/sha2.js'
import { HEAD_BYTES } from '@shared/kernel/file-limit'
import type { FileDigest } from './contract'

/** So much is hashed before the page gets a turn. Without a compiler, as on iOS, it takes about 40 ms (measured: V8 without one, 1.7 MB a second). */
const SLICE = 64 * 1024

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Size and SHA-256 of bytes, in slices, so that a page with a file of 20 MB still answers to a finger. */
export const digestOf = async (bytes: Uint8Array): Promise<FileDigest> => {
  const hash = sha256.create()
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (at > 0) await turn()
    hash.update(bytes.subarray(at, at + SLICE))
  }
  return { size: bytes.length, sha256: toHex(hash.digest()), head: bytes.slice(0, HEAD_BYTES) }
}
