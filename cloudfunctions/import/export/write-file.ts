import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ErrorCode } from '../../../shared/api'
import { OBJECT_LIMIT } from '../../../shared/kernel/file-limit'
import { formatInChina } from '../../../shared/kernel/instant'
import { EXPORTED } from '../../../shared/register/export'
import { putFile, withFolder, WORKBOOK } from '../../_files/put'
import type { Job, JobRun } from '../../_jobs/job'
import type { Reader } from '../../_runtime/use-case'
import { writeXlsx } from '../../_sheets/write'
import { exportedOf } from './exported'
import { type Export, openedList } from './read-export'
import { writeProgress } from './writing'

/** Why there will be no file, however often it is tried. */
export class NoFile extends Error {
  constructor(readonly code: Extract<ErrorCode, `EXPORT_${string}`>) {
    super(code)
    this.name = 'NoFile'
  }
}

/** A sheet has 1,048,576 lines, some of which are ours. */
const MOST_ROWS = 1_048_000
const PARTLY = '列表太长，筛选和搜索只看了其中一部分，和页面上一样。要看全，请缩小范围再导出。'

interface Written {
  rows: number
  partly: boolean
}

/** The list to its end, a batch at a time by its key. With each its reader's rights are asked anew; whoever has lost them gets no file. */
async function* rowsOf({ id, person_id }: Export, list: Parameters<typeof exportedOf>[0], job: Job, { ports, now }: JobRun, written: Written): AsyncGenerator<string[]> {
  const reader: Reader = { action: 'export.work', now, ports, caller: { personId: person_id } }
  let after: string | null = null
  do {
    await ports.database.one(writeProgress, { kind: job.kind, key: id, claim: job.claim, rows: written.rows })
    const batch = await exportedOf(list).batch(list, after, reader)
    if (!batch.ok) throw new NoFile('EXPORT_NO_LONGER')
    yield* batch.value.rows
    written.rows += batch.value.rows.length
    written.partly ||= batch.value.partly
    if (written.rows > MOST_ROWS) throw new NoFile('EXPORT_TOO_LARGE')
    after = batch.value.next
  } while (after !== null)
  await ports.database.one(writeProgress, { kind: job.kind, key: id, claim: job.claim, rows: written.rows })
}

/** Writes the file and puts it into the store, in place of what an earlier try has left there. Throws NoFile; anything else is worth another try. */
export async function writeFile(found: Export, who: string, job: Job, run: JobRun): Promise<void> {
  const list = openedList(found, run.ports.vault)
  const title = EXPORTED[found.list]
  const when = `${formatInChina(run.now, 'YYYY-MM-DD HH:mm')}（北京时间）`
  const written: Written = { rows: 0, partly: false }
  const remarks = (): string[][] => [
    ['导出人', who], ['导出时间', when], ['列表', title], ['筛选', found.words], ['行数', String(written.rows)], ...(written.partly ? [['注意', PARTLY]] : []), ['说明', '内部资料，请勿外传'],
  ]
  await withFolder(async (folder) => {
    const path = join(folder, 'list.xlsx')
    const above = [`内部资料，请勿外传。${who} ${when} 导出，${title}：${found.words}`]
    await writeXlsx(path, { name: title, columns: exportedOf(list).columns, rows: rowsOf(found, list, job, run, written), above, remarks }, new Date(run.now))
    if ((await stat(path)).size > OBJECT_LIMIT) throw new NoFile('EXPORT_TOO_LARGE')
    await putFile(run.ports.files, found.object, path, WORKBOOK)
  })
}
