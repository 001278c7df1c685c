import { closedTo, isConfidential } from '../../shared/case/audience'
import { byDueOf } from '../../shared/case/deadlines'
import type { Case, CaseRow, EntryContent, TrailEntry } from '../../shared/case/schema'
import { INFINITY, readInstant, readOptional } from '../_database/instants'
import type { CasesRow, EntriesRow, EntryContentsRow } from '../_database/rows'
import { namedBy, valuesJson } from '../_database/values'

/**
 * The one file of this folder that knows which flow is kept here, and how its aggregate lies in its table: the statements beside it are made
 * from what stands here.
 */
export const FLOW = { of: 'case', table: 'mashangban.cases' } as const

/** Columns that acts change. */
export const CHANGED = ['version', 'status', 'box', 'unit_id', 'handler_id', 'pool_area', 'flagged', 'calendar_version', 'due_at', 'by_due', 'closed_at', 'head', 'face'] as const

/** What a row of a list shows besides the columns, and what acts change. */
type Face = Pick<CaseRow, 'holder' | 'informed' | 'route' | 'areaPath' | 'clocks' | 'excluded' | 'alarmsDone' | 'answeredAt' | 'confirmBy'> & { areaName: string }
/** What is set once. */
type Body = Pick<Case, 'contact' | 'files' | 'profile'>

/** Columns of a row of a list, and after them what the whole case has besides. */
interface ReadRow {
  id: string
  number: string
  version: number
  kind: Case['kind']
  matter: Case['matter']
  urgent: boolean
  title: string
  status: Case['status']
  box: Case['box']
  company_id: string
  company_name: string
  verified: boolean
  filer_id: string
  area_id: string
  flagged: boolean
  calendar_version: number
  filed_at: string
  due_at: string | null
  closed_at: string | null
  face: Face
}
interface ReadCase extends ReadRow {
  head: string
  words: string
  body: Body
}

/** What a row of a list is made of. */
export const ROW_COLUMNS = [
  'id', 'number', 'version', 'kind', 'matter', 'urgent', 'title', 'status', 'box', 'company_id', 'company_name', 'verified', 'filer_id', 'area_id', 'flagged',
  'calendar_version', 'filed_at', 'due_at', 'closed_at', 'face',
] as const satisfies readonly (keyof ReadRow)[]
const CASE_COLUMNS = [...ROW_COLUMNS, 'head', 'words', 'body'] as const satisfies readonly (keyof ReadCase)[]

/** A case, or as much of it as a row of a list needs, as it was read: values of columns, instants as PostgreSQL writes them. */
export type CaseJson = readonly unknown[]

const columnsJson = (c: string, columns: readonly string[]): string => valuesJson(columns.map((column) => `${c}.${column}`))

/** SQL: a row of cases (by its alias) as CaseJson: all of it, or what a row of a list needs. */
export const caseJson = (c: string): string => columnsJson(c, CASE_COLUMNS)
export const caseRowJson = (c: string): string => columnsJson(c, ROW_COLUMNS)

const AT = Object.fromEntries(CASE_COLUMNS.map((column, at) => [column, at])) as Record<keyof ReadCase, number>
/** By its place and not by `namedBy`: a list reads twenty rows of twenty columns. */
const value = <C extends keyof ReadCase>(read: CaseJson, column: C): ReadCase[C] => read[AT[column]] as ReadCase[C]

/** What a row of a list needs, of either. */
export function caseRowOf(read: CaseJson): CaseRow {
  const { areaName, ...face } = value(read, 'face')
  return {
    id: value(read, 'id'), number: value(read, 'number'), version: value(read, 'version'), kind: value(read, 'kind'), matter: value(read, 'matter'),
    urgent: value(read, 'urgent'), title: value(read, 'title'), status: value(read, 'status'), box: value(read, 'box'),
    company: { id: value(read, 'company_id'), name: value(read, 'company_name'), areaId: value(read, 'area_id'), areaName },
    verified: value(read, 'verified'), filer: value(read, 'filer_id'), flagged: value(read, 'flagged'), calendarVersion: value(read, 'calendar_version'),
    filedAt: readInstant(value(read, 'filed_at')), dueAt: readOptional(value(read, 'due_at')), closedAt: readOptional(value(read, 'closed_at')),
    ...face,
  }
}

/** The whole case. Throws TypeError when it was read as a row of a list (a bug). */
export function caseOf(read: CaseJson): Case {
  if (read.length < CASE_COLUMNS.length) throw new TypeError('the case was read without its words')
  return { ...caseRowOf(read), headHash: value(read, 'head'), text: value(read, 'words'), ...value(read, 'body') }
}

/** The row of a case, columns and all; what acts leave alone stays out of an update by its statement. */
export function rowOf(current: Case, tenant: string): CasesRow {
  const { holder, informed, route, areaPath, clocks, excluded, alarmsDone, answeredAt, confirmBy, contact, files, profile, company } = current
  const face: Face = { holder, informed, route, areaPath, clocks, excluded, alarmsDone, answeredAt, confirmBy, areaName: company.areaName }
  const body: Body = { contact, files, profile }
  return {
    tenant, id: current.id, number: current.number, version: current.version, kind: current.kind, matter: current.matter, urgent: current.urgent, title: current.title, words: current.text,
    status: current.status, box: current.box, company_id: company.id, company_name: company.name, verified: current.verified, filer_id: current.filer,
    unit_id: holder.unitId, handler_id: holder.handler, pool_area: holder.poolArea, area_id: company.areaId, confidential: isConfidential(current), closed_to: closedTo(current),
    flagged: current.flagged, calendar_version: current.calendarVersion, filed_at: current.filedAt, due_at: current.dueAt, by_due: byDueOf(current) ?? INFINITY, closed_at: current.closedAt,
    head: current.headHash, face, body,
  }
}

interface ReadEntry {
  seq: number
  at: string
  kind: TrailEntry['kind']
  internal: boolean
  person_id: string
  status: TrailEntry['status']
  commitment: string
  hash: string
  salt: string | null
  content: EntryContent | null
}

const ENTRY_COLUMNS = ['seq', 'at', 'kind', 'internal', 'person_id', 'status', 'commitment', 'hash'] as const
/** Null where they were erased. */
const CONTENT_COLUMNS = ['salt', 'content'] as const

/** An entry of the record with its content, as it was read. */
export type EntryJson = readonly unknown[]

/** SQL: a row of entries joined (left) with its content as EntryJson. */
export const entryJson = (e: string, x: string): string => valuesJson([...ENTRY_COLUMNS.map((column) => `${e}.${column}`), ...CONTENT_COLUMNS.map((column) => `${x}.${column}`)])

const readEntry = namedBy<ReadEntry>([...ENTRY_COLUMNS, ...CONTENT_COLUMNS])

export function entryOf(read: EntryJson): TrailEntry {
  const { at, internal, person_id, ...entry } = readEntry(read)
  return { ...entry, at: readInstant(at), visibility: internal ? 'internal' : 'public', by: person_id }
}

/** The rows of new entries: the record, and beside it what they say. */
export function entryRows(of: string, id: string, entries: readonly TrailEntry[], tenant: string): { entries: EntriesRow[]; contents: (Omit<EntryContentsRow, 'salt'> & { salt: string | null })[] } {
  return {
    entries: entries.map(({ seq, at, kind, visibility, by, status, commitment, hash }) => ({ tenant, of, id, seq, at, kind, internal: visibility === 'internal', person_id: by, status, commitment, hash })),
    contents: entries.map(({ seq, salt, content }) => ({ tenant, of, id, seq, salt, content })),
  }
}
