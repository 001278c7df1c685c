import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { canonicalJson } from '../../shared/kernel/canonical-json'
import type { Instant } from '../../shared/kernel/instant'
import { err, ok, type Result } from '../../shared/kernel/result'
import { isClaimLost, isTaken } from '../_database/failure'
import { readInstant } from '../_database/instants'
import type { RequestsRow } from '../_database/rows'
import type { ReadSetting } from '../_ports/settings'
import { refusalOver } from './over-limit'
import type { SignedInCall } from './use-case'

/** What the same person asked for under the same request id before, as a reading statement gives it (fragments: REQUEST). */
export interface Requested {
  action: string
  asked: string
  /** Null: it has been emptied (after 400 days, or by an erasure). */
  reply: unknown
  at: string
}

/** A row of the table of requests, to be written by the statement that does what was asked. */
export type RequestRow = RequestsRow

/** What a command has decided: the reply, and how to write it. */
export interface Decision<Reply> {
  reply: Reply
  /** What is kept for a repeat, at most 2 KB; the reply itself when absent. Nothing sealed, no link. */
  kept?: unknown
  /** The aggregate it is about. */
  of?: { of: string; id: string }
  /** One statement. False: what was read has moved meanwhile, so read and decide again. */
  write(request: RequestRow): Promise<boolean>
}

/** What every reading statement of a command gives besides its own. */
export interface CommandRead {
  request: Requested | null
  /** Only where the settings had to be read anew and the statement brings them along. */
  settings?: readonly ReadSetting[] | null
}

export interface Command<Read extends CommandRead, Reply> {
  requestId: string
  /** What was asked for, in words of its own: without the request id and what a screen had seen; files by their hashes. */
  asked(read: Read): unknown
  /** One round trip. */
  read(): Promise<Read>
  decide(read: Read): Promise<Result<Decision<Reply>, Refusal>> | Result<Decision<Reply>, Refusal>
  /** The reply to a repeat, where it is more than what was kept. */
  renew?(read: Read, kept: unknown, at: Instant): Result<Reply, Refusal>
}

/** Times a command is read and decided again when others were faster (design §2). */
const ATTEMPTS = 4

/** Unique keys that a random draw may meet: decided again, it draws anew. */
const DRAWN = ['cases_number', 'codes_short', 'codes_pkey', 'cases_pkey'] as const

/**
 * Carries out what somebody asked for, once: read (1 trip), decide, write (1 trip). A repeat of the same request gets the first reply, also
 * while the first is still under way; the same request id with another action or content is refused. A refusal is not kept.
 */
export async function command<Read extends CommandRead, Reply>(call: SignedInCall, { requestId, asked, read, decide, renew }: Command<Read, Reply>): Promise<Result<Reply, Refusal>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await read()
    call.ports.settings.take(found.settings ?? null)
    const hash = call.ports.vault.blind(`asked|${canonicalJson([call.action, asked(found)])}`)
    if (found.request) return repeated(found, hash)
    const decided = await decide(found)
    if (!decided.ok) return decided
    const { reply, kept = reply, of, write } = decided.value
    try {
      const row: RequestRow = {
        tenant: call.ports.tenant, person_id: call.caller.personId, request_id: requestId, action: call.action, asked: hash, reply: kept, of: of?.of ?? null, id: of?.id ?? null, at: call.now,
      }
      if (await write(row)) return ok(reply)
    } catch (error) {
      // What the statement relied on has gone into other hands (a file): what is read next says so.
      if (isClaimLost(error)) continue
      const over = await refusalOver(error, call.ports.settings, call.now)
      if (over !== null) return err(over)
      if (!isTaken(error, 'requests_pkey') && !DRAWN.some((constraint) => isTaken(error, constraint))) throw error
    }
  }
  return refuse('BUSY')

  function repeated(found: Read, hash: string): Result<Reply, Refusal> {
    const { request } = found
    if (request === null || request.action !== call.action || request.asked !== hash || request.reply === null) return refuse('REQUEST_ID_REUSED')
    return renew ? renew(found, request.reply, readInstant(request.at)) : ok(request.reply as Reply)
  }
}
