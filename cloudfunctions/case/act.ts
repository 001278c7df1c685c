import type { ActionName, OutputOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { type Command, decide, findRepeat } from '../../shared/case/decide'
import type { CaseAct } from '../../shared/case/lifecycle'
import type { Target } from '../../shared/case/places'
import { recordFlag } from '../../shared/case/record'
import type { Case, FileRef, TrailEntry } from '../../shared/case/schema'
import { actKey } from '../../shared/case/trail'
import { ownsFile } from '../../shared/directory/file-path'
import type { Person, Unit } from '../../shared/directory/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { Actor } from '../../shared/permission/actor'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { changeCase } from './change-case'
import { loadActor } from './load-actor'

type ActionOfAct = `case.${CaseAct}`
type ActReply = OutputOf<'case.accept'>

/** The parts that acts have in common; each act's schema decides which of them it takes. */
interface ActInput {
  caseId: string
  requestId: string
  seen: number
  text?: string | undefined
  files?: FileRef[] | undefined
  visibility?: 'public' | 'internal' | undefined
  result?: Command['result'] | undefined
  unitId?: string | undefined
  personId?: string | undefined
}

const replyOf = (current: Pick<Case, '_id' | 'number'>, entry: Pick<TrailEntry, 'seq' | 'status'>): ActReply => ({
  caseId: current._id, number: current.number, version: entry.seq, status: entry.status,
})

const isOffice = (person: Person): boolean => person.memberships.some((membership) => membership.role === 'officer' || membership.role === 'department')

/** Where to, as named in the input: undefined = not named, null = not found or nobody who handles cases. */
function targetFrom(input: ActInput, unit: Unit | null, person: Person | null): Target | null | undefined {
  if (!input.unitId && !input.personId) return undefined
  if ((input.unitId && !unit) || (input.personId && (!person || !isOffice(person)))) return null
  const units = person ? person.memberships.flatMap((membership) => (membership.role === 'department' && membership.unitId ? [membership.unitId] : [])) : []
  const home = units[0]
  // A person of a department keeps the department responsible: `assign` inside it, `transfer` to it.
  const place = unit ? { id: unit._id, name: unit.name } : home ? { id: home, name: person?.unitName ?? '' } : null
  return {
    unit: place,
    handler: person ? { person: person._id, name: person.workName ?? '', phone: person.workPhone, units } : null,
  }
}

function commandOf(act: CaseAct, input: ActInput, target: Target | null | undefined): Command {
  const command: Command = { act, requestId: input.requestId, seen: input.seen }
  if (input.text) command.text = input.text
  if (input.files) command.files = input.files
  if (input.visibility) command.visibility = input.visibility
  if (input.result) command.result = input.result
  if (target !== undefined) command.target = target
  return command
}

/** The reply to an act that is being repeated by somebody who can't see the case any more, or whose entry is in the ledger by now. */
async function repeatedElsewhere(call: SignedInCall, caseId: string, requestId: string): Promise<ActReply | null> {
  const { cases } = call.ports
  const key = actKey(call.caller.person, requestId)
  // Side by side: a refusal takes no more hops than an act.
  const [current, relayed] = await Promise.all([cases.load(caseId, null), cases.ledgerByKey(caseId, key)])
  const entry = current?.trail.find((candidate) => candidate.key === key) ?? relayed
  return current && entry ? replyOf(current, entry) : null
}

function decideOnce(current: Case, command: Command, actor: Actor, call: SignedInCall, calendar: Parameters<typeof decide>[3]['calendar'], suspicious: boolean): Result<{ next: Case | null; answer: ActReply }, Refusal> {
  const repeat = findRepeat(current.trail, command, actor)
  if (!repeat.ok) return repeat
  if (repeat.value) return ok({ next: null, answer: replyOf(current, repeat.value) })
  const circumstances = { now: call.now, calendar, salt: call.salt() }
  const decided = decide(current, command, actor, circumstances)
  if (!decided.ok) return decided
  const answer = replyOf(current, decided.value.entry)
  if (!suspicious) return ok({ next: decided.value.next, answer })
  const flagged = recordFlag(decided.value.next, '内容检查提示需要人工复核', `${command.requestId}:flag`, { ...circumstances, salt: call.salt() })
  return flagged.ok ? ok({ next: flagged.value, answer }) : flagged
}

const REFUSALS_OF_A_REPEAT: readonly string[] = ['CASE_NOT_FOUND', 'CASE_CHANGED', 'CASE_NOT_YOURS', 'CASE_WRONG_STATUS', 'NOT_ALLOWED']

/**
 * Any act of the lifecycle table: who acts and where to (1 hop), load the case (1), decide, write (1).
 * Repeating the same requestId gives the first reply, also after the case has left the actor's sight.
 */
export function actOnCase<A extends ActionOfAct & ActionName>(act: CaseAct): UseCase<A> {
  return async (parsed, anyCall) => {
    const input = parsed as unknown as ActInput
    const call = signedIn(anyCall)
    const { directory, settings, wechat } = call.ports
    if (!(input.files ?? []).every((file) => ownsFile(file.fileId, call.caller.person))) return refuse('FILE_NOT_YOURS')
    const checked = input.text ? wechat.checkText(input.text, call.caller.openid, 2) : Promise.resolve('pass' as const)
    const [{ actor }, unit, person, calendar] = await Promise.all([
      loadActor(call),
      input.unitId ? directory.unit(input.unitId) : null,
      input.personId ? directory.person(input.personId) : null,
      settings.calendar(),
    ])
    const target = targetFrom(input, unit, person)
    const outcome = await checked
    const suspicious = outcome === 'risky' || outcome === 'review'
    const command = commandOf(act, input, target)
    const done = await changeCase(call, input.caseId, actor, (current) => decideOnce(current, command, actor, call, calendar, suspicious))
    if (done.ok || !REFUSALS_OF_A_REPEAT.includes(done.error.code)) return done as Result<OutputOf<A>, Refusal>
    const repeated = await repeatedElsewhere(call, input.caseId, input.requestId)
    return (repeated ? ok(repeated) : done) as Result<OutputOf<A>, Refusal>
  }
}
