import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { type MergedKind, mergeProposedWords, mergeWords } from '../../../shared/register/merges'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { reshaped } from '../../_register/touches'
import type { CommandRead, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { telling } from '../telling'
import { aboveBoth, hindrance, nameOf, type Pair, pairOf, PLACES } from './pair'
import { aboutMerge, confirmers, type MergeTold } from './told'
import type { MergeRow } from './waiting'

interface Read extends CommandRead, Pair {
  actor: Omit<Actor, 'personId'>
  /** One of the two is part of a merge that waits. */
  waiting: boolean
}

const readPair = statement<{ personId: string; requestId: string; of: MergedKind; id: string; toId: string }, Read>('merge_propose_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${pairOf('merge.propose')},
    exists (select from mashangban.merging g where g.tenant = :tenant and g.of = pair.of and g.id in (pair.from_id, pair.into_id)) as waiting
  from (select :of::text as of, :id::text as from_id, :toId::text as into_id) pair ${PLACES}`)

interface Write extends MergeTold, Pick<MergeRow, 'fromId' | 'intoId' | 'fromVersion' | 'intoVersion' | 'reason' | 'touches'> {
  id: string
}

/** Both become part of it, in one order whichever goes into which; where one is of another by now, nothing is put down. */
const putMerge = statement<Write, { put: number }>('merge_propose', `
  with taken as (insert into mashangban.merging (tenant, of, id, merge_id) select :tenant, :of::text, t.id, :id::text from unnest(array[:fromId::text, :intoId::text]) t(id) order by t.id on conflict do nothing returning 1),
  free as materialized (select mashangban.must((select count(*) from taken) = 2) as ok),
  put as (insert into mashangban.merges (tenant, id, of, from_id, into_id, from_version, into_version, reason, touches, state, proposed_by, proposed_at)
    select :tenant, :id::text, :of::text, :fromId::text, :intoId::text, :fromVersion::int, :intoVersion::int, :reason::text, :touches::jsonb, 'proposed', :personId::text, :now::timestamptz from free where free.ok is not null returning state),
  ${telling('mergeProposed', 1, confirmers('put'))},
  ${noteRequest('put')}
  select count(*)::int as put from put, noted where (select count(*) from pushed) >= 0`)

/** Proposes that one goes into the other; another administrator above both confirms it. Two trips, one when it is only asked what it would touch. */
export const propose: UseCase<'merge.propose'> = async ({ requestId, of, id, seen, toId, reason, preview }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, OutputOf<'merge.propose'>>(call, {
    requestId, asked: () => ({ of, id, toId, reason, preview }),
    read: () => database.one(readPair, { personId, requestId, of, id, toId }),
    may({ actor, fromPath, intoPath }) {
      const from = allowed(call, actor, fromPath && { areas: fromPath }, 'THING_NOT_FOUND')
      return from.ok ? allowed(call, actor, intoPath && { areas: intoPath }, 'THING_NOT_FOUND') : from
    },
    decide(read) {
      const { from, into, touches, waiting, actor } = read
      if (from === null || into === null || touches === null) return refuse('THING_NOT_FOUND')
      const hindered = waiting ? refuse('MERGE_WAITING') : hindrance(read)
      return reshaped({ asked: { preview, seen }, version: from.version, touches, hindered }, () => {
        const mergeId = timedId(now, call.random(CHANCE))
        const what = mergeWords(nameOf(from), nameOf(into))
        return {
          reply: { done: true, version: from.version, touches, hinders: null },
          of: { of, id },
          write: async (request: RequestRow) => (await database.one(putMerge, {
            id: mergeId, of, fromId: id, intoId: toId, fromVersion: from.version, intoVersion: into.version, reason, touches, above: aboveBoth(read),
            about: aboutMerge(mergeId), subject: what, body: mergeProposedWords(actor.workName, what), personId, now, request,
          })).put === 1,
        }
      })
    },
  })
}
