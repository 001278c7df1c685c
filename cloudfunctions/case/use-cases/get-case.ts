import { receiptOf, isReadable } from '../../../shared/flow/receipt'
import { entryView } from '../../../shared/flow/views'
import { refuse } from '../../../shared/api/errors'
import type { Refusal } from '../../../shared/api'
import type { Case, TrailEntry } from '../../../shared/case/schema'
import { subjectOf } from '../../../shared/case/subject'
import { detailOf, readableFiles, sideOf } from '../../../shared/case/view'
import type { Away, Rated } from '../../../shared/case/views'
import { ok, type Result } from '../../../shared/kernel/result'
import type { OpeningHours } from '../../../shared/sla/calendar'
import { SETTINGS } from '../../_database/fragments'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { MAY_HEAR } from '../../_flow/beside'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { CASES } from '../../_flow/case-rows'
import { type EntryJson, entryJson, entryOf } from '../../_flow/entries'
import { allowed, type May } from '../../_runtime/governed'
import type { ReadSetting } from '../../_ports/settings'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { linksFor, type StoredFile, storedFiles } from '../../_flow/file-links'

/** Entries shown at once, and entries of a page of a receipt: a note may have 2,000 characters, a reply 1 MB. */
const PAGE = 30
const RECEIPT_PAGE = 100

interface Seen extends ReadAs {
  settings: readonly ReadSetting[] | null
  entries: EntryJson[]
  rated: (Omit<Rated, 'at'> & { at: string }) | null
  away: Away | null
  /** Of the unit in whose queue it lies, while nobody of it has it. */
  unitPhone: string | null
  /** Of who has it, where it lies with no unit: an officer's. */
  station: string | null
  supervisors: { name: string; unitName: string | null }[]
  files: StoredFile[]
}

/** Who has it is away at this moment: who is there for him. */
const AWAY = `(select json_build_object('standIn', (select json_build_object('name', s.work_name, 'phone', s.work_phone) from mashangban.persons s
      where s.tenant = :tenant and s.id = mashangban.present_for(a.id, :now::timestamptz)))
    from c, ${CASES.table} k, mashangban.persons a where k.tenant = :tenant and k.id = c.id and k.box <> 'done' and a.tenant = :tenant and a.id = k.handler_id and mashangban.is_away(a.away, :now::timestamptz))`
const UNIT_PHONE = `(select nullif(u.phone, '') from c, ${CASES.table} k, mashangban.units u where k.tenant = :tenant and k.id = c.id and k.handler_id is null and u.tenant = :tenant and u.id = k.unit_id)`
const STATION = `(select s.unit_name from c, ${CASES.table} k, mashangban.persons s where k.tenant = :tenant and k.id = c.id and k.unit_id is null and s.tenant = :tenant and s.id = k.handler_id)`

const ratedOf = (rated: Seen['rated']): Rated | null => rated && { ...rated, at: readInstant(rated.at) }

/** What the filing side gave it: for that side only (view.ts). */
const RATED = `(select json_build_object('level', r.level, 'bad', r.bad, 'receipt', r.receipt, 'at', r.at) from c, mashangban.ratings r where r.tenant = :tenant and r.of = 'case' and r.id = c.id)`

/** Who is told when it is late: the supervisors of its area and of the one above, or, of what is confidential, of all above, without those it goes round. */
const SUPERVISORS = `(select coalesce(json_agg(distinct jsonb_build_object('name', p.work_name, 'unitName', p.unit_name)), '[]')
    from c join ${CASES.table} d on d.tenant = :tenant and d.id = c.id join mashangban.areas a on a.tenant = :tenant and a.id = d.area_id,
      lateral (select m.person_id as p from mashangban.memberships m where m.tenant = :tenant and m.role = 'supervisor' and m.place = any(case when d.confidential then a.path else array[a.id, a.parent_id] end)) q
      join mashangban.persons p on p.tenant = :tenant and p.id = q.p and p.work_name is not null
    where d.box = 'open' and ${MAY_HEAR})`

/** The case if the caller may read it and a page of its record: one trip. `range` and `order` say which page, `besides` what else is asked. */
const reading = (name: string, range: string, order: 'asc' | 'desc', besides: string) => statement<{ personId: string; now: string; caseId: string; from: number; many: number; cold: boolean }, Seen>(name, `
  with ${readAs(CASES, ':caseId')}
  select ${AS_READ},
    coalesce((select json_agg(${entryJson('e', 'x')} order by e.seq ${order}) from (
      select e.* from c, mashangban.entries e where e.tenant = :tenant and e.of = 'case' and e.id = c.id and ${range} order by e.seq ${order} limit :many) e
      left join mashangban.entry_contents x on x.tenant = :tenant and x.of = 'case' and x.id = e.id and x.seq = e.seq), '[]') as entries,
    ${besides}, ${SETTINGS}
  from reader`)

