import { createHmac, timingSafeEqual } from 'node:crypto'

export type Use = 'get' | 'put'

export interface Signer {
  /** A token that lets its holder do `method` to `path` for so long; `bound` is what else it promises (it travels in the token). */
  sign(method: Use, path: string, seconds: number, bound?: Bound): string
  /** What is wrong with a token for that use now; undefined when it is good. */
  fault(token: string, method: Use, path: string): 'SignatureDoesNotMatch' | 'RequestIsExpired' | undefined
  /** What a good token binds the bytes to. */
  bound(token: string): Bound
  /** Whether this is the key of the functions: it may do everything. */
  isApiKey(text: string): boolean
}

/** What an upload must be, as far as the ticket says. */
export interface Bound {
  size?: number
  sha256?: string
}

/** The key that the HTTP storage interface takes as Bearer, made from the one secret of the storage. */
export const apiKeyOf = (key: string): string => createHmac('sha256', key).update('api key').digest('base64url')

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

const TOKEN = /^(\d{1,16})-(\d{0,10})-([0-9a-f]{0,64})-(.+)$/

/** Signs temporary links. Expiry follows the emulated clock. */
export function createSigner(key: string, now: () => number): Signer {
  const mac = (...parts: string[]) => createHmac('sha256', key).update(parts.join('\n')).digest('base64url')
  const apiKey = apiKeyOf(key)
  return {
    sign(method, path, seconds, { size, sha256 = '' } = {}) {
      const parts = [String(now() + seconds * 1000), String(size ?? ''), sha256] as const
      return `${parts.join('-')}-${mac(method, path, ...parts)}`
    },
    fault(token, method, path) {
      const [, expires = '', size = '', sha256 = '', given = ''] = TOKEN.exec(token) ?? []
      if (!same(given, mac(method, path, expires, size, sha256))) return 'SignatureDoesNotMatch'
      return Number(expires) <= now() ? 'RequestIsExpired' : undefined
    },
    bound(token) {
      const [, , size = '', sha256 = ''] = TOKEN.exec(token) ?? []
      return { ...(size === '' ? {} : { size: Number(size) }), ...(sha256 === '' ? {} : { sha256 }) }
    },
    isApiKey: (text) => same(text, apiKey),
  }
}
