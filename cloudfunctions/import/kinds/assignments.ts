import { fold } from '../../../shared/kernel/fold'
import { ASSIGNMENT_ROW } from '../../../shared/register/assignment-row'
import { readRow } from '../../../shared/register/read-row'
import type { RowProblem } from '../../../shared/register/row-problems'
import { statement } from '../../_database/statement'
import type { CompanyNow, CompanyWrite } from '../../_register/company-rows'
import { COMPANIES } from './companies'
import type { Kind, Met, SheetRow } from './kind'

interface Asked {
  /** Credit codes. */
  keys: string[]
  /** Names, folded. */
  names: string[]
  areaId: string
}

/** Companies by credit code, or by name where they lie in the area of whoever imports: of others nobody is told. `named`: the name that found it. */
const readNamed = statement<Asked, { named: string | null; now: CompanyNow }>('import_assignments_named', `
  select null as named, ${COMPANIES.now('c')} as now from unnest(:keys::text[]) k(uscc) cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.uscc = k.uscc offset 0) c
  union all
  select n.named, ${COMPANIES.now('c')} from mashangban.companies_named(:names::text[]) n cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.id = n.id offset 0) c
    where (select a.path @> array[:areaId::text] from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id)`)

const unknown = (field: string, value: string): RowProblem => ({ code: 'COMPANY_UNKNOWN', field, value })

/** A row by its code, or by its name where only one is so called. */
function metBy(row: SheetRow, byCode: ReadonlyMap<string, CompanyNow>, byName: ReadonlyMap<string, readonly CompanyNow[]>): Met<CompanyNow> {
  if (row.key !== null) {
    const now = byCode.get(row.key) ?? null
    return { key: row.key, now, problems: now === null ? [unknown('uscc', row.key)] : [] }
  }
  if (row.name === '') return { key: null, now: null, problems: [] }
  const [now, other] = byName.get(fold(row.name)) ?? []
  if (now === undefined) return { key: null, now: null, problems: [unknown('name', row.name)] }
  return other === undefined ? { key: String(now.values.uscc), now, problems: [] } : { key: null, now: null, problems: [{ code: 'COMPANY_SEVERAL', field: 'name', value: row.name }] }
}

/** 结对名单: who serves which company. Companies are there already; those that the list does not name keep whom they have. */
export const ASSIGNMENTS: Kind<CompanyNow, CompanyWrite> = {
  ...COMPANIES,
  read(cells, circumstances) {
    const { contact: _none, ...row } = readRow(ASSIGNMENT_ROW, cells, circumstances)
    return row
  },
  async meet(database, rows, { areaId }) {
    const keys = rows.flatMap(({ key }) => (key === null ? [] : [key]))
    const names = [...new Set(rows.flatMap(({ key, name }) => (key !== null || name === '' ? [] : [fold(name)])))]
    const byCode = new Map<string, CompanyNow>()
    const byName = new Map<string, CompanyNow[]>()
    for (const { named, now } of await database.rows(readNamed, { keys, names, areaId })) {
      if (named === null) byCode.set(String(now.values.uscc), now)
      else byName.set(named, [...(byName.get(named) ?? []), now])
    }
    return new Map(rows.map((row) => [row.line, metBy(row, byCode, byName)]))
  },
  // What is not there is told by `meet`.
  lacks: () => [],
  hinders: () => Promise.resolve(new Map()),
  absent: null,
  // It makes none.
  dropped: 'dropped as (select d.id from drops d where false)',
}
