import { byDueOf } from '../../shared/flow/clocks'
import { closedTo, isConfidential } from '../../shared/case/audience'
import { CASE } from '../../shared/case/flow'
import type { Case, CaseRow, CaseShape } from '../../shared/case/schema'
import { pathOf } from '../../shared/settings/path'
import { INFINITY, readInstant, readOptional } from '../_database/instants'
import type { CasesRow } from '../_database/rows'
import { countsOfAct } from './case-counts'
import type { Kept, ReadDoc } from './kept'
import { handledByCaller } from './own-work'

/** Columns that acts change. */
const CHANGED = ['version', 'status', 'box', 'company_id', 'company_name', 'unit_id', 'handler_id', 'pool_area', 'flagged', 'calendar_version', 'due_at', 'by_due', 'closed_at', 'head', 'face'] as const

/** What a row of a list shows besides the columns, and what acts change. */
type Face = Pick<CaseRow, 'holder' | 'informed' | 'route' | 'areaPath' | 'clocks' | 'excluded' | 'alarmsDone' | 'answeredAt' | 'urgedAt'> & { areaName: string; counts?: CaseRow['counts'] }
/** What is set once. */
type Body = Pick<Case, 'contact' | 'files' | 'profile' | 'found'>

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
const ROW_COLUMNS = [
  'id', 'number', 'version', 'kind', 'matter', 'urgent', 'title', 'status', 'box', 'company_id', 'company_name', 'verified', 'filer_id', 'area_id', 'flagged',
  'calendar_version', 'filed_at', 'due_at', 'closed_at', 'face',
] as const satisfies readonly (keyof ReadRow)[]
const CASE_COLUMNS = [...ROW_COLUMNS, 'head', 'words', 'body'] as const satisfies readonly (keyof ReadCase)[]

const AT = Object.fromEntries(CASE_COLUMNS.map((column, at) => [column, at])) as Record<keyof ReadCase, number>
/** By its place and not by `namedBy`: a list reads twenty rows of twenty columns. */
const value = <C extends keyof ReadCase>(read: ReadDoc, column: C): ReadCase[C] => read[AT[column]] as ReadCase[C]

/** What a row of a list needs, of either. A case filed before there were counts, or a limit for supplying, has none. */
function caseRowOf(read: ReadDoc): CaseRow {
  const { areaName, counts = {}, urgedAt = null, clocks, ...face } = value(read, 'face')
  return {
    id: value(read, 'id'), number: value(read, 'number'), version: value(read, 'version'), kind: value(read, 'kind'), matter: value(read, 'matter'),
    urgent: value(read, 'urgent'), title: value(read, 'title'), status: value(read, 'status'), box: value(read, 'box'),
    company: { id: value(read, 'company_id'), name: value(read, 'company_name'), areaId: value(read, 'area_id'), areaName },
    verified: value(read, 'verified'), filer: value(read, 'filer_id'), flagged: value(read, 'flagged'), calendarVersion: value(read, 'calendar_version'),
    filedAt: readInstant(value(read, 'filed_at')), dueAt: readOptional(value(read, 'due_at')), closedAt: readOptional(value(read, 'closed_at')),
    parent: null, counts, urgedAt, clocks: { ...clocks, supply: clocks.supply ?? null },
    ...face,
  }
}

function caseOf(read: ReadDoc): Case {
  if (read.length < CASE_COLUMNS.length) throw new TypeError('the case was read without its words')
  return { ...caseRowOf(read), headHash: value(read, 'head'), text: value(read, 'words'), ...value(read, 'body') }
}

function toRow(current: Case, tenant: string): CasesRow {
  const { holder, informed, route, areaPath, clocks, excluded, alarmsDone, counts, answeredAt, urgedAt, contact, files, profile, found, company } = current
  const face: Face = { holder, informed, route, areaPath, clocks, excluded, alarmsDone: [...alarmsDone], counts, answeredAt, urgedAt, areaName: company.areaName }
  const body: Body = { contact, files, profile, ...(found === undefined ? {} : { found }) }
  return {
    tenant, id: current.id, number: current.number, version: current.version, kind: current.kind, matter: current.matter, urgent: current.urgent, title: current.title, words: current.text,
    status: current.status, box: current.box, company_id: company.id, company_name: company.name, verified: current.verified, filer_id: current.filer,
    unit_id: holder.unitId, handler_id: holder.handler, pool_area: holder.poolArea, area_id: company.areaId, confidential: isConfidential(current), closed_to: closedTo(current),
    flagged: current.flagged, calendar_version: current.calendarVersion, filed_at: current.filedAt, due_at: current.dueAt, by_due: byDueOf(current) ?? INFINITY, closed_at: current.closedAt,
    head: current.headHash, face, body,
  }
}

/** How cases lie in their table. */
export const CASES: Kept<CaseShape, Case, CaseRow> = {
  flow: CASE,
  table: 'mashangban.cases',
  changed: CHANGED,
  rowColumns: ROW_COLUMNS,
  columns: CASE_COLUMNS,
  rowOf: caseRowOf,
  docOf: caseOf,
  toRow,
  untouched: { body: null, words: null },
  asksHandled: { acts: ['confirm'], sql: handledByCaller },
  under: ({ profile, areaPath }) => pathOf(profile.unitId ?? null, areaPath),
  counts: countsOfAct,
  givenUp: { acts: ['return'], takes: "array['kind:complain']" },
  placed: (doc) => ({
    areaPath: doc.areaPath,
    facets: { status: doc.status, kind: doc.kind, urgent: doc.urgent, unit_id: doc.holder.unitId, handler_id: doc.holder.handler, filed_at: doc.filedAt },
    followers: isConfidential(doc) ? [] : doc.informed,
    words: [doc.title, doc.company.name, doc.number],
  }),
}
