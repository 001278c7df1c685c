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

/** Where the codes on walls and slips lead, and what stands there for anybody who has read one with any camera: the sign-in, which only officials have, is not in the way. */
const FOR_ANYBODY = ['/pages/landing/index', '/resident/rate/index', '/resident/contacts/index', '/resident/privacy/index', '/company/matter/index']
/** Whoever came by one goes home, too, as nobody: officials open the page itself, or anything else there, and are asked to sign in. */
let cameByCode = false

/** Who is here? Nobody: the page is told so in the words of the functions. */
function isNobody(action: string, reply: unknown): boolean {
  cameByCode ||= FOR_ANYBODY.includes(window.location.hash.slice(1).split('?')[0] ?? '')
  return cameByCode && action === 'directory.me' && endOf(reply) === ''
}
const NOBODY = { ok: false, error: { code: 'SIGN_IN_REQUIRED', message: '', requestId: '' } }

/** A browser calls the gateway of its own origin, which knows by its cookie who is calling; where nobody is signed in, the page says so and shows how, but where a code leads that is for anybody. */
export const carry: Carry = async (name, body) => {
  const own = carryOfPersona()
  if (own !== undefined) return own(name, body)
  if (isFramed()) await showSignIn('')
  const { status, reply } = await askDesk('call', body)
  if (status !== 401) return reply
  if (isNobody(body.action, reply)) return NOBODY
  // Whoever signs in next sees his own.
  setViewing(null)
  await showSignIn(endOf(reply))
  return reply
}

/** Nothing to prepare in a browser. */
export const startTransport = (): void => undefined
