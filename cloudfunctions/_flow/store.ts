import { isConfidential } from '../../shared/case/audience'
import type { Case, Change } from '../../shared/case/schema'
import type { Instant } from '../../shared/kernel/instant'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import { noteRequest } from '../_database/fragments'
import type { Queries } from '../_database/connection'
import { statement, variants } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'
import { beside, type Beside, held, NEEDED, type Parts, partsOf } from './beside'
import { noticesFor } from './notices'
import { entryRows, rowOf, CHANGED, FLOW } from './rows'

export const alarmKey = (id: string): string => `${FLOW.of}:${id}`
export const entryKey = (id: string, seq: number): string => `${FLOW.of}:${id}:${seq}`

export interface Filed extends Beside {
  request: RequestRow
  row: object
  codeId: string
  folding: number
  folded: string
  grams: string[]
}

type Changed = Beside & { row: object; read: number; request?: RequestRow }

/** Of the row that was written: every step of the plan would carry all of it. */
const WRITTEN = NEEDED.map((column) => `c.${column}`).join(', ')

/** The request comes first: a repeat is always told by its key, whatever else clashes. */
const filing = variants('case_file', (parts: Parts, name) => statement<Filed, { id: string }>(name, `
  with ${noteRequest()},
  c as (insert into ${FLOW.table} as c select p.* from noted, json_populate_record(null::${FLOW.table}, :row::json) p returning ${WRITTEN}),
  k as (insert into mashangban.codes (tenant, code_id, of, id, revision, status, issued_at) select :tenant, :codeId, '${FLOW.of}', c.id, 0, 'active', :at::timestamptz from c returning 1),
  g as (insert into mashangban.finds (tenant, of, id, folding, folded, grams) select :tenant, '${FLOW.of}', c.id, :folding, :folded, :grams::text[] from c where (select count(*) from k) > 0 returning 1),
  made as materialized (select * from c where (select count(*) from g) > 0), ${beside(parts, 'made')}
  select made.id, (select count(*) from ju)::int as jobs, ${held(parts)} as ok from made`))

/** Changes nothing unless the version is the one that was read. The request comes last, behind that guard. */
const change = (requested: boolean) => (parts: Parts, name: string) => statement<Changed, { id: string }>(name, `
  with c as (update ${FLOW.table} c set ${CHANGED.map((column) => `${column} = p.${column}`).join(', ')} from json_populate_record(null::${FLOW.table}, :row::json) p
    where c.tenant = :tenant and c.id = p.id and c.version = :read returning ${WRITTEN}), ${beside(parts, 'c')}${requested ? `,
  ${noteRequest('(select c.id as written from c where (select count(*) from ju) >= 0) w')}` : ''}
  select c.id, (select count(*) from ju)::int as jobs, ${held(parts)} as ok${requested ? ', (select count(*) from noted)::int as noted' : ''} from c`)

const act = variants('case_act', change(true))
const event = variants('case_event', change(false))

/** Who does it, and what else is written with it. */
export interface Doing {
  doer: string
  at: Instant
  files?: readonly { id: string; until: Instant }[]
  claim?: string
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

function besideOf(change: Change, read: Case | null, tenant: string, { doer, at, files = [], claim }: Doing): Beside {
  const { next, entries, wakeAt } = change
  // A place, box or date that has not moved need not be written again under every area.
  const moved = read === null || placeOf(read) !== placeOf(next)
  const followed = JSON.stringify([read?.informed ?? null, moved]) !== JSON.stringify([next.informed, false]) && [...(read?.informed ?? []), ...next.informed].length > 0
  const informed = isConfidential(next) ? [] : next.informed
  const pictures = entries.filter((entry) => entry.content?.files?.length)
  return {
    ...entryRows(FLOW.of, next.id, entries, tenant),
    path: moved ? next.areaPath : null,
    followers: followed ? informed : null,
    files: files.map(({ id }) => id),
    notices: noticesFor(change),
    jobs: [
      { kind: 'alarm', key: alarmKey(next.id), due: wakeAt },
      ...files.map(({ id, until }) => ({ kind: 'file', key: id, due: later(at, until) })),
      ...pictures.map(({ seq }) => ({ kind: 'media', key: entryKey(next.id, seq), due: at, args: { seq } })),
    ],
    doer, at, claim: claim ?? null,
  }
}

const placeOf = (current: Case): string => JSON.stringify([current.box, current.dueAt, current.confirmBy, current.closedAt, current.areaPath])

/** Writes a new case with all that belongs to it. One trip. Throws a DatabaseFailure `constraint`: requests_pkey (a repeat), cases_number (draw again). */
export async function writeNew(queries: Queries, tenant: string, change: Change, codeId: string, request: RequestRow, doing: Doing): Promise<void> {
  const { next } = change
  const besides = besideOf(change, null, tenant, doing)
  await queries.one(filing(partsOf(besides, true)), {
    ...besides,
    request,
    row: rowOf(next, tenant),
    codeId,
    folding: FOLDING,
    folded: [next.title, next.company.name, next.number].map(fold).join('\n'),
    grams: gramsOf(next.title, next.company.name, next.number),
  })
}

/** Writes what an act or event made of the case that was read. One trip; false when its version is no longer the stored one, and nothing was written. */
export async function writeChange(queries: Queries, tenant: string, read: Case, change: Change, doing: Doing, request?: RequestRow): Promise<boolean> {
  const besides = besideOf(change, read, tenant, doing)
  const parameters = { ...besides, row: { ...rowOf(change.next, tenant), body: null, words: null }, read: read.version }
  const written = request
    ? await queries.first(act(partsOf(besides, false)), { ...parameters, request })
    : await queries.first(event(partsOf(besides, false)), parameters)
  return written !== undefined
}
