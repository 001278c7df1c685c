import { closedTo, isConfidential } from '../../shared/case/audience'
import { byDueOf } from '../../shared/case/deadlines'
import type { Case, CaseRow, EntryContent, TrailEntry } from '../../shared/case/schema'
import { INFINITY, readInstant, readOptional } from '../_database/instants'
import type { CasesRow, EntriesRow, EntryContentsRow } from '../_database/rows'

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

/** A case as JSON of its columns; instants as PostgreSQL writes them. `words` and `body` are absent in a row of a list. */
export interface CaseJson {
  id: string
  number: string
  version: number
  kind: Case['kind']
  matter: Case['matter']
  urgent: boolean
  title: string
  words?: string
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
  head: string
  face: Face
  body?: Body
}

const ROW_COLUMNS = [
  'id', 'number', 'version', 'kind', 'matter', 'urgent', 'title', 'status', 'box', 'company_id', 'company_name', 'verified', 'filer_id', 'area_id', 'flagged',
  'calendar_version', 'filed_at', 'due_at', 'closed_at', 'head', 'face',
] as const

const json = (c: string, columns: readonly string[]): string => `json_build_object(${columns.map((column) => `'${column}', ${c}.${column}`).join(', ')})`

/** SQL: a row of cases (by its alias) as CaseJson: all of it, or what a row of a list needs. */
export const caseJson = (c: string): string => json(c, [...ROW_COLUMNS, 'words', 'body'])
export const caseRowJson = (c: string): string => json(c, ROW_COLUMNS)

export function caseRowOf(row: CaseJson): CaseRow {
  const { areaName, ...face } = row.face
  return {
    id: row.id, number: row.number, version: row.version, kind: row.kind, matter: row.matter, urgent: row.urgent, title: row.title, status: row.status, box: row.box,
    company: { id: row.company_id, name: row.company_name, areaId: row.area_id, areaName },
    verified: row.verified, filer: row.filer_id, flagged: row.flagged, calendarVersion: row.calendar_version,
    filedAt: readInstant(row.filed_at), dueAt: readOptional(row.due_at), closedAt: readOptional(row.closed_at), headHash: row.head,
    ...face,
  }
}

/** The whole case. Throws TypeError when it was read as a row of a list (a bug). */
export function caseOf(row: CaseJson): Case {
  if (row.words === undefined || row.body === undefined) throw new TypeError('the case was read without its words')
  return { ...caseRowOf(row), text: row.words, ...row.body }
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

/** An entry of the record with its content, as JSON; content is null where it was erased. */
export interface EntryJson {
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

/** SQL: a row of entries joined (left) with its content as EntryJson. */
export const entryJson = (e: string, x: string): string => `json_build_object('seq', ${e}.seq, 'at', ${e}.at, 'kind', ${e}.kind, 'internal', ${e}.internal, 'person_id', ${e}.person_id,
    'status', ${e}.status, 'commitment', ${e}.commitment, 'hash', ${e}.hash, 'salt', ${x}.salt, 'content', ${x}.content)`

export const entryOf = ({ at, internal, person_id, ...entry }: EntryJson): TrailEntry =>
  ({ ...entry, at: readInstant(at), visibility: internal ? 'internal' : 'public', by: person_id })

/** The rows of new entries: the record, and beside it what they say. */
export function entryRows(of: string, id: string, entries: readonly TrailEntry[], tenant: string): { entries: EntriesRow[]; contents: (Omit<EntryContentsRow, 'salt'> & { salt: string | null })[] } {
  return {
    entries: entries.map(({ seq, at, kind, visibility, by, status, commitment, hash }) => ({ tenant, of, id, seq, at, kind, internal: visibility === 'internal', person_id: by, status, commitment, hash })),
    contents: entries.map(({ seq, salt, content }) => ({ tenant, of, id, seq, salt, content })),
  }
}
