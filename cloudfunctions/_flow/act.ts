import type { ActionName, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import { oneself } from '../../shared/access/scope'
import { decide } from '../../shared/flow/decide'
import type { Desks } from '../../shared/flow/desks'
import { actsOf, type Circumstances, type NewerEntry } from '../../shared/flow/flow'
import type { Change, FileRef, Recorded, Shape } from '../../shared/flow/shape'
import { ok, type Result } from '../../shared/kernel/result'
import { REQUEST, SETTINGS } from '../_database/fragments'
import { readInstant } from '../_database/instants'
import { statement, variants } from '../_database/statement'
import type { CommandRead } from '../_runtime/command'
import { allowed, governed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { attached, type AttachedJson, fileRefs, filesAsked } from './attachments'
import { checkedChange } from './checked-change'
import { desksJson } from './desks'
import { type ChildrenRead, childrenJson, withChildren, withParent } from './family'
import { keptOf } from './flows'
import { type AnyKept, docJson, type ReadDoc } from './kept'
import { AS_READ, readAs, type ReadAs } from './reading'
import { type Piece, writeChange } from './store'
import { NAMED_PLACE, type NamedPlace, NO_PLACE_NAMED, targetFrom } from './target'

/** The parts that acts have in common; each act's schema decides which of them it takes. */
interface ActInput {
  requestId: string
  seen: number
  text?: string | undefined
  files?: { fileId: string; name: string }[] | undefined
  unitId?: string | undefined
  personId?: string | undefined
}

interface ActRead extends CommandRead, ReadAs, NamedPlace {
  children: ChildrenRead
  /** Of a child: its parent. */
  parent: ReadDoc | null
  newer: NewerEntry[]
  attached: AttachedJson[]
  /** Where it lies; null: nobody gives it up by this act. */
  around: Desks | null
  /** The caller has handled it; asked only for an act that he may not do then. */
  handled: boolean
}

/** Newer entries told to somebody whose screen was older. */
const MOST_NEWER = 20

interface Asked {
  personId: string
  now: string
  requestId: string
  cold: boolean
  about: string
  seen: number
  unitId: string | null
  targetId: string | null
  files: string[]
}

const parentJson = ({ flow: { audience } }: AnyKept): string => {
  if (!('asParent' in audience)) return 'null as parent'
  const parent = keptOf(audience.asParent)
  return `(select ${docJson(parent, 'p')} from c, ${parent.table} p where p.tenant = :tenant and p.id = c.parent_id) as parent`
}

const harmlessOf = ({ flow }: AnyKept): string => Object.entries<{ harmless: boolean }>(flow.entries).filter(([, rule]) => rule.harmless).map(([kind]) => `'${kind}'`).join(', ')

/** Who could take it when it is given up, where it lies. */
const desksOf = ({ flow, givenUp }: AnyKept): string =>
  desksJson(`array(select l.area from c, mashangban.lies_in l where l.tenant = :tenant and l.of = '${flow.of}' and l.id = c.id)`, givenUp?.takes ?? "'{}'")

/** Everything an act needs, in one trip: who acts, what it is about if he may read it, what is newer than his screen, where it is to go, his files. */
const reading = (kept: AnyKept) => variants(`${kept.flow.of}_act_read`, ({ to, files, gives, own }: { to: boolean; files: boolean; gives: boolean; own: boolean }, name) => statement<Asked, ActRead>(name, `
  with ${readAs(kept, ':about', docJson(kept, 'c'), 'asParent' in kept.flow.audience ? 'c.parent_id, ' : '')}
  select ${REQUEST}, ${SETTINGS}, ${AS_READ},
    ${childrenJson(kept, '(select c.id from c)')} as children, ${parentJson(kept)},
    coalesce((select json_agg(json_build_object('seq', e.seq, 'at', e.at, 'kind', e.kind) order by e.seq) from (
      select e.seq, e.at, e.kind from c, mashangban.entries e where e.tenant = :tenant and e.of = '${kept.flow.of}' and e.id = c.id and e.seq > :seen and e.kind not in (${harmlessOf(kept)}) order by e.seq limit ${MOST_NEWER}) e), '[]') as newer,
    ${to ? NAMED_PLACE : NO_PLACE_NAMED}, ${attached(files)}, ${gives ? desksOf(kept) : 'null'} as around,
    ${own && kept.asksHandled ? `coalesce((select ${kept.asksHandled.sql('k')} from c, ${kept.table} k where k.tenant = :tenant and k.id = c.id), false)` : 'false'} as handled
  from reader`))

/** The input as the core takes it: files by reference, the place that was named looked up. */
function resolved({ requestId: _request, seen: _seen, unitId, personId, files: _files, ...said }: ActInput, idName: string, read: ActRead, files: FileRef[] | undefined): object {
  const { [idName]: _id, ...rest } = said as Record<string, unknown>
  const target = targetFrom({ unitId, personId }, read)
  return { ...rest, ...(files ? { files } : {}), ...(target === undefined ? {} : { target }) }
}

/** What is written with the aggregate that was acted on: open children that follow it, the entry its parent keeps. */
function family(kept: AnyKept, current: Recorded<Shape>, change: Change<Shape, Recorded<Shape>>, read: ActRead, actor: Actor, at: Circumstances, salt: () => string): Result<Piece[], Refusal> {
  const [entry] = change.entries
  const pieces = read.parent === null
    ? withChildren(kept, current, change, read.children, at, salt)
    : withParent({ kept, read: current, change }, read.parent, { actor, role: entry?.content?.role ?? 'system' }, { ...at, salt: salt() })
  return pieces as Result<Piece[], Refusal>
}

/**
 * Any act of a flow's table: read (1 trip), decide, write (1). Repeating the same requestId gives the first reply, also after the aggregate
 * has left the actor's sight.
 */
function actOn<A extends ActionName>(kept: AnyKept, act: string, readAct: ReturnType<typeof reading>): UseCase<A> {
  const { of, refusals } = kept.flow
  const idName = `${of}Id`
  return async (parsed, anyCall) => {
    const input = parsed as unknown as ActInput
    const call = signedIn(anyCall)
    const { database, settings, wechat, tenant } = call.ports
    const { personId } = call.caller
    const { requestId, seen, unitId, personId: targetId, text, files = [] } = input
    const about = (input as unknown as Record<string, string>)[idName] ?? ''
    const checked = text ? wechat.checkText(text, call.caller.openid, 2) : Promise.resolve('pass' as const)
    return governed<ActRead, object>(call, {
      requestId,
      asked: (read) => {
        const { requestId: _request, seen: _seen, files: _files, ...said } = input
        return { ...said, files: filesAsked(files, read.attached) }
      },
      read: () => database.one(readAct({ to: unitId !== undefined || targetId !== undefined, files: files.length > 0, gives: kept.givenUp?.acts.includes(act) ?? false, own: kept.asksHandled?.acts.includes(act) ?? false }), {
        personId, now: call.now, requestId, cold: settings.stale(), about, seen, unitId: unitId ?? null, targetId: targetId ?? null, files: files.map(({ fileId }) => fileId),
      }),
      // The role is asked here, the guard, which says what is one's own, in `decide`.
      may: ({ found, actor }) => (found ? allowed(call, actor, oneself(personId)) : refuse(refusals.notFound)),
      async decide(read, { actor }) {
        if (!read.found) return refuse(refusals.notFound)
        const held = await fileRefs(files, read.attached, call.ports.files)
        if (!held.ok) return held
        const current = kept.docOf(read.found) as Recorded<Shape>
        const circumstances = {
          now: call.now, calendar: (await settings.at(call.now, kept.under(current))).calendar, salt: call.salt(), newer: read.newer.map((entry) => ({ ...entry, at: readInstant(entry.at) })),
          ...(read.around ? { desks: read.around } : {}),
          handled: read.handled,
        }
        const decided: Result<Change<Shape, Recorded<Shape>>, Refusal> = decide(
          kept.flow, current, { act, seen, input: resolved(input, idName, read, input.files ? held.value.refs : undefined) }, actor, circumstances,
        )
        if (!decided.ok) return decided
        const change = checkedChange(kept, decided.value, await checked, circumstances, call.salt)
        if (!change.ok) return change as Result<never, Refusal>
        const pieces = family(kept, current, change.value, read, actor, circumstances, call.salt)
        if (!pieces.ok) return pieces
        const [entry] = change.value.entries
        if (!entry) throw new Error('an act left no entry')
        return ok({
          reply: { [idName]: about, number: current.number, version: entry.seq, status: entry.status },
          of: { of, id: about },
          write: (request) => writeChange(database, tenant, pieces.value, { doer: personId, at: call.now, files: held.value.held, counts: kept.counts?.(act, current, { personId, role: entry.content?.role ?? 'system' }, call.now) ?? [] }, request),
        })
      },
    }) as unknown as ReturnType<UseCase<A>>
  }
}

/** The actions of a flow's acts: what differs between them is in the table. */
export function actsOn<A extends ActionName>(kept: AnyKept): { readonly [action in A]: UseCase<action> } {
  const readAct = reading(kept)
  return Object.fromEntries(actsOf(kept.flow).map((act) => [`${kept.flow.of}.${act}`, actOn(kept, act, readAct)])) as unknown as { readonly [action in A]: UseCase<action> }
}
