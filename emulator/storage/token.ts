import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Signer {
  /** A token that lets its holder do `method` to `path` until `expires` (emulated milliseconds). */
  sign(method: 'get' | 'put', path: string, expires: number): string
  /** What is wrong with a token for that use now; undefined when it is good. */
  fault(token: string, method: 'get' | 'put', path: string): 'SignatureDoesNotMatch' | 'RequestIsExpired' | undefined
}

/** Signs temporary links. Expiry follows the emulated clock. */
export function createSigner(key: string, now: () => number): Signer {
  const mac = (method: string, path: string, expires: string) =>
    createHmac('sha256', key).update(`${method}\n${path}\n${expires}`).digest('base64url')
  return {
    sign: (method, path, expires) => `${expires}-${mac(method, path, String(expires))}`,
    fault(token, method, path) {
      const [, expires = '', given = ''] = /^(\d{1,16})-(.+)$/.exec(token) ?? []
      const expected = Buffer.from(mac(method, path, expires))
      const actual = Buffer.from(given)
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return 'SignatureDoesNotMatch'
      return Number(expires) <= now() ? 'RequestIsExpired' : undefined
    },
  }
}
