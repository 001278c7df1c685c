import { byDueOf } from '../../shared/flow/clocks'
import type { Flow } from '../../shared/flow/flow'
import type { Recorded, Shape } from '../../shared/flow/shape'
import type { SettingPath } from '../../shared/settings/path'
import { INFINITY, readOptional } from '../_database/instants'
import { namedBy } from '../_database/values'
import type { Kept, ReadDoc } from './kept'

/** Columns that every flow of this kind has, beside those of its own. */
const COMMON = ['id', 'parent_id', 'number', 'title', 'version', 'status', 'box', 'flagged', 'calendar_version', 'due_at', 'closed_at', 'head'] as const
const CHANGED = ['version', 'status', 'box', 'flagged', 'calendar_version', 'due_at', 'by_due', 'closed_at', 'head', 'face'] as const

interface Common {
  id: string
  parent_id: string
  number: string
  title: string
  version: number
  status: string
  box: Recorded<Shape>['box']
  flagged: boolean
  calendar_version: number
  due_at: string | null
  closed_at: string | null
  head: string
  face: Record<string, unknown>
}

/** Parts of a document that stand in columns; what a flow has besides is its face. */
const IN_COLUMNS = ['id', 'parent', 'number', 'title', 'version', 'status', 'box', 'flagged', 'calendarVersion', 'dueAt', 'closedAt', 'headHash']

/**
 * How a child that has nothing of its own to be searched, sorted or joined by lies in its table: the columns common to all, and a face for the
 * rest. What is needed of a flow for that is its table and the name of its parent.
 */
export function plainRows<S extends Shape, D extends Recorded<S>>(flow: Flow<S, D>, table: string, under: (doc: D) => SettingPath): Kept<S, D> {
  const columns = [...COMMON, 'face'] as const
  const named = namedBy<Common>([...columns])
  const parentOf = 'asParent' in flow.audience ? flow.audience.asParent : null
  const docOf = (read: ReadDoc): D => {
    const { id, parent_id, number, title, version, status, box, flagged, calendar_version, due_at, closed_at, head, face } = named(read)
    const common: Recorded<Shape> = {
      id, number, title, version, status, box, flagged, calendarVersion: calendar_version, dueAt: readOptional(due_at), closedAt: readOptional(closed_at), headHash: head,
      parent: parentOf === null ? null : { of: parentOf, id: parent_id }, clocks: {}, alarmsDone: [], counts: {},
    }
    return { ...common, ...face } as unknown as D
  }
  return {
    flow, table, changed: CHANGED, rowColumns: columns, columns, rowOf: docOf, docOf, untouched: {}, placed: null, under,
    toRow: (doc, tenant) => ({
      tenant, id: doc.id, parent_id: doc.parent?.id ?? null, number: doc.number, title: doc.title, version: doc.version, status: doc.status, box: doc.box,
      flagged: doc.flagged, calendar_version: doc.calendarVersion, due_at: doc.dueAt, by_due: byDueOf(doc) ?? INFINITY, closed_at: doc.closedAt, head: doc.headHash,
      face: Object.fromEntries(Object.entries(doc).filter(([part]) => !IN_COLUMNS.includes(part))),
    }),
  }
}
