import { randomBytes } from 'node:crypto'

/** Drawn at once: a draw costs as much as the sealing it is for (14 µs). */
const AT_ONCE = 4096
let drawn = Buffer.alloc(0)

/** So many random bytes that nobody else gets. At most 4096. */
export function draw(bytes: number): Buffer {
  if (drawn.length < bytes) drawn = randomBytes(AT_ONCE)
  const mine = drawn.subarray(0, bytes)
  drawn = drawn.subarray(bytes)
  return mine
}

/** What the ids of one writing are made of; nobody can guess it. */
export const newSalt = (): string => draw(16).toString('base64url')
