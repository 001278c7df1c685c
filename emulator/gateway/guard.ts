import type { IncomingHttpHeaders } from 'node:http'
import { HttpRefusal } from './envelope'

const LOOPBACK_NAMES = new Set(['127.0.0.1', 'localhost'])

/**
 * Refuses requests that did not mean this machine. A Host of another name is DNS rebinding: a page on the web whose name was
 * pointed at 127.0.0.1. An Origin of another site is that site's page calling us with our user's identities.
 */
export function guardLoopback(headers: IncomingHttpHeaders): void {
  if (!isLoopback(`http://${headers.host ?? ''}`)) throw new HttpRefusal(403, 'FOREIGN_HOST')
  if (headers.origin !== undefined && !isLoopback(headers.origin)) throw new HttpRefusal(403, 'FOREIGN_ORIGIN')
}

/** The headers that let a page of this machine (and no other) read the reply. */
export function corsHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  if (headers.origin === undefined || !isLoopback(headers.origin)) return {}
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, OPTIONS',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'authorization, content-type',
    'access-control-expose-headers': 'x-request-id',
    'access-control-max-age': '600',
    vary: 'origin',
  }
}

function isLoopback(address: string): boolean {
  try {
    const url = new URL(address)
    return /^https?:$/.test(url.protocol) && LOOPBACK_NAMES.has(url.hostname)
  } catch {
    return false
  }
}
