import { randomBytes } from 'node:crypto'
import type { DurableState } from '../data/durable-state'
import { WechatError } from './errors'

/** A token lives two hours; in its last five minutes a new one is given and both work. */
const LIFE_MS = 7200_000
const OVERLAP_MS = 300_000

interface Token {
  token: string
  expires: number
}

export interface TokensOptions {
  appId: string
  appSecret: string
  now(): number
  /** Tokens outlive a restart, as the platform does. */
  state: DurableState
}

export interface Tokens {
  /** `/cgi-bin/stable_token`. */
  issue(body: Record<string, unknown>): Promise<{ access_token: string; expires_in: number }>
  /** Throws WechatError for a token that is missing, unknown or expired. */
  check(token: string | null): void
}

/** stable_token: the same token until it is near its end, however often it is asked for. */
export function createTokens({ appId, appSecret, now, state }: TokensOptions): Tokens {
  const known = (): Token[] => (state.get('tokens') as Token[] | undefined) ?? []
  return {
    async issue(body) {
      if (body.grant_type !== 'client_credential') throw new WechatError(40002)
      if (body.appid !== appId) throw new WechatError(40013)
      if (body.secret !== appSecret) throw new WechatError(40125)
      const newest = known().at(-1)
      const usable = newest && newest.expires - now() > OVERLAP_MS && body.force_refresh !== true
      if (usable) return { access_token: newest.token, expires_in: Math.floor((newest.expires - now()) / 1000) }
      const fresh = { token: `80_${randomBytes(48).toString('base64url')}`, expires: now() + LIFE_MS }
      const kept = body.force_refresh === true ? [] : known().slice(-3)
      await state.put('tokens', [...kept, fresh])
      return { access_token: fresh.token, expires_in: LIFE_MS / 1000 }
    },
    check(token) {
      if (!token) throw new WechatError(41001)
      const found = known().find((each) => each.token === token)
      if (!found) throw new WechatError(40001)
      if (found.expires <= now()) throw new WechatError(42001)
    },
  }
}
