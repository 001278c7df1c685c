import type { Carry } from './carry'

/** What the page asks the gateway for: a code to show, what became of it, a call, to sign out. */
export type DeskRequest = 'code' | 'state' | 'call' | 'leave'

/** Brought by the emulator's bar of personas before anything of ours runs, and by no build; where it is absent, an official's phone signs the page in. */
export const carryOfPersona = (): Carry | undefined => (globalThis as { msbCarry?: Carry }).msbCarry

/** Whether another page shows this one in a frame: nothing is shown or done then, since whoever looks cannot know what he taps. */
export const isFramed = (): boolean => window.top !== window.self

/** Sends one request to the gateway on the page's own origin. Rejects when it was not reached, or when the page is in a frame. */
export async function askDesk(request: DeskRequest, body: object): Promise<{ status: number, reply: unknown }> {
  if (isFramed()) throw new Error('not in a frame')
  // The header is one that no form and no other origin can send without being asked first.
  const answer = await fetch(`/desk/${request}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-desk': '1' }, body: JSON.stringify(body) })
  return { status: answer.status, reply: (await answer.json()) as unknown }
}
