import { PATHS } from '../paths'

export interface Persona {
  openid: string
  role: string
  name: string
  company?: string
  unit?: string
}

export interface Message {
  templateId: string
  page: string
  data: Record<string, { value: string }>
  at: string
}

export interface Code {
  scene: string
  label: string
}

export type Templates = Record<string, { title: string }>

const TOKEN = 'msb.token'

/** Whom the page acts for: the openid in the token that the page sends, or undefined when nobody is chosen. */
export function currentOpenid(): string | undefined {
  return /^dev:(.+)$/.exec(localStorage.getItem(TOKEN) ?? '')?.[1]
}

/** Becomes somebody (undefined: nobody) and starts the page afresh. */
export function become(openid: string | undefined): void {
  if (openid === undefined) localStorage.removeItem(TOKEN)
  else localStorage.setItem(TOKEN, `dev:${openid}`)
  location.hash = '#/'
  location.reload()
}

export async function read<T>(path: string): Promise<T> {
  return (await fetch(PATHS.surface + path)).json() as Promise<T>
}

export async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(PATHS.surface + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return reply.json() as Promise<T>
}
