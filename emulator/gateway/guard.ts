import type { IncomingHttpHeaders } from 'node:http'
import { HttpRefusal } from './envelope'

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost'])

/**
 * Refuses requests that did not mean this machine. A Host of another name is DNS rebinding: a page on the web whose name was
 * pointed at 127.0.0.1. An Origin that is not this server's own is another page calling us with our user's identities, and a page of
 * another port of this machine is another page; `origins` are those that were named when the emulator was started.
 */
export function guardCaller(headers: IncomingHttpHeaders, origins: readonly string[]): void {
  if (portOf(`http://${headers.host ?? ''}`) === null) throw new HttpRefusal(403, 'FOREIGN_HOST')
  if (headers.origin !== undefined && !isWelcome(headers, origins)) throw new HttpRefusal(403, 'FOREIGN_ORIGIN')
}

/** The headers that let a welcome page (and no other) read the reply, and let none show it in a frame. */
export function pageHeaders(headers: IncomingHttpHeaders, origins: readonly string[]): Record<string, string> {
  const framed = { 'content-security-policy': "frame-ancestors 'none'", 'x-frame-options': 'DENY' }
  if (headers.origin === undefined || !isWelcome(headers, origins)) return framed
  return {
    ...framed,
    'access-control-allow-origin': headers.origin,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'authorization, content-type',
    'access-control-expose-headers': 'x-request-id',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}

/** Of this server's own pages the origin has the port that was asked, by whichever name of this machine they were opened. */
const isWelcome = ({ host = '', origin = '' }: IncomingHttpHeaders, origins: readonly string[]): boolean =>
  origins.includes(origin) || (portOf(origin) !== null && portOf(origin) === portOf(`http://${host}`))

/** The port of an address of this machine; null of any other. */
function portOf(address: string): string | null {
  try {
    const url = new URL(address)
    return /^https?:$/.test(url.protocol) && LOOPBACK_NAMES.has(url.hostname) ? url.port || '80' : null
  } catch {
    return null
  }
}
