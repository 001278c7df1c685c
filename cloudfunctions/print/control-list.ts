import { join } from 'node:path'
import { formatInChina } from '../../shared/kernel/instant'
import { leftOutWords, PRINT_TEMPLATES, PRINTED } from '../../shared/register/print'
import { formatShortCode } from '../../shared/register/short-code'
import { statement } from '../_database/statement'
import { putFile, withFolder, WORKBOOK } from '../_files/put'
import type { JobRun } from '../_jobs/job'
import { writeXlsx } from '../_sheets/write'
import { listObject } from './objects'
import type { Print } from './read-print'

interface Line {
  seq: number
  name: string
  uscc: string | null
  area: string | null
  address: string | null
  officer: string | null
  shortCode: string | null
  file: number | null
  page: number | null
  leftOut: string | null
}

const readLines = statement<{ printId: string; after: number; limit: number }, Line>('print_lines', `
  select s.seq, s.name, c.uscc, a.name as area, coalesce(c.address, h.address) as address,
    (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id) as officer, s.short_code as "shortCode", s.file, s.page, s.left_out as "leftOut"
  from (select * from mashangban.print_signs s where s.tenant = :tenant and s.print_id = :printId and s.seq > :after order by s.seq limit :limit) s
    left join mashangban.companies c on c.tenant = :tenant and s.of = 'company' and c.id = s.id
    left join mashangban.windows w on w.tenant = :tenant and s.of = 'window' and w.id = s.id
    left join lateral (select n.* from mashangban.halls n where n.tenant = :tenant and n.id = coalesce(w.hall_id, case when s.of = 'counter' then s.id end) offset 0) h on true
    left join lateral (select n.* from mashangban.areas n where n.tenant = :tenant and n.id = coalesce(c.area_id, h.area_id, case when s.of = 'grid' then s.id end) offset 0) a on true
  order by s.seq`)

const BATCH = 500

const COLUMNS: readonly { heading: string; width: number; text(line: Line): string }[] = [
  { heading: '顺序', width: 6, text: ({ seq }) => String(seq) },
  { heading: '名称', width: 40, text: ({ name }) => name },
  { heading: '统一社会信用代码', width: 22, text: ({ uscc }) => uscc ?? '' },
  { heading: '区域', width: 16, text: ({ area }) => area ?? '' },
  { heading: '地址', width: 40, text: ({ address }) => address ?? '' },
  { heading: '对口干部', width: 12, text: ({ officer }) => officer ?? '' },
  { heading: '编号', width: 12, text: ({ shortCode }) => (shortCode === null ? '' : formatShortCode(shortCode)) },
  { heading: '第几份', width: 8, text: ({ file }) => (file === null ? '' : String(file)) },
  { heading: '第几页', width: 8, text: ({ page }) => (page === null ? '' : String(page)) },
  { heading: '没有印的原因', width: 30, text: ({ leftOut }) => (leftOut === null ? '' : leftOutWords(leftOut)) },
  { heading: '贴好了（打勾、日期）', width: 20, text: () => '' },
]

async function* linesOf(printId: string, { ports: { database } }: JobRun): AsyncGenerator<string[]> {
  let after = 0
  for (;;) {
    const lines = await database.rows(readLines, { printId, after, limit: BATCH })
    yield* lines.map((line) => COLUMNS.map(({ text }) => text(line)))
    if (lines.length < BATCH) return
    after = lines.at(-1)?.seq ?? after
  }
}

/** Writes 贴牌清单, the control list, and puts it into the store: every sign in its order with where it goes, and why one was not printed. Gives its object. Throws StorageError. */
export async function writeControlList({ id, of, template, words, made_at }: Print, who: string, run: JobRun): Promise<string> {
  const title = `${PRINTED[of].zh}${PRINT_TEMPLATES[template].zh}`
  const when = `${formatInChina(made_at, 'YYYY-MM-DD HH:mm')}（北京时间）`
  const object = listObject(id)
  await withFolder(async (folder) => {
    const path = join(folder, 'list.xlsx')
    const above = [`内部资料，请勿外传。${who} ${when} 打印，${title}：${words}`]
    await writeXlsx(path, { name: '贴牌清单', columns: COLUMNS, rows: linesOf(id, run), above, remarks: [['打印人', who], ['打印时间', when], ['牌子', title], ['范围', words]] }, new Date(run.now))
    await putFile(run.ports.files, object, path, WORKBOOK)
  })
  return object
}
