import { randomUUID } from 'node:crypto'
import type { Platform, Stranger } from './platform'

/** The environment's public HTTP interface. */
export const gatewayUrl = (envId: string): string => `https://${envId}.api.tcloudbasegateway.com`

const TIMEOUT_MS = 10_000

/**
 * The environment's public HTTP interface as strangers meet it. The publishable key stands for the role `anon`; a person who signs in
 * without a name gets a token, which stands for `authenticated`. That way of signing in is off in new environments, and then there is no such stranger.
 */
export function createGateway(base: string, publishableKey: () => Promise<string | null>): Pick<Platform, 'strangers' | 'get'> {
  const tokens = new Map<Stranger, string>()
  const request = (path: string, init: RequestInit): Promise<Response> => fetch(base + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })

  async function signIn(key: string): Promise<string | null> {
    const response = await request('/auth/v1/signin/anonymously', {
      method: 'POST', body: '{}',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'x-device-id': randomUUID() },
    })
    const body = (await response.json().catch(() => ({}))) as { access_token?: unknown }
    return response.ok && typeof body.access_token === 'string' ? body.access_token : null
  }

  return {
    async strangers() {
      const key = await publishableKey()
      if (key === null) return ['nobody']
      tokens.set('publishableKey', key)
      const token = await signIn(key)
      if (token !== null) tokens.set('anonymousUser', token)
      return ['nobody', ...tokens.keys()]
    },
    async get(path, as) {
      const token = tokens.get(as)
      const response = await request(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } })
      await response.body?.cancel()
      return response.status
    },
  }
}
