import type { OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Actor } from '../../../shared/access/actor'
import type { Result } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { type Statement, statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { endOffice, isOffice, lastAdmin, officeNow } from '../../_register/office-rows'
import { noteNothing } from '../../_runtime/note-nothing'
import { THING_HERE } from '../../_register/thing-place'
import { type ThingNow, thingNow, thingWrite, writeThings } from '../../_register/things'
import type { CommandRead, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { inUse, reshaped, TOUCHES, type Touches } from '../../_register/touches'

type Kind = ParsedOf<'register.closeThing'>['of']
type Done = OutputOf<'register.closeThing'>

interface Read extends CommandRead {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  now: ThingNow | null
  /** Null: he may not know. */
  touches: Touches | null
  /** Of an office: another one of his does the same work; it is that of the last administrator. */
  kept?: { companies: boolean; cases: boolean }
  lastAdmin?: boolean
}
interface Asked { personId: string; requestId: string; of: Kind; id: string }

const reading = (of: Kind, now: string, more: string, from: string): Statement<Asked, Read> => statement(`register_close_${of}_read`, `
  select ${REQUEST}, ${ACTOR} as actor, here.path, ${now} as now, ${withinReach('register.closeThing', { areas: 'here.path' }, TOUCHES[of](':id::text'))} as touches${more} ${THING_HERE} ${from}`)
const place = (of: Exclude<Kind, 'office'>, table: string): Statement<Asked, Read> => reading(of, thingNow(of, 't'), '', `left join mashangban.${table} t on t.tenant = :tenant and t.id = :id`)
const otherOf = (roles: string): string => `exists (select from mashangban.memberships o where o.tenant = :tenant and o.person_id = m.person_id and o.role in (${roles}) and (o.role <> m.role or o.place <> m.place))`

const READS: Record<Kind, Statement<Asked, Read>> = {
  area: place('area', 'areas'), unit: place('unit', 'units'), hall: place('hall', 'halls'), window: place('window', 'windows'),
  office: reading('office', officeNow('m', 'p'), `, json_build_object('companies', m.role <> 'officer' or ${otherOf(`'officer'`)}, 'cases', m.role not in ('officer', 'department') or ${otherOf(`'officer', 'department'`)}) as kept, ${lastAdmin('m')} as "lastAdmin"`,
    `left join mashangban.offices m on ${isOffice('m', ':id::text')} left join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id`),
}

const writeEnd = statement<{ officeId: string; before: number; at: string; doer: string; request: RequestRow }, { put: number }>('register_end_office', `
  with ${endOffice('m.version = :before::int')},
  undated as (delete from mashangban.jobs j using ended_office where j.tenant = :tenant and j.kind = 'office' and j.key = :officeId and (select count(*) from retired) >= 0 returning 1), ${noteRequest('ended_office')}
  select (select count(*)::int from ended_office) as put, (select count(*) from undated) as jobs, (select count(*) from noted) as noted`)

/** What stands in the way; null: nothing. */
function hindrance({ of, open }: Pick<ParsedOf<'register.closeThing'>, 'of' | 'open'>, { now, kept, lastAdmin: lone }: Read, touches: Touches): Result<never, Refusal> | null {
  if (open) return (now?.values['mergedInto'] ?? null) === null ? null : refuse('THING_MERGED')
  const { areas, units, windows, companies, people, openCases } = touches
  switch (of) {
    case 'area': return inUse({ areas: areas - 1, units, windows, companies, people, openCases })
    case 'unit': return inUse({ windows, people, openCases })
    case 'hall': return inUse({ windows })
    case 'window': return null
    case 'office': {
      if (lone) return refuse('LAST_ADMIN')
      const left = { companies: kept?.companies ? 0 : companies, cases: kept?.cases ? 0 : openCases }
      return left.companies + left.cases === 0 ? null : refuse('OFFICE_HAS_WORK', left)
    }
  }
}

/** Closes a thing on which nothing open hangs, or opens it again; ends an office. Two trips, one when it is only asked what it would touch. */
export const closeThing: UseCase<'register.closeThing'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { requestId, of, id, open, preview } = input
  return governed<Read, Done>(call, {
    requestId, asked: () => ({ of, id, open, preview }),
    read: () => call.ports.database.one(READS[of], { personId: call.caller.personId, requestId, of, id }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'THING_NOT_FOUND'),
    decide(read) {
      const { now, touches } = read
      if (now === null || touches === null) return refuse('THING_NOT_FOUND')
      return reshaped({ asked: input, version: now.version, touches, hindered: hindrance(input, read, touches) }, () => {
        const what = of === 'office' ? (open ? null : 'end' as const) : thingWrite(of, id, now, { state: open ? 'open' : 'closed' })
        return { reply: { done: true, version: now.version + (what === null ? 0 : 1), touches, hinders: null }, of: { of, id }, write: writing(call, id, now, what) }
      })
    },
  })
}

const writing = ({ ports: { database }, now: at, caller: { personId } }: SignedInCall, id: string, { version }: ThingNow, what: 'end' | ReturnType<typeof thingWrite>) => async (request: RequestRow): Promise<boolean> => {
  if (what === null) return (await database.one(noteNothing, { request })).noted === 1
  if (what === 'end') return (await database.one(writeEnd, { officeId: id, before: version, at, doer: personId, request })).put === 1
  return (await database.one(writeThings, { things: [what], at, personId, request })).put === 1
}
