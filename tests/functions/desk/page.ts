import type { Reply } from '../../../shared/api'
import type { Running } from '../../support/running'

export interface Answered<T = Record<string, unknown>> {
  status: number
  reply: Reply<T>
  headers: Headers
}

/** A page at a desk: keeps the cookies it is given, as a browser does, and speaks to the gateway. */
export interface DeskPage {
  /** Name → what is in it. */
  cookies: Map<string, string>
  /** The Set-Cookie headers it was given, oldest first. */
  set: string[]
  post<T = Record<string, unknown>>(name: string, body?: unknown, headers?: Record<string, string | null>): Promise<Answered<T>>
  /** A new code, which it then shows. */
  code(): Promise<string>
  state(code: string): Promise<{ state: string; number?: number }>
  call(action: string, input?: unknown): Promise<Answered>
}

export const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

/** Opens a page of that emulator. */
export function openPage({ emulator }: Pick<Running, 'emulator'>): DeskPage {
  const cookies = new Map<string, string>()
  const set: string[] = []
  const page: DeskPage = {
    cookies, set,
    async post<T>(name: string, body: unknown = {}, headers: Record<string, string | null> = {}) {
      const sent = {
        'content-type': 'application/json', 'x-desk': '1', origin: emulator.url, 'user-agent': CHROME, cookie: [...cookies].map(([key, value]) => `${key}=${value}`).join('; '), ...headers,
      }
      const answer = await fetch(`${emulator.url}/desk/${name}`, {
        method: 'POST', headers: Object.fromEntries(Object.entries(sent).filter((each): each is [string, string] => each[1] !== null)), body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      for (const header of answer.headers.getSetCookie()) {
        set.push(header)
        const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
        if (value === '') cookies.delete(key)
        else cookies.set(key, value)
      }
      return { status: answer.status, reply: (await answer.json()) as Reply<T>, headers: answer.headers }
    },
    async code() {
      const { reply } = await page.post<{ code: string }>('code')
      if (!reply.ok) throw new Error(reply.error.code)
      return reply.data.code
    },
    async state(code) {
      const { reply } = await page.post<{ state: string }>('state', { code })
      if (!reply.ok) throw new Error(reply.error.code)
      return reply.data
    },
    call: (action, input = {}) => page.post('call', { action, input }),
  }
  return page
}

/** `ok`, or the code of the refusal. */
export const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
