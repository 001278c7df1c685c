import { createHash, createHmac } from 'node:crypto'

// Stands in for @noble/hashes in the bundles of functions (emulator/build/bundle-functions.ts): the same two functions over Node.js's own.

/** SHA-256 of the bytes, 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/** HMAC with SHA-256, 32 bytes; the hash itself is named as the library does and must be the one above. */
export const hmac = (_hash: typeof sha256, key: Uint8Array, message: Uint8Array): Uint8Array => new Uint8Array(createHmac('sha256', key).update(message).digest())
