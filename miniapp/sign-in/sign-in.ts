import { askDesk, isFramed } from '@/cloud/desk-gateway'
import { pause } from '@/platform/pause'
import { drawView, type View } from './views'
import './sign-in.scss'

/** How often the page asks what became of its code. */
const ASK_MS = 2000

type Reply<T> = { ok: true, data: T } | { ok: false, error: { message: string } }
type State = { state: 'waiting' | 'refused' | 'over' | 'signedIn' } | { state: 'seen', number: number }

let place: HTMLElement | null = null

/**
 * Covers the page with the sign-in until an official's phone has confirmed it, then opens the page anew. `why`: what ended the session before. Shown already, it
 * stays as it is. A code is renewed when its minute is over, as long as the page is looked at; what anybody has done on the phone is shown within two seconds.
 */
export function showSignIn(why: string): void {
  if (place !== null) return
  place = document.createElement('div')
  place.className = 'sign-in'
  for (const [name, value] of Object.entries({ role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'sign-in-title' })) place.setAttribute(name, value)
  document.getElementById('app')?.setAttribute('inert', '')
  document.body.append(place)
  place.tabIndex = -1
  place.focus()
  show(place, why, isFramed() ? { kind: 'framed' } : { kind: 'coming' })
  if (!isFramed()) void begin(place, why)
}

function show(at: HTMLElement, why: string, view: View): void {
  // A code that only follows another one is not announced, or it would be every minute.
  at.setAttribute('aria-live', at.querySelector(`.sign-in__${view.kind}`) === null ? 'polite' : 'off')
  at.replaceChildren(drawView(view, why, () => void begin(at, '')))
}

/** Shows a code and follows it to its end. */
async function begin(at: HTMLElement, why: string): Promise<void> {
  for (;;) {
    const code = await newCode()
    if (typeof code !== 'string') return show(at, why, code)
    show(at, why, { kind: 'code', code })
    const end = await follow(at, why, code, Date.now())
    if (end !== null) return show(at, why, end)
    await looked()
  }
}

async function newCode(): Promise<string | View> {
  try {
    const reply = (await askDesk('code', {})).reply as Reply<{ code: string }>
    return reply.ok ? reply.data.code : { kind: 'failed', message: reply.error.message }
  } catch {
    return { kind: 'offline' }
  }
}

/** A code that nobody scans is over after a minute by the server's clock; by ours a little sooner. */
const RENEW_MS = 55_000

/** Asks until the code is over: what to show then, or null when its minute has simply passed. Reloads the page when it is signed in. */
async function follow(at: HTMLElement, why: string, code: string, madeAt: number): Promise<View | null> {
  let shown = 0
  for (;;) {
    await pause(ASK_MS)
    const state = await stateOf(code)
    // A moment without a network is no end: the code may live on.
    if (state === null) {
      if (Date.now() - madeAt > RENEW_MS) return { kind: 'offline' }
      continue
    }
    if (state.state === 'signedIn') {
      location.reload()
      return { kind: 'coming' }
    }
    if (state.state === 'refused') return { kind: 'refused' }
    if (state.state === 'over') return shown === 0 && Date.now() - madeAt > RENEW_MS ? null : { kind: 'over' }
    if (state.state === 'seen') {
      if (shown !== state.number) show(at, why, { kind: 'number', number: state.number })
      shown = state.number
    } else if (Date.now() - madeAt > RENEW_MS) return null
  }
}

async function stateOf(code: string): Promise<State | null> {
  try {
    const reply = (await askDesk('state', { code })).reply as Reply<State>
    return reply.ok ? reply.data : null
  } catch {
    return null
  }
}

/** Resolves when somebody looks at the page: codes that nobody sees are not made. */
const looked = (): Promise<void> => new Promise((resolve) => {
  if (document.visibilityState === 'visible') return resolve()
  document.addEventListener('visibilitychange', () => resolve(), { once: true })
})
