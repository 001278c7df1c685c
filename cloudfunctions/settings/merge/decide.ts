import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { MERGE_DECIDED_WORDS, mergeWords } from '../../../shared/register/merges'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE } from '../../_flow/scope'
import type { CommandRead } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { type Decision, mayDecide } from '../two-people'
import { aboveBoth, nameOf } from './pair'
import { carryOut, settle } from './settle'
import { aboutMerge } from './told'
import { confirmHindrance, type Waiting, waitingIn } from './waiting'

interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  found: Waiting | null
}

const STATES = { confirm: 'merged', refuse: 'refused', withdraw: 'withdrawn' } as const satisfies Record<Decision, string>
const CODES = { settled: 'MERGE_SETTLED', samePerson: 'MERGE_SAME_PERSON', notYours: 'MERGE_NOT_YOURS' } as const

const readWaiting = statement<{ personId: string; requestId: string; areaId: string; mergeId: string }, Read>('merge_decide_read', `
  select ${REQUEST}, ${ACTOR} as actor, here.path, ${waitingIn('merge.decide')} as found ${HERE}`)

/** Another administrator confirms a merge, which is then done, or sends it back; who proposed it may withdraw it. Two trips. */
export const decide: UseCase<'merge.decide'> = async ({ areaId, requestId, mergeId, decision }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  const state = STATES[decision]
  return governed<Read, OutputOf<'merge.decide'>>(call, {
    requestId, asked: () => ({ areaId, mergeId, decision }),
    read: () => database.one(readWaiting, { personId, requestId, areaId, mergeId }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }),
    decide({ found, actor }) {
      if (found === null) return refuse('MERGE_NOT_FOUND')
      const { row, of } = found
      const may = mayDecide(row, decision, personId, CODES)
      if (!may.ok) return may
      const hindered = decision === 'confirm' ? confirmHindrance(found, now) : null
      if (hindered !== null) return hindered
      const what = mergeWords(nameOf(found.from), nameOf(found.into))
      const settling = {
        mergeId, of, state, touched: decision === 'confirm' ? found.touches : null, above: aboveBoth(found),
        about: aboutMerge(mergeId), subject: what, body: MERGE_DECIDED_WORDS[state](actor.workName, what), personId, now,
      }
      return ok({
        of: { of, id: row.fromId },
        reply: { state },
        write: async (request) => (decision === 'confirm' ? carryOut(database, found, { ...settling, request }) : (await database.one(settle, { ...settling, request })).put === 1),
      })
    },
  })
}
