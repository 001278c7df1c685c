import { randomBytes } from 'node:crypto'
import type { Reply } from '../../shared/api'
import type { Instant } from '../../shared/kernel/instant'
import type { Result } from '../../shared/kernel/result'
import type { Refusal } from '../../shared/api/errors'
import type { Ports } from '../_ports'
import type { HttpEvent } from './http-event'

/** A request of the page that has passed the checks of `gate.ts`. */
export interface PageRequest {
  http: HttpEvent
  /** Of our page. */
  origin: string
  /** Network address it came from, if the platform says. */
  address: string | null
  requestId: string
  now: Instant
  ports: Ports
  random(bytes: number): Uint8Array
}

/** What a request of the page is answered: data, or a reply as a function gave it; and at most one cookie. */
export interface PageAnswer {
  reply: { data: unknown } | { asGiven: Reply<unknown> }
  /** A Set-Cookie header. */
  cookie?: string
}

/** One of the page's requests. */
export type PageAct = (request: PageRequest) => Promise<Result<PageAnswer, Refusal>>

export const randomOf = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
