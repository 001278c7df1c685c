import { Agent, request } from 'node:http'

/** Connections that ask at once, as in performance.md's table of peers. */
export const CONNECTIONS = 8

/** One request of the load, ready to send. */
export interface Ask {
  path: string
  openid: string
  body: object
  /** The refusal that is meant to come; none by itself. */
  refused?: string
}

/** Something that was answered with success. */
export interface Answered {
  /** Who had asked. */
  openid: string
  data: Record<string, unknown>
  milliseconds: number
}

/** Sends one request and waits for all of the reply. Throws when it was refused: a bench of refusals measures nothing. */
export function send(url: string, { path, openid, body, refused }: Ask, agent?: Agent): Promise<Answered> {
  const text = JSON.stringify(body)
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), authorization: `Bearer dev:${openid}` }
    const outgoing = request(url + path, { method: 'POST', headers, ...(agent ? { agent } : {}) }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const milliseconds = performance.now() - started
        const reply = JSON.parse(Buffer.concat(parts).toString()) as { ok: boolean; data?: Record<string, unknown>; error?: { code: string } }
        if (reply.ok || (refused !== undefined && reply.error?.code === refused)) resolve({ openid, data: reply.data ?? {}, milliseconds })
        else reject(new Error(`${path} ${text.slice(0, 200)}: ${JSON.stringify(reply)}`))
      })
    })
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}

/** Sends all requests over all connections, each connection its next one as soon as it has a reply. Replies in no order. */
export async function sendAll(url: string, asks: readonly Ask[]): Promise<{ answered: Answered[]; seconds: number }> {
  // Fresh connections: a server may be closing one that has been idle while the other side was measured.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const answered: Answered[] = []
  let at = 0
  const started = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let ask = asks[at++]; ask; ask = asks[at++]) answered.push(await send(url, ask, agent))
  }))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { answered, seconds }
}
