import { DESK_TIMES } from '../../shared/desk/times'

/** The page's own secret, by which it fetches what became of its code; and the session's. Neither is ever taken for the other. */
const NAMES = { page: 'msb-page', session: 'msb-desk' } as const
export type CookieName = keyof typeof NAMES

const SECONDS: Record<CookieName, number> = {
  page: (DESK_TIMES.code.ms + DESK_TIMES.confirm.ms + DESK_TIMES.fetch.ms) / 1000,
  session: DESK_TIMES.session.ms / 1000,
}

/**
 * Over HTTPS a cookie bears `__Host-`: the browser then keeps it only if it is Secure, of this very host and of its whole path, so no neighbouring domain can plant one
 * (RFC 6265bis §4.1.3.2). One's own machine speaks plain HTTP, where a browser takes neither.
 */
const isSecure = (origin: string): boolean => origin.startsWith('https:')
const fullName = (name: CookieName, origin: string): string => (isSecure(origin) ? `__Host-${NAMES[name]}` : NAMES[name])

/** What is in a cookie of ours; null: it is not there, or holds what we never put into one. */
export function readCookie(name: CookieName, header: string, origin: string): string | null {
  const start = `${fullName(name, origin)}=`
  const value = header.split(';').map((part) => part.trim()).find((part) => part.startsWith(start))?.slice(start.length)
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : null
}

/** The Set-Cookie header that keeps a secret for as long as it can be of use; null takes it away. */
export const setCookie = (name: CookieName, secret: string | null, origin: string): string =>
  [`${fullName(name, origin)}=${secret ?? ''}`, 'Path=/', `Max-Age=${secret === null ? 0 : SECONDS[name]}`, 'HttpOnly', 'SameSite=Strict', ...(isSecure(origin) ? ['Secure'] : [])].join('; ')
