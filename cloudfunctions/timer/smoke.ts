import { Client, type ClientConfig } from 'pg'

/** `ok`, or the code of what went wrong: an SQLSTATE, a network code or WeChat's errcode. Never a text that could quote a secret. */
export interface SmokeAnswer {
  database: string
  wechat: string
}

const CONNECT_MS = 8000
const WECHAT_MS = 5000

/**
 * Tries both ways out of the function, together: the database as the role the function serves with, and WeChat's interface.
 * A function that joined a private network often loses the public one, and the other way round; no page of the platform says when.
 */
export async function trySmoke(connection: ClientConfig, wechat: { appId: string; secret: string; baseUrl: string }): Promise<SmokeAnswer> {
  const [database, answered] = await Promise.all([outcome(databaseAnswers(connection)), outcome(wechatAnswers(wechat))])
  return { database, wechat: answered }
}

const outcome = (trying: Promise<void>): Promise<string> => trying.then(() => 'ok', codeOf)

/** fetch hides the code of the network in the cause. */
function codeOf(error: unknown): string {
  const of = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined)
  return String(of(error, 'code') ?? of(of(error, 'cause'), 'code') ?? of(error, 'name') ?? 'error')
}

class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

/** A connection of its own: the one the instance keeps may be older than the password just deployed. */
async function databaseAnswers(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: CONNECT_MS, query_timeout: CONNECT_MS })
  // A connection cut while idle is emitted as an event, and ends the process where nobody listens.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A stable token in its normal mode: it proves the way out, the id, the secret and the list of allowed addresses, and voids no other token. */
async function wechatAnswers({ appId, secret, baseUrl }: { appId: string; secret: string; baseUrl: string }): Promise<void> {
  const response = await fetch(`${baseUrl}/cgi-bin/stable_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret }),
    signal: AbortSignal.timeout(WECHAT_MS),
  })
  if (!response.ok) throw new Refused(`HTTP ${response.status}`)
  const body = (await response.json()) as { access_token?: unknown; errcode?: unknown }
  if (typeof body.access_token !== 'string') throw new Refused(String(body.errcode ?? 'no token'))
}