const readNewest = reading('case_get', 'e.seq > :from', 'desc', `${RATED} as rated, ${AWAY} as away, ${UNIT_PHONE} as "unitPhone", ${STATION} as station, ${SUPERVISORS} as supervisors, ${storedFiles('case')}`)
/** Of a further page only the record is asked for. */
const ONLY = `null as rated, null as away, null as "unitPhone", null as station, '[]'::json as supervisors`
const readOlder = reading('case_trail', 'e.seq < :from', 'desc', `${ONLY}, ${storedFiles('case')}`)
const readForward = reading('case_receipt', 'e.seq > :from', 'asc', `${ONLY}, '[]'::json as files`)

interface Shown {
  may: May
  current: Case
  entries: TrailEntry[]
  seen: Seen
}

async function see(call: SignedInCall, from: typeof readNewest, parameters: { caseId: string; from: number; many: number; cold: boolean }): Promise<Result<Shown, Refusal>> {
  const seen = await call.ports.database.one(from, { personId: call.caller.personId, now: call.now, ...parameters })
  call.ports.settings.take(seen.settings)
  if (!seen.found) return refuse('CASE_NOT_FOUND')
  const current = CASES.docOf(seen.found)
  const may = allowed(call, seen.actor, subjectOf(current))
  return may.ok ? ok({ may: may.value, current, entries: seen.entries.map(entryOf<TrailEntry>), seen }) : may
}

/** The hours it goes by, where they are others than the tenant's: a screen has those. */
async function ownHours({ now, ports: { settings } }: SignedInCall, current: Case): Promise<OpeningHours | null> {
  const calendars = await settings.calendars(now)
  const [{ hours, seasons = [] }, everywhere] = [calendars(CASES.under(current)), calendars()]
  return hours === everywhere.hours ? null : { hours, seasons }
}

/** One case as its reader may see it, with the newest part of its record. One trip. */
export const getCase: UseCase<'case.get'> = async ({ caseId }, anyCall) => {
  const call = signedIn(anyCall)
  const shown = await see(call, readNewest, { caseId, from: 0, many: PAGE, cold: call.ports.settings.stale() })
  if (!shown.ok) return shown
  const { may, current, entries, seen } = shown.value
  const links = await linksFor(readableFiles(current, entries, sideOf(current, may.actor, call.now)), seen.files, call)
  const { away, unitPhone, station, supervisors } = seen
  return may.reply(detailOf(current, entries, may.actor, call.now, { links, rated: current.box === 'open' ? null : ratedOf(seen.rated), away, unitPhone, station, supervisors, hours: await ownHours(call, current) }))
}

/** Older entries of the record than those `case.get` showed. One trip. */
export const getTrail: UseCase<'case.trail'> = async ({ caseId, before }, anyCall) => {
  const call = signedIn(anyCall)
  const shown = await see(call, readOlder, { caseId, from: before, many: PAGE + 1, cold: false })
  if (!shown.ok) return shown
  const { may, current, entries, seen } = shown.value
  const side = sideOf(current, may.actor, call.now)
  const readable = entries.slice(0, PAGE).filter((entry) => isReadable(entry, side !== 'company'))
  const links = await linksFor([...new Set(readable.flatMap((entry) => (entry.content?.files ?? []).map(({ fileId }) => fileId)))], seen.files, call)
  return may.reply({ entries: readable.map((entry) => entryView(entry, may.actor, links)), more: entries.length > PAGE })
}

/** A page of the chain for its holder to keep: all pages together verify without asking us. One trip. */
export const getReceipt: UseCase<'case.receipt'> = async ({ caseId, after }, anyCall) => {
  const call = signedIn(anyCall)
  const shown = await see(call, readForward, { caseId, from: after, many: RECEIPT_PAGE + 1, cold: false })
  if (!shown.ok) return shown
  const { may, current, entries } = shown.value
  return may.reply({ ...receiptOf(current, entries.slice(0, RECEIPT_PAGE), sideOf(current, may.actor, call.now) !== 'company'), more: entries.length > RECEIPT_PAGE })
}
