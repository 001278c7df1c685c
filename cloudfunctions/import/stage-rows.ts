import { setImmediate as nextTurn } from 'node:timers/promises'
import { changesOf } from '../../shared/register/changes'
import type { Circumstances, SheetCell } from '../../shared/register/read-cell'
import type { JobRun } from '../_jobs/job'
import type { Line } from '../_sheets/cell'
import { below } from '../_sheets/heading'
import { judge } from './judge'
import { KINDS } from './kinds'
import type { SheetRow, Whose } from './kinds/kind'
import { knownPlaces } from './known-places'
import type { Heading, Import } from './read-import'
import { Over, type StagedRow, writeStage } from './stage'
import { type Tally, tallyOf } from './tally'

/** Rows read, looked up and staged at once. */
const BATCH = 1000

/** Lines after which whatever else is due gets its turn. */
const TURN = 50

/** What all rows of one reading have in common. */
interface Reading {
  run: JobRun
  found: Import
  whose: Whose
  circumstances: Circumstances
  /** The line that named a thing first, by its key. */
  firsts: Map<string, number>
  tally: Tally
}

/** Puts rows into the stage. Throws Over. */
async function put({ run, found }: Reading, line: number, rows: StagedRow[]): Promise<void> {
  const { put: done } = await run.ports.database.one(writeStage, { importId: found.id, began: found.began_at ?? '', line, rows })
  if (done === 0) throw new Over()
}

/** Looks up what stands in the register and judges a batch: the rows to stage. A trip, two where something may stand against it. */
async function judgeAll(reading: Reading, batch: readonly SheetRow[]): Promise<StagedRow[]> {
  const { run: { ports: { database } }, found, circumstances, firsts, tally } = reading
  const kind = KINDS[found.kind]
  const there = await kind.meet(database, batch, reading.whose)
  const met = batch.map((row) => ({ row, met: there.get(row.line) ?? { key: row.key, now: null, problems: [] } }))
  const against = await kind.hinders(database, met.map(({ row: { line, values: said }, met: { now, values = said } }) => ({ line, now, next: values })))
  return met.flatMap(({ row, met: about }) => {
    const named = about.bearer === undefined ? about.key : null
    const first = named === null ? undefined : firsts.get(named)
    if (named !== null && first === undefined) firsts.set(named, row.line)
    const judged = judge(found.kind, row, { met: about, first, hindrance: against.get(row.line) }, circumstances)
    // What it says is borne by another line.
    if (about.bearer !== undefined && about.bearer !== row.line && judged.act !== 'bad') return []
    tally.add(judged, row.folds)
    return [judged]
  })
}

/** What is not in the sheet ends: staged below its last line, thing by thing. */
async function stageAbsent(reading: Reading, last: number): Promise<void> {
  const { run: { ports: { database } }, found, tally } = reading
  const kind = KINDS[found.kind]
  if (kind.absent === null) return
  const { read, put: next } = kind.absent
  let line = last
  for (let after = ''; ;) {
    const absent = (await database.rows(read, { importId: found.id, areaId: found.area_id, after, limit: BATCH })).map(({ now }) => ({ line: ++line, now, next }))
    const end = absent.at(-1)
    if (end === undefined) return
    const against = await kind.hinders(database, absent)
    const rows = absent.map(({ line: at, now }): StagedRow => {
      const hindrance = against.get(at)
      const row = { line: at, turn: at, key: kind.keyNow(now), id: now.id, version: now.version, name: String(now.values['name']) }
      return hindrance === undefined ? { ...row, act: 'gone', put: next, what: changesOf(now.values, next), problems: [] } : { ...row, act: 'bad', put: {}, what: {}, problems: [hindrance] }
    })
    for (const row of rows) tally.add(row, [])
    await put(reading, line, rows)
    after = end.now.id
  }
}

/** The cells of a line by field. */
function cellsOf(cells: readonly SheetCell[], columns: readonly (readonly [field: string, column: number])[]): Record<string, SheetCell> {
  const by: Record<string, SheetCell> = {}
  for (const [field, column] of columns) {
    const cell = cells[column]
    if (cell !== undefined) by[field] = cell
  }
  return by
}

/** The lines of data, by field. */
async function* rowsBelow(heading: Heading, lines: AsyncIterable<Line>): AsyncGenerator<{ line: number; cells: Record<string, SheetCell> }> {
  const columns = Object.entries(heading.mapping)
  for await (const { line, cells } of below(heading, lines)) yield { line, cells: cellsOf(cells, columns) }
}

/** Stages what each line below the heading would do. `lines`: of the sheet, begun anew each time. Gives what they do in numbers. Throws Over, and what the lines throw. */
export async function stageAll(run: JobRun, found: Import, lines: () => AsyncIterable<Line>, heading: Heading): Promise<Tally['counts']> {
  const { database, vault } = run.ports
  const kind = KINDS[found.kind]
  const whose: Whose = { importId: found.id, areaId: found.area_id, personId: found.person_id, now: run.now }
  const { names, ...places } = await knownPlaces(database, found.area_id, kind.knows)
  const survey = kind.survey === null ? null : await kind.survey(database, rowsBelow(heading, lines()), { ...whose, ...places })
  const circumstances = survey?.circumstances ?? places.circumstances
  const reading: Reading = { run, found, whose, circumstances, firsts: new Map(), tally: tallyOf(kind.of, names) }
  let batch: SheetRow[] = []
  let last = heading.line
  // While a batch is read the one before is looked up and the one before that is written: neither side waits for the other. Judged in their order, since the first line
  // that names a thing counts; what fails is met before another begins.
  let judging = Promise.resolve<unknown>(null)
  let older = Promise.resolve<unknown>(null)
  let newer = older
  const stage = (rows: readonly SheetRow[]): void => {
    const judged = judging.then(() => judgeAll(reading, rows))
    judging = judged
    older = newer
    newer = judged.then((staged) => put(reading, rows.at(-1)?.line ?? 0, staged)).then(() => null, (error: unknown) => error)
  }
  const settled = async (staged: Promise<unknown>): Promise<void> => {
    const failed = await staged
    if (failed !== null) throw failed
  }
  for await (const { line, cells } of rowsBelow(heading, lines())) {
    const row = { line, turn: line, ...kind.read(cells, circumstances, vault) }
    batch.push(survey === null ? row : survey.amid(row))
    last = line
    // Lines come without a pause; the batch before is on its way meanwhile.
    if (batch.length % TURN === 0) await nextTurn()
    if (batch.length < BATCH) continue
    await settled(older)
    stage(batch)
    batch = []
  }
  if (batch.length > 0) stage(batch)
  await settled(older)
  await settled(newer)
  if (found.close_absent) await stageAbsent(reading, last)
  return reading.tally.counts
}
