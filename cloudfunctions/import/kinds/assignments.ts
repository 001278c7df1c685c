import { fold } from '../../../shared/kernel/fold'
import { ASSIGNMENT_ROW } from '../../../shared/register/assignment-row'
import { type Paired, pairUp } from '../../../shared/register/pair-up'
import { readRow } from '../../../shared/register/read-row'
import type { RowProblem } from '../../../shared/register/row-problems'
import { statement } from '../../_database/statement'
import { type CompanyNow, companyNow, type CompanyWrite, companyWrite, putCompanies } from '../../_register/company-rows'
import { type PairedIds, pairedIds, pairingRows, putPairings } from '../../_register/pairings'
import { NAMED_HERE, saidOf, surveyAssignments } from './assignment-survey'
import { COMPANIES } from './companies'
import type { Kind, Met, SheetRow } from './kind'

interface AssignmentWrite extends CompanyWrite {
  pairings: ReturnType<typeof pairingRows>
}

/** With who is there besides the officer among the values. */
const now = (c: string): string => `(select jsonb_set(n.now, '{values}', n.now -> 'values' || (${pairedIds(`${c}.id`)})::jsonb) from (select (${companyNow(c)})::jsonb as now) n)`

/** Companies by credit code, or by name. `named`: the name that found it. */
const readNamed = statement<{ keys: string[]; names: string[]; areaId: string }, { named: string | null; now: CompanyNow }>('import_assignments_named', `
  select null as named, ${now('c')} as now from unnest(:keys::text[]) k(uscc) cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.uscc = k.uscc offset 0) c
  union all select n.named, ${now('c')} from ${NAMED_HERE}`)

const unknown = (field: string, value: string): RowProblem => ({ code: 'COMPANY_UNKNOWN', field, value })
const pairedIn = ({ values }: CompanyNow): Paired => values as unknown as Paired

/** A row by its code, or by its name where only one is so called. */
function companyOf(row: SheetRow, byCode: ReadonlyMap<string, CompanyNow>, byName: ReadonlyMap<string, readonly CompanyNow[]>): Met<CompanyNow> {
  if (row.key !== null) {
    const there = byCode.get(row.key) ?? null
    return { key: row.key, now: there, problems: there === null ? [unknown('uscc', row.key)] : [] }
  }
  if (row.name === '') return { key: null, now: null, problems: [] }
  const [one, other] = byName.get(fold(row.name)) ?? []
  if (one === undefined) return { key: null, now: null, problems: [unknown('name', row.name)] }
  return other === undefined ? { key: String(one.values.uscc), now: one, problems: [] } : { key: null, now: null, problems: [{ code: 'COMPANY_SEVERAL', field: 'name', value: row.name }] }
}

/** What the lines of its company come to, of which one bears them all; or what speaks against this one. */
function metBy(row: SheetRow, met: Met<CompanyNow>): Met<CompanyNow> {
  if (met.now === null || row.problems.length > 0 || row.values['said'] === undefined) return { ...met, values: {}, bearer: row.line }
  const { said, bearer, refused } = pairUp(pairedIn(met.now), saidOf(row))
  const against = refused.get(row.line)
  if (against === undefined) return { ...met, values: { ...said }, bearer: bearer ?? row.line }
  const about = against.code === 'TWICE' ? { field: 'uscc', value: met.key ?? '' } : { field: 'officerId', value: '' }
  return { ...met, values: {}, bearer: row.line, problems: [{ ...about, ...against }] }
}

/**
 * 结对名单: who is there for which company, and as what: its officer, a deputy, leaders, each in a line of his own. Companies are there already; those that the list does not name keep whom they
 * have, and so do ranks of which it says nothing. A leader comes to those there are: by a sheet nobody is taken away.
 */
export const ASSIGNMENTS: Kind<CompanyNow, AssignmentWrite> = {
  ...COMPANIES,
  grows: null,
  now,
  knows: ['officials', 'inOffice'],
  read(cells, circumstances) {
    const { contact: _none, ...row } = readRow(ASSIGNMENT_ROW, cells, circumstances)
    return row
  },
  survey: surveyAssignments,
  async meet(database, rows, { areaId }) {
    const keys = [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))]
    const names = [...new Set(rows.flatMap(({ key, name }) => (key !== null || name === '' ? [] : [fold(name)])))]
    const byCode = new Map<string, CompanyNow>()
    const byName = new Map<string, CompanyNow[]>()
    for (const { named, now: there } of await database.rows(readNamed, { keys, names, areaId })) {
      if (named === null) byCode.set(String(there.values.uscc), there)
      else byName.set(named, [...(byName.get(named) ?? []), there])
    }
    return new Map(rows.map((row) => [row.line, metBy(row, companyOf(row, byCode, byName))]))
  },
  // What is not there is told by `meet`.
  lacks: () => [],
  hinders: () => Promise.resolve(new Map()),
  absent: null,
  write(id, there, what, of) {
    const paired = { ...there?.values, ...Object.fromEntries(Object.entries(what).map(([field, [, after]]) => [field, after])) } as unknown as PairedIds
    return { ...companyWrite(id, there, what, of), pairings: pairingRows(paired) }
  },
  pack: (rows) => rows,
  put: (afterwards) => `${putCompanies(afterwards)},
  ${putPairings('put')}`,
  // It makes none.
  dropped: 'dropped as (select d.id from drops d where false)',
}
