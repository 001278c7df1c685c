import type { RequestId } from '@shared/kernel/ids'

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz'

/**
 * Names one act of one person: 22 characters, unique for that person (the server joins it with who is calling).
 * It need not be unguessable, so it asks for no crypto, which WeChat gives only asynchronously.
 */
export function drawRequestId(): RequestId {
  const time = Date.now().toString(36)
  let chance = ''
  for (let i = 0; i < 22 - time.length - 1; i++) chance += ALPHABET.charAt(Math.floor(Math.random() * ALPHABET.length))
  return `${time}-${chance}`
}
