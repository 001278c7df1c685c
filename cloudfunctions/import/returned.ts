import { refuse } from '../../shared/api/errors'
import { IMPORT_KINDS } from '../../shared/register/import'
import { problemWords, type RowProblem } from '../../shared/register/row-problems'
import { statement } from '../_database/statement'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { linkTo } from './link'
import { withObject } from './object'
import { FROM_IMPORT, type Import, mayImport, type NamedImport, namedImport } from './read-import'
import { fieldLabel } from './rows'

const readNamed = statement<{ personId: string; importId: string }, NamedImport>('import_returned', `select ${namedImport('import.returned')} ${FROM_IMPORT}`)

const readBad = statement<{ importId: string; after: number }, { line: number; problems: RowProblem[] }>('import_bad', `
  select r.line, r.problems from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.act = 'bad' and r.line > :after order by r.line limit 5000`)

/** Why each line was not taken, in words. */
async function reasons(call: Parameters<UseCase<'import.returned'>>[1], { id: importId, kind }: Import): Promise<Map<number, string>> {
  const words = new Map<number, string>()
  for (let after = 0; ;) {
    const rows = await call.ports.database.rows(readBad, { importId, after })
    for (const { line, problems } of rows) {
      words.set(line, problems.map((problem) => { const { what, remedy } = problemWords(problem); return `${fieldLabel(kind, problem.field) ?? '这一行'}：${what}，${remedy}` }).join('；'))
    }
    const last = rows.at(-1)
    if (last === undefined) return words
    after = last.line
  }
}

const REASON = '没有导入的原因'
const WIDTH = 18
const REASON_WIDTH = 60

/** The sheet as it came, and the reason in a last column. Sheets that were not read stay out. */
async function writeBack(from: string, to: string, { heading, sheet, kind }: Import, why: ReadonlyMap<number, string>, at: Date): Promise<boolean> {
  // Loaded when first needed: what answers a tap beside it must not wait for it.
  const [{ openTable }, { writeXlsx }] = await Promise.all([import('../_sheets/table'), import('../_sheets/write')])
  const opened = await openTable(from)
  if (!opened.ok || heading === null) return false
  const table = opened.value
  // A last column of that name is ours, from the time before.
  const columns = heading.headings.at(-1) === REASON ? heading.headings.length - 1 : heading.headings.length
  async function* rows(): AsyncGenerator<string[]> {
    for await (const { line, cells } of table.lines(sheet ?? '')) {
      if (line <= (heading?.line ?? 0)) continue
      yield [...Array.from({ length: columns }, (_, column) => cells[column]?.text ?? ''), why.get(line) ?? '']
    }
  }
  await writeXlsx(to, { name: sheet === null || sheet === '' ? IMPORT_KINDS[kind].zh : sheet, columns: [...heading.headings.slice(0, columns).map((text) => ({ heading: text, width: WIDTH })), { heading: REASON, width: REASON_WIDTH }], rows: rows() }, at)
  return true
}

const nameOf = (name: string): string => `${name.replace(/\.(xlsx|csv|txt)$/i, '')}（写明原因）.xlsx`

/** The same file back, with the reason beside each row that was not taken: corrected, it can be brought in again. A link for ten minutes. */
export const returned: UseCase<'import.returned'> = async ({ importId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, files } = call.ports
  const read = await database.one(readNamed, { personId: call.caller.personId, importId })
  const may = mayImport(call, read)
  if (!may.ok) return may
  const { found } = read
  if (found === null || found.object === '') return refuse('IMPORT_NOT_FOUND')
  // The sheet has everybody's telephone in clear.
  if (found.person_id !== call.caller.personId) return refuse('IMPORT_OF_ANOTHER')
  if (found.heading === null || ['uploaded', 'reading', 'failed'].includes(found.state)) return refuse('IMPORT_NOT_SO_FAR')
  const why = await reasons(call, found)
  const wrote = await withObject(files, found, (path) => linkTo(call, `${found.object}-returned.xlsx`, (to) => writeBack(path, to, found, why, new Date(call.now))))
  return wrote === null || wrote === 'missing' || wrote === 'differs' ? refuse('STORAGE_FAILED') : may.value.reply({ url: wrote, name: nameOf(found.name) })
}
