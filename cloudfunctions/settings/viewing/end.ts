import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { oneself } from '../../../shared/access/scope'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { noteNothing } from '../../_runtime/note-nothing'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { ENDED } from './ended'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  /** Null: none goes on. */
  viewed: string | null
}

const readOpen = statement<{ personId: string; requestId: string; now: Instant }, Read>('viewing_end_read', `
  select ${REQUEST}, ${ACTOR} as actor, (select v.viewed from mashangban.viewings v where v.tenant = :tenant and v.viewer = :personId and v.ended_at is null and v.ends_at > :now) as viewed`)

const end = statement<{ personId: string; now: Instant; request: RequestRow }, { done: number }>('viewing_end', `
  with ${ENDED}, ${noteRequest('ended')} select count(*)::int as done from ended`)

/** Ends the caller's own viewing before its time. Two trips. */
export const endViewing: UseCase<'viewing.end'> = async ({ requestId }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, OutputOf<'viewing.end'>>(call, {
    requestId,
    asked: () => ({}),
    read: () => database.one(readOpen, { personId, requestId, now }),
    may: ({ actor }) => allowed(call, actor, oneself(personId)),
    decide({ viewed }) {
      // `changed: false` is what keeps it out of the deeds.
      if (viewed === null) return ok({ reply: { ended: false }, kept: { ended: false, changed: false }, write: async (request) => (await database.one(noteNothing, { request })).noted === 1 })
      return ok({ reply: { ended: true }, of: { of: 'person', id: viewed }, write: async (request) => (await database.one(end, { personId, now, request })).done === 1 })
    },
  })
}
