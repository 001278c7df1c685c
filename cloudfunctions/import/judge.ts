import { after, type Changes, changesOf } from '../../shared/register/changes'
import type { Values } from '../../shared/register/field'
import { type Circumstances, liesIn } from '../../shared/register/read-cell'
import { SHEETS } from '../../shared/register/sheets'
import type { RowProblem } from '../../shared/register/row-problems'
import { IMPORT_KINDS, type ImportKind, type RowAct } from '../../shared/register/import'
import { KINDS } from './kinds'
import type { Met, SheetRow, ThingNow } from './kinds/kind'
import type { StagedRow } from './stage'

/** What is known of a row besides what it says. `first`: the line that is about the same thing already. `hindrance`: what going on elsewhere stands against it. */
export interface About {
  met: Met<ThingNow>
  first: number | undefined
  hindrance: RowProblem | undefined
}

/** What a row does to the register as it stands: a row of the stage. */
export function judge(name: ImportKind, row: SheetRow, { met: { key, now, problems: unmet, values = row.values }, first, hindrance }: About, { areas, within }: Pick<Circumstances, 'areas' | 'within'>): StagedRow {
  const kind = KINDS[name]
  const { noun, measure } = IMPORT_KINDS[name]
  const about = { field: SHEETS[name].needs[0]?.[0] ?? null, value: kind.isKeyShown ? row.key ?? '' : row.name }
  // Of a thing of somebody else nothing is told but that it is one.
  if (now !== null && !liesIn(areas, kind.areaOf(now), within)) {
    return { line: row.line, turn: row.turn, key, id: null, version: null, name: row.name, act: 'bad', put: {}, what: {}, problems: [{ ...about, code: 'ELSEWHERE', facts: { thing: `${measure}${noun}` } }] }
  }
  const problems = [...row.problems, ...unmet]
  if (first !== undefined) problems.push({ ...about, code: 'TWICE', facts: { line: first, measure } })
  if (hindrance !== undefined) problems.push(hindrance)
  if (now === null && problems.length === 0) problems.push(...kind.lacks(values))
  const staged = (act: RowAct, put: Values, what: Changes): StagedRow =>
    ({ line: row.line, turn: row.turn, act, key, id: now?.id ?? null, version: now?.version ?? null, name: row.name !== '' ? row.name : String(now?.values['name'] ?? ''), put, what, problems })
  if (problems.length > 0) return staged('bad', {}, {})
  // Of a new one all is put, so that nothing stands there twice; of another one what changes.
  if (now === null) return staged('new', values, {})
  const what = changesOf(now.values, values)
  return staged(Object.keys(what).length === 0 ? 'same' : 'changed', after(what), what)
}
