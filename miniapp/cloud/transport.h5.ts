import type { Carry } from './carry'

const TOKEN_KEY = 'msb.token'

/** A browser calls its own origin; who is calling is the token kept by the sign-in (or by the emulator's bar), none = anonymous. */
export const carry: Carry = async (name, body) => {
  const token = window.localStorage.getItem(TOKEN_KEY)
  const reply = await fetch(`/v1/functions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  return (await reply.json()) as unknown
}

/** Nothing to prepare in a browser. */
export const startTransport = (): void => undefined
