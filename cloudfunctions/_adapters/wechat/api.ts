import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { urlToHttpOptions } from 'node:url'

/** What came of a call: an answer, bytes (a picture), or silence. `reached` = the request may have been carried out. */
export type WechatAnswer =
  | { kind: 'json'; errcode: number; errmsg: string; body: Record<string, unknown> }
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'silent'; reached: boolean; error: string }

export interface WechatApi {
  /** POST of JSON with an access token; a token that WeChat no longer takes is renewed once. Never throws. */
  post(path: string, body: Record<string, unknown>): Promise<WechatAnswer>
}

const TIMEOUT_MS = 3000
/** Renewed so long before its end. */
const MARGIN_MS = 120_000
/** invalid, expired, missing (wechat: global return codes). */
const TOKEN_REFUSED: readonly number[] = [40001, 40014, 42001, 41001]
/** The connection was never made, so the request can't have been carried out. */
const NEVER_SENT: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']

export function createWechatApi(config: { appId: string; secret: string; baseUrl: string }): WechatApi {
  const postJson = poster(config.baseUrl)
  let token: { value: string; until: number } | null = null

  async function send(path: string, body: Record<string, unknown>): Promise<WechatAnswer> {
    try {
      const { status, bytes } = await postJson(path, JSON.stringify(body))
      if (status < 200 || status > 299) return { kind: 'silent', reached: true, error: `HTTP ${status}` }
      return isJson(bytes) ? readJson(bytes) : { kind: 'bytes', bytes }
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      return { kind: 'silent', reached: !NEVER_SENT.includes(code), error: String(code ?? (error instanceof Error ? error.name : 'error')) }
    }
  }

  async function accessToken(): Promise<string | WechatAnswer> {
    if (token && Date.now() < token.until) return token.value
    const answer = await send('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: config.appId, secret: config.secret })
    if (answer.kind !== 'json') return { kind: 'silent', reached: false, error: 'no access token' }
    const { access_token: value, expires_in: seconds } = answer.body
    if (typeof value !== 'string' || typeof seconds !== 'number') return { kind: 'silent', reached: false, error: `no access token: ${answer.errcode}` }
    token = { value, until: Date.now() + seconds * 1000 - MARGIN_MS }
    return value
  }

  return {
    async post(path, body) {
      for (let renewed = false; ; renewed = true) {
        const value = await accessToken()
        if (typeof value !== 'string') return value
        const answer = await send(`${path}?access_token=${encodeURIComponent(value)}`, body)
        if (renewed || answer.kind !== 'json' || !TOKEN_REFUSED.includes(answer.errcode)) return answer
        token = null
      }
    },
  }
}

const isJson = (bytes: Uint8Array): boolean => bytes[0] === 0x7b

function readJson(bytes: Buffer): WechatAnswer {
  const body = JSON.parse(bytes.toString()) as Record<string, unknown>
  return { kind: 'json', errcode: typeof body['errcode'] === 'number' ? body['errcode'] : 0, errmsg: String(body['errmsg'] ?? ''), body }
}

/** Kept open between calls: a new connection costs more than the call, and `fetch` costs a millisecond of CPU more than this. */
const AGENTS = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) } as const

/** Posts JSON to paths below a base address, which is taken apart once: to do that each time costs a tenth of the call. */
function poster(baseUrl: string): (path: string, body: string) => Promise<{ status: number; bytes: Buffer }> {
  const url = new URL(baseUrl)
  const { protocol, hostname, port } = urlToHttpOptions(url)
  const secure = protocol === 'https:'
  const agent = AGENTS[secure ? 'https:' : 'http:']
  const below = url.pathname.replace(/\/$/, '')
  return (path, body) => new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)({
      hostname, port, agent, path: below + path, method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }))
      response.once('error', reject)
    })
    const deadline = setTimeout(() => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })), TIMEOUT_MS)
    request.once('close', () => clearTimeout(deadline))
    request.once('error', reject)
    request.end(body)
  })
}
