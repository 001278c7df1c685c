import { PATHS } from '../paths'

const TOKEN = 'msb.token'

/** Brings a call of the page to a function, as whoever the bar has chosen; none = anonymous. The page takes this way where it finds it, and only the bar brings it. */
export async function carry(name: string, body: unknown): Promise<unknown> {
  const token = localStorage.getItem(TOKEN)
  const reply = await fetch(`${PATHS.functions}${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return (await reply.json()) as unknown
}
