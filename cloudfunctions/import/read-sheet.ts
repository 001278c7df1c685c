import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Instant } from '../../shared/kernel/instant'
import type { Circumstances } from '../../shared/register/read-cell'
import type { JobRun } from '../_jobs/job'
import type { CompanyNow } from '../_register/company-rows'
import { changesOf } from '../../shared/register/changes'
import { below } from '../_sheets/heading'
import { SheetError } from '../_sheets/problems'
import { openTable, type OpenTable } from '../_sheets/table'
import { findColumns } from './heading'
import { endsIt, judge, type JudgedRow, readLine } from './judge'
import { knownPlaces } from './known-places'
import { withObject } from './object'
import type { Heading, Import } from './read-import'
import { clearStage, readAbsent, readActs, readByKeys, readOpenCases, type StagedRow, writeEnd, writeHeading, writeStage } from './stage'
import { tallyOf } from './tally'

/** Rows read, looked up and staged at once. */
const BATCH = 1000

/** Lines after which whatever else is due gets its turn. */
const TURN = 50

/** It was stopped, or another run has begun anew: nothing more is written. */
class Over extends Error {}

type Tally = ReturnType<typeof tallyOf>

/** Puts rows into the stage. Throws Over. */
async function put({ ports: { database } }: JobRun, { id, began_at }: Import, line: number, rows: StagedRow[]): Promise<void> {
  const { put: done } = await database.one(writeStage, { importId: id, began: began_at ?? '', line, rows })
  if (done === 0) throw new Over()
}

/** Looks up what stands in the register, judges a batch and stages it. Two trips, three where companies would end. */
async function stage(run: JobRun, found: Import, batch: readonly JudgedRow[], circumstances: Circumstances, firsts: Map<string, number>, tally: Tally): Promise<void> {
  const { database } = run.ports
  const keys = batch.flatMap(({ read: { key } }) => (key === null ? [] : [key]))
  const there = new Map((await database.rows(readByKeys, { keys })).map(({ now }) => [String(now.values.uscc), now] as const))
  const nowOf = ({ read: { key } }: JudgedRow): CompanyNow | undefined => (key === null ? undefined : there.get(key))
  const ending = batch.flatMap((row) => { const now = nowOf(row); return now && endsIt(row, now) ? [now.id] : [] })
  const open = new Map(ending.length === 0 ? [] : (await database.rows(readOpenCases, { ids: ending })).map((each) => [each.id, each.open] as const))
  const staged = batch.map((row) => {
    const { key } = row.read
    const first = key === null ? undefined : firsts.get(key)
    if (key !== null && first === undefined) firsts.set(key, row.line)
    const now = nowOf(row)
    const judged = judge(row, now, circumstances, first, now === undefined ? 0 : open.get(now.id) ?? 0)
    tally.add(judged, row.folds)
    return judged
  })
  await put(run, found, batch.at(-1)?.line ?? 0, staged)
}

/** What is not in the sheet ends: staged below its last line, company by company. */
async function stageAbsent(run: JobRun, found: Import, last: number, tally: Tally): Promise<void> {
  const { database } = run.ports
  let line = last
  for (let after = ''; ;) {
    const absent = await database.rows(readAbsent, { importId: found.id, areaId: found.area_id, after, limit: BATCH })
    if (absent.length === 0) return
    const open = new Map((await database.rows(readOpenCases, { ids: absent.map(({ now }) => now.id) })).map((each) => [each.id, each.open] as const))
    const rows = absent.map(({ now }): StagedRow => {
      const count = open.get(now.id) ?? 0
      const next = { state: 'closed' }
      const row = { line: ++line, key: String(now.values.uscc), id: now.id, version: now.version, name: String(now.values.name) }
      return count > 0
        ? { ...row, act: 'bad', put: {}, what: {}, problems: [{ code: 'OPEN_CASES', field: 'state', value: '', facts: { count } }] }
        : { ...row, act: 'gone', put: next, what: changesOf(now.values, next), problems: [] }
    })
    for (const row of rows) tally.add(row, [])
    await put(run, found, line, rows)
    after = absent.at(-1)?.now.id ?? ''
  }
}

async function stageAll(run: JobRun, found: Import, table: OpenTable, sheet: string, heading: Heading): Promise<Tally['counts']> {
  const { circumstances, names } = await knownPlaces(run.ports.database, found.area_id)
  const tally = tallyOf(names)
  const firsts = new Map<string, number>()
  let batch: JudgedRow[] = []
  let last = heading.line
  // A batch is staged while the next one is read; what fails is met before another begins.
  let staging = Promise.resolve<unknown>(null)
  for await (const { line, cells } of below(heading, table.lines(sheet))) {
    batch.push(readLine(line, cells, heading.mapping, circumstances, run.ports.vault))
    last = line
    // Lines come without a pause; the batch before is on its way meanwhile.
    if (batch.length % TURN === 0) await nextTurn()
    if (batch.length < BATCH) continue
    const failed = await staging
    if (failed !== null) throw failed
    staging = stage(run, found, batch, circumstances, firsts, tally).then(() => null, (error: unknown) => error)
    batch = []
  }
  const failed = await staging
  if (failed !== null) throw failed
  if (batch.length > 0) await stage(run, found, batch, circumstances, firsts, tally)
  if (found.close_absent) await stageAbsent(run, found, last, tally)
  return tally.counts
}

type Read = { failure: string } | { counts: Tally['counts'] }

async function readTable(run: JobRun, found: Import, path: string): Promise<Read> {
  const { database } = run.ports
  const opened = await openTable(path)
  if (!opened.ok) return { failure: opened.error.code }
  const table = opened.value
  try {
    const { sheet, heading, complete } = await findColumns(database, table, found)
    const wrote = await database.one(writeHeading, { importId: found.id, began: found.began_at ?? '', format: table.format, encoding: table.encoding, sheets: [...table.sheets], sheet, heading })
    if (wrote.put === 0) throw new Over()
    if (heading === null) return { failure: 'SHEET_EMPTY' }
    if (!complete) return { failure: 'SHEET_NO_HEADING' }
    return { counts: await stageAll(run, found, table, sheet, heading) }
  } catch (error) {
    if (error instanceof SheetError) return { failure: error.code }
    throw error
  }
}

const FAILURES = { missing: 'FILE_MISSING', differs: 'FILE_DIFFERS' } as const

/**
 * Reads a file into the stage: what each of its rows would do to the register, which is not changed. One run within the function's time, begun anew if it was
 * killed. Ends `ready`, or `failed` with why.
 */
export async function readSheet(run: JobRun, found: Import): Promise<void> {
  const { database, files } = run.ports
  const importId = found.id
  const began: Instant = found.began_at ?? ''
  while ((await database.one(clearStage, { importId })).cleared > 0);
  try {
    const read = await withObject(files, found, (path) => readTable(run, found, path))
    const failure = typeof read === 'string' ? FAILURES[read] : 'failure' in read ? read.failure : null
    const { acts } = await database.one(readActs, { importId })
    const counts = typeof read === 'string' || 'failure' in read ? { acts: {}, folds: {}, fields: {} } : { ...read.counts, acts }
    const total = Object.values(acts).reduce((sum, many) => sum + many, 0)
    await database.one(writeEnd, { importId, began, state: failure === null ? 'ready' : 'failed', total, counts, failure, now: run.now })
  } catch (error) {
    if (!(error instanceof Over)) throw error
  }
}

