import type { Carry } from './carry'
import { askDesk, carryOfPersona, isFramed } from './desk-gateway'
import { setViewing } from './viewing'

/** Shows the sign-in, with why; loaded when it is needed. Once it is shown, further calls change nothing. */
const showSignIn = async (why: string): Promise<void> => (await import('@/sign-in/sign-in')).showSignIn(why)

/** The sentence of a session that has ended; of nobody who was never signed in here there is nothing to tell. */
function endOf(reply: unknown): string {
  const { error } = reply as { error?: { code: string, message: string } }
  return error === undefined || error.code === 'DESK_SIGN_IN' ? '' : error.message
}

/** A browser calls the gateway of its own origin, which knows by its cookie who is calling; where nobody is signed in, the page says so and shows how. */
export const carry: Carry = async (name, body) => {
  const own = carryOfPersona()
  if (own !== undefined) return own(name, body)
  if (isFramed()) await showSignIn('')
  const { status, reply } = await askDesk('call', body)
  if (status !== 401) return reply
  // Whoever signs in next sees his own.
  setViewing(null)
  await showSignIn(endOf(reply))
  return reply
}

/** Nothing to prepare in a browser. */
export const startTransport = (): void => undefined
