import type { Instant } from '../../shared/kernel/instant'
import type { JobRun } from '../_jobs/job'
import { SheetError } from '../_sheets/problems'
import { openTable, type OpenTable } from '../_sheets/table'
import { countRows } from './count-anew'
import { findColumns, wordsOf } from './heading'
import { withObject } from './object'
import type { Import } from './read-import'
import { clearStage, Over, readActs, writeEnd, writeHeading } from './stage'
import { stageAll } from './stage-rows'
import type { Tally } from './tally'

/** Rows of a sheet to which a plan for smaller ones is no good: of few it is right to sort them all, of many never. */
const LARGE = 10_000

type Read = { failure: string } | { counts: Tally['counts'] }

async function readTable(run: JobRun, found: Import, path: string): Promise<Read> {
  const { database } = run.ports
  const opened = await openTable(path)
  if (!opened.ok) return { failure: opened.error.code }
  const table: OpenTable = opened.value
  try {
    const { sheet, heading, complete } = await findColumns(database, table, found)
    const wrote = await database.one(writeHeading, { importId: found.id, began: found.began_at ?? '', format: table.format, encoding: table.encoding, sheets: [...table.sheets], sheet, heading, words: heading !== null && complete ? wordsOf(heading) : null, now: run.now })
    if (wrote.put === 0) throw new Over()
    if (heading === null) return { failure: 'SHEET_EMPTY' }
    if (!complete) return { failure: 'SHEET_NO_HEADING' }
    return { counts: await stageAll(run, found, () => table.lines(sheet), heading) }
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
    if (total >= LARGE) await countRows(database, 'import_rows')
    await database.one(writeEnd, { importId, began, state: failure === null ? 'ready' : 'failed', total, counts, failure, now: run.now })
  } catch (error) {
    if (!(error instanceof Over)) throw error
  }
}
