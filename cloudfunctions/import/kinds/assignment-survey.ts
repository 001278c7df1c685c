import { fold } from '../../../shared/kernel/fold'
import { ASSIGNMENT_ROW } from '../../../shared/register/assignment-row'
import type { AnyRank, SaidPair } from '../../../shared/register/pair-up'
import { type ReadRow, readRow } from '../../../shared/register/read-row'
import { statement } from '../../_database/statement'
import type { Kind, SheetRow, ThingNow } from './kind'

/** SQL: companies (c) by their folded names `:names`, where they lie in the area of whoever imports: of others nobody is told. `n.named`: the name that found it. */
export const NAMED_HERE = `mashangban.companies_named(:names::text[]) n cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.id = n.id offset 0) c
    where (select a.path @> array[:areaId::text] from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id)`

const readCodes = statement<{ names: string[]; areaId: string }, { named: string; uscc: string }>('import_assignments_codes', `select n.named, c.uscc from ${NAMED_HERE}`)

/** Names asked for at once. */
const NAMES = 1000

/** What a line says, as one of many is kept. */
const written = (line: number, { officerId, rank }: ReadRow['values']): string => `${line}|${String(rank)}|${String(officerId)}`

/** What all lines of its company say, this one among them, in their order. */
export const saidOf = ({ values }: SheetRow): SaidPair[] => String(values['said']).split(';').map((each) => {
  const [line = '', rank = '', personId = ''] = each.split('|')
  return { line: Number(line), rank: rank as AnyRank, personId }
})

/**
 * Gathers what the lines of each company say, as several may: one who serves it, one beside him, some who lead. Lines that name a company by code and by name are of one where only one in the area is so
 * called; a trip for each thousand names.
 */
export const surveyAssignments: NonNullable<Kind<ThingNow, object>['survey']> = async (database, rows, { circumstances, areaId }) => {
  const said = new Map<string, string>()
  const codes = new Map<string, string | null>()
  let waiting: { name: string; line: number; values: ReadRow['values'] }[] = []
  // A list is in the order of its lines, also where some of them wait for the code of their company.
  const lineOf = (text: string): number => Number(text.slice(0, text.indexOf('|')))
  const put = (key: string, text: string): void => {
    const there = said.get(key)
    said.set(key, there === undefined ? text : [...there.split(';'), text].sort((a, b) => lineOf(a) - lineOf(b)).join(';'))
  }
  const ask = async (): Promise<void> => {
    const names = [...new Set(waiting.map(({ name }) => name))].filter((name) => !codes.has(name))
    if (names.length > 0) for (const { named, uscc } of await database.rows(readCodes, { names, areaId })) codes.set(named, codes.has(named) ? null : uscc)
    for (const { name, line, values } of waiting) {
      const code = codes.get(name)
      if (code != null) put(code, written(line, values))
    }
    waiting = []
  }
  for await (const { line, cells } of rows) {
    const { key, name, values, problems } = readRow(ASSIGNMENT_ROW, cells, circumstances)
    if (problems.length > 0) continue
    if (key !== null) put(key, written(line, values))
    else waiting.push({ name: fold(name), line, values })
    if (waiting.length >= NAMES) await ask()
  }
  await ask()
  return {
    circumstances,
    amid(row) {
      const key = row.key ?? codes.get(fold(row.name))
      const all = key == null ? undefined : said.get(key)
      return all === undefined ? row : { ...row, values: { ...row.values, said: all } }
    },
  }
}
