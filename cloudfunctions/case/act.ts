import type { ActionName, OutputOf } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { type Command as CaseCommand, decide, type NewerEntry } from '../../shared/case/decide'
import { type CaseAct, ENTRY_RULES } from '../../shared/case/lifecycle'
import { actorOf } from '../../shared/access/actor-of'
import type { Person } from '../../shared/people/schema'
import type { Unit } from '../../shared/register/schema'
import { ok } from '../../shared/kernel/result'
import type { Actor } from '../../shared/access/actor'
import { personById, REQUEST, SETTINGS } from '../_database/fragments'
import { readInstant } from '../_database/instants'
import { statement, variants } from '../_database/statement'
import { READER_AS_ACTOR, mayRead, READER } from '../_flow/reading'
import { caseJson, type CaseJson, caseOf } from '../_flow/rows'
import { writeChange } from '../_flow/store'
import { command, type CommandRead } from '../_runtime/command'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { attached, type AttachedJson, fileRefs, filesAsked } from './attachments'
import { checkedChange } from './checked-change'
import { targetFrom } from './target'

type ActionOfAct = `case.${CaseAct}`
type ActReply = OutputOf<'case.accept'>

/** The parts that acts have in common; each act's schema decides which of them it takes. */
interface ActInput {
  caseId: string
  requestId: string
  seen: number
  text?: string | undefined
  files?: { fileId: string; name: string }[] | undefined
  visibility?: 'public' | 'internal' | undefined
  result?: CaseCommand['result'] | undefined
  unitId?: string | undefined
  personId?: string | undefined
}

interface ActRead extends CommandRead {
  actor: Omit<Actor, 'personId'>
  found: CaseJson | null
  newer: NewerEntry[]
  unit: Unit | null
  target: Person | null
  attached: AttachedJson[]
}

/** Newer entries told to somebody whose screen was older. */
const MOST_NEWER = 20

const HARMLESS = Object.entries(ENTRY_RULES).filter(([, rule]) => rule.harmless).map(([kind]) => `'${kind}'`).join(', ')

interface Asked {
  personId: string
  requestId: string
  cold: boolean
  about: string
  seen: number
  unitId: string | null
  targetId: string | null
  files: string[]
}

const TARGET = `(select json_build_object('id', u.id, 'name', u.name, 'areaId', u.area_id, 'takes', to_json(u.takes)) from mashangban.units u where u.tenant = :tenant and u.id = :unitId) as unit,
    ${personById(':targetId')} as target`

/** Everything an act needs, in one trip: who acts, the case if he may read it, what is newer than his screen, where it is to go, his files. */
const readAct = variants('case_act_read', ({ to, files }: { to: boolean; files: boolean }, name) => statement<Asked, ActRead>(name, `
  with ${READER},
  c as materialized (select c.id, ${caseJson('c')} as found from reader, mashangban.cases c where c.tenant = :tenant and c.id = :about and ${mayRead('c')})
  select ${REQUEST}, ${SETTINGS}, ${READER_AS_ACTOR} as actor, (select c.found from c) as found,
    coalesce((select json_agg(json_build_object('seq', e.seq, 'at', e.at, 'kind', e.kind) order by e.seq) from (
      select e.seq, e.at, e.kind from c, mashangban.entries e where e.tenant = :tenant and e.of = 'case' and e.id = c.id and e.seq > :seen and e.kind not in (${HARMLESS}) order by e.seq limit ${MOST_NEWER}) e), '[]') as newer,
    ${to ? TARGET : 'null as unit, null as target'}, ${attached(files)}
  from reader`))

function commandOf(act: CaseAct, input: ActInput, read: ActRead, files: CaseCommand['files']): CaseCommand {
  const wanted: CaseCommand = { act, seen: input.seen }
  if (input.text) wanted.text = input.text
  if (files) wanted.files = files
  if (input.visibility) wanted.visibility = input.visibility
  if (input.result) wanted.result = input.result
  const target = targetFrom(input, read.unit, read.target)
  return target === undefined ? wanted : { ...wanted, target }
}

/**
 * Any act of the lifecycle table: read (1 trip), decide, write (1). Repeating the same requestId gives the first reply, also after the
 * case has left the actor's sight.
 */
export function actOnCase<A extends ActionOfAct & ActionName>(act: CaseAct): UseCase<A> {
  return async (parsed, anyCall) => {
    const input = parsed as unknown as ActInput
    const call = signedIn(anyCall)
    const { database, settings, wechat, tenant } = call.ports
    const { personId } = call.caller
    const { caseId, requestId, seen, unitId, personId: target, text, files = [] } = input
    const checked = text ? wechat.checkText(text, call.caller.openid, 2) : Promise.resolve('pass' as const)
    return command<ActRead, ActReply>(call, {
      requestId,
      asked: (read) => {
        const { requestId: _request, seen: _seen, files: _files, ...said } = input
        return { ...said, files: filesAsked(files, read.attached) }
      },
      read: () => database.one(readAct({ to: unitId !== undefined || target !== undefined, files: files.length > 0 }), { personId, requestId, cold: settings.stale(), about: caseId, seen, unitId: unitId ?? null, targetId: target ?? null, files: files.map(({ fileId }) => fileId) }),
      async decide(read) {
        if (!read.found) return refuse('CASE_NOT_FOUND')
        const held = fileRefs(files, read.attached)
        if (!held.ok) return held
        const current = caseOf(read.found)
        const circumstances = {
          now: call.now, calendar: await settings.calendar(), salt: call.salt(), newer: read.newer.map((entry) => ({ ...entry, at: readInstant(entry.at) })),
        }
        const decided = decide(current, commandOf(act, input, read, input.files ? held.value.refs : undefined), actorOf(personId, read.actor), circumstances)
        if (!decided.ok) return decided
        const change = checkedChange(decided.value, await checked, circumstances, call.salt)
        if (!change.ok) return change
        const [entry] = change.value.entries
        if (!entry) throw new Error('an act left no entry')
        return ok({
          reply: { caseId, number: current.number, version: entry.seq, status: entry.status },
          of: { of: 'case', id: caseId },
          write: (request) => writeChange(database, tenant, current, change.value, { doer: personId, at: call.now, files: held.value.held }, request),
        })
      },
    }) as ReturnType<UseCase<A>>
  }
}
