import { receiptOf, isReadable } from '../../../shared/flow/receipt'
import { entryView } from '../../../shared/flow/views'
import { refuse } from '../../../shared/api/errors'
import type { Refusal } from '../../../shared/api'
import type { Case, TrailEntry } from '../../../shared/case/schema'
import { subjectOf } from '../../../shared/case/subject'
import { detailOf, readableFiles, sideOf } from '../../../shared/case/view'
import { ok, type Result } from '../../../shared/kernel/result'
import type { Rated } from '../../../shared/case/views'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { CASES } from '../../_flow/case-rows'
import { type EntryJson, entryJson, entryOf } from '../../_flow/entries'
import { allowed, type May } from '../../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { linksFor, type StoredFile, storedFiles } from '../../_flow/file-links'

/** Entries shown at once, and entries of a page of a receipt: a note may have 2,000 characters, a reply 1 MB. */
const PAGE = 30
const RECEIPT_PAGE = 100

interface Seen extends ReadAs {
  entries: EntryJson[]
  rated: (Omit<Rated, 'at'> & { at: string }) | null
  files: StoredFile[]
}

const ratedOf = (rated: Seen['rated']): Rated | null => rated && { ...rated, at: readInstant(rated.at) }

/** What the filing side gave it: for that side only (view.ts). */
const RATED = `(select json_build_object('level', r.level, 'bad', r.bad, 'receipt', r.receipt, 'at', r.at) from c, mashangban.ratings r where r.tenant = :tenant and r.of = 'case' and r.id = c.id)`

/** The case if the caller may read it and a page of its record: one trip. `range` and `order` say which page, `besides` what else is asked. */
const reading = (name: string, range: string, order: 'asc' | 'desc', besides: string) => statement<{ personId: string; caseId: string; from: number; many: number }, Seen>(name, `
  with ${readAs(CASES, ':caseId')}
  select ${AS_READ},
    coalesce((select json_agg(${entryJson('e', 'x')} order by e.seq ${order}) from (
      select e.* from c, mashangban.entries e where e.tenant = :tenant and e.of = 'case' and e.id = c.id and ${range} order by e.seq ${order} limit :many) e
      left join mashangban.entry_contents x on x.tenant = :tenant and x.of = 'case' and x.id = e.id and x.seq = e.seq), '[]') as entries,
    ${besides}
  from reader`)

const readNewest = reading('case_get', 'e.seq > :from', 'desc', `${RATED} as rated, ${storedFiles('case')}`)
const readOlder = reading('case_trail', 'e.seq < :from', 'desc', `null as rated, ${storedFiles('case')}`)
const readForward = reading('case_receipt', 'e.seq > :from', 'asc', "null as rated, '[]'::json as files")

interface Shown {
  may: May
  current: Case
  entries: TrailEntry[]
  seen: Seen
}

async function see(call: SignedInCall, from: typeof readNewest, parameters: { caseId: string; from: number; many: number }): Promise<Result<Shown, Refusal>> {
  const seen = await call.ports.database.one(from, { personId: call.caller.personId, ...parameters })
  if (!seen.found) return refuse('CASE_NOT_FOUND')
  const current = CASES.docOf(seen.found)
  const may = allowed(call, seen.actor, subjectOf(current))
  return may.ok ? ok({ may: may.value, current, entries: seen.entries.map(entryOf<TrailEntry>), seen }) : may
}

/** One case as its reader may see it, with the newest part of its record. One trip. */
export const getCase: UseCase<'case.get'> = async ({ caseId }, anyCall) => {
  const call = signedIn(anyCall)
  const shown = await see(call, readNewest, { caseId, from: 0, many: PAGE })
  if (!shown.ok) return shown
  const { may, current, entries, seen } = shown.value
  const links = await linksFor(readableFiles(current, entries, sideOf(current, may.actor, call.now)), seen.files, call)
  return may.reply(detailOf(current, entries, may.actor, call.now, { links, rated: current.box === 'open' ? null : ratedOf(seen.rated) }))
}

/** Older entries of the record than those `case.get` showed. One trip. */
export const getTrail: UseCase<'case.trail'> = async ({ caseId, before }, anyCall) => {
  const call = signedIn(anyCall)
  const shown = await see(call, readOlder, { caseId, from: before, many: PAGE + 1 })
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
  const shown = await see(call, readForward, { caseId, from: after, many: RECEIPT_PAGE + 1 })
  if (!shown.ok) return shown
  const { may, current, entries } = shown.value
  return may.reply({ ...receiptOf(current, entries.slice(0, RECEIPT_PAGE), sideOf(current, may.actor, call.now) !== 'company'), more: entries.length > RECEIPT_PAGE })
}
