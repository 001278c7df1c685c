import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a deployment sends to the timer function to have it try its connections: the time of asking and a proof made with HMAC_KEY. */
export interface SmokeRequest {
  /** Milliseconds since 1970. */
  at: number
  proof: string
}

/** A proof is good for so long before and after its time, in milliseconds: clocks differ, and a cold start takes seconds. */
const VALID_MS = 300_000

const proofOf = (key: Uint8Array, at: number): Buffer => createHmac('sha256', key).update(`smoke:${at}`).digest()

/** Made by whoever holds the installation's HMAC_KEY: the deployment, and no client. */
export const smokeRequest = (key: Uint8Array, at: number): SmokeRequest => ({ at, proof: proofOf(key, at).toString('base64url') })

/** Reads `{ smoke: { at, proof } }` from an event; null when the event asks for something else. The proof is not yet checked. */
export function readSmokeRequest(event: unknown): SmokeRequest | null {
  const smoke: unknown = typeof event === 'object' && event !== null && 'smoke' in event ? event.smoke : null
  if (typeof smoke !== 'object' || smoke === null || !('at' in smoke) || !('proof' in smoke)) return null
  return typeof smoke.at === 'number' && typeof smoke.proof === 'string' ? { at: smoke.at, proof: smoke.proof } : null
}

/** Whether the request was made with this key and not long ago. */
export function isProven(key: Uint8Array, { at, proof }: SmokeRequest, now: number): boolean {
  const given = Buffer.from(proof, 'base64url')
  const right = proofOf(key, at)
  return Math.abs(now - at) <= VALID_MS && given.length === right.length && timingSafeEqual(given, right)
}
