import { fold, FOLDING, gramsOf } from '../../shared/kernel/fold'
import { COMPANY_INITIAL, type CompanyKept } from '../../shared/register/company'
import { after, type Changes, changesOf } from '../../shared/register/changes'
import type { Value, Values } from '../../shared/register/field'
import { packed, type PackedType, unpacked } from '../_database/packed'
import type { SealedContact } from './contacts'

/** A company as the register keeps it, with what has to be known beside its fields. */
export interface CompanyNow {
  id: string
  version: number
  run: string | null
  formerNames: string[]
  values: Record<CompanyKept, Value>
}

/** SQL: a row of companies (by its alias) as `CompanyNow`. */
export const companyNow = (c: string): string => `json_build_object('id', ${c}.id, 'version', ${c}.version, 'run', ${c}.run, 'formerNames', to_json(${c}.former_names), 'values', json_build_object(
    'uscc', ${c}.uscc, 'name', ${c}.name, 'areaId', ${c}.area_id, 'address', ${c}.address, 'industry', ${c}.industry, 'size', ${c}.size, 'key', ${c}.key, 'state', ${c}.state,
    'officerId', ${c}.officer_id, 'contacts', ${c}.contacts))`

/** A company to be written: all of its columns, and the change that is noted. `before` null: a new one. */
export interface CompanyWrite {
  line: number
  id: string
  before: number | null
  uscc: string
  name: string
  former_names: string[]
  area_id: string
  address: string
  industry: string | null
  size: string | null
  key: boolean
  state: string
  officer_id: string | null
  contacts: SealedContact[]
  contact_hashes: string[]
  contact_tails: string[]
  folding: number
  folded: string
  grams: string[]
  what: Changes
}

/** What its names are found by. */
export const foldedNames = (name: string, former: readonly string[]): Pick<CompanyWrite, 'folding' | 'folded' | 'grams'> =>
  ({ folding: FOLDING, folded: [name, ...former].map(fold).join('\n'), grams: gramsOf(name, ...former) })

/** Names a company had, the newest last: the one that a change takes from it among them, never its present one. */
const formerOf = (now: CompanyNow | null, name: string): string[] => [...new Set(now === null ? [] : [...now.formerNames, String(now.values.name)])].filter((each) => each !== name)

/**
 * The row of a company after its changes: a new one with what stands where nothing was said. Only what changed is written, so that what is sealed alike stays as it
 * was sealed. `mistaken`: the name it loses was never its own.
 */
export function companyWrite(id: string, now: CompanyNow | null, what: Changes, { line = 0, mistaken = false } = {}): CompanyWrite {
  const values = { ...COMPANY_INITIAL, ...now?.values, ...after(what) } as Record<CompanyKept, never>
  const name: string = values.name
  const contacts: SealedContact[] = values.contacts
  const former = formerOf(now, name).filter((each) => !mistaken || each !== now?.values.name)
  return {
    line, id, before: now?.version ?? null, uscc: values.uscc, name, former_names: former, area_id: values.areaId, address: values.address, industry: values.industry, size: values.size,
    key: values.key, state: values.state, officer_id: values.officerId, contacts, contact_hashes: contacts.map(({ hash }) => hash), contact_tails: contacts.map(({ tail }) => tail),
    ...foldedNames(name, former), what,
  }
}

/** The columns of a company that nobody has registered by hand or import: a seed's. */
export function companyColumns(id: string, values: Values): Omit<CompanyWrite, 'line' | 'before' | 'what'> {
  const { line: _line, before: _before, what: _what, ...columns } = companyWrite(id, null, changesOf(null, values))
  return columns
}

const COLUMNS = {
  uscc: 'text', name: 'text', former_names: 'text[]', area_id: 'text', address: 'text', industry: 'text or null', size: 'text or null', key: 'boolean', state: 'text', officer_id: 'text or null',
  contacts: 'jsonb', contact_hashes: 'text[]', contact_tails: 'text[]', folding: 'int', folded: 'text', grams: 'text[]',
} as const satisfies Record<string, PackedType>
const KEPT = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
/** How rows travel that are many. */
const WRITTEN = { line: 'int', id: 'text', before: 'int', ...COLUMNS, what: 'jsonb' } as const satisfies Record<keyof CompanyWrite, PackedType>
/** An officer who has signed in since the row was thought of (an import is staged for days) is named by the id that he has now. */
const valueOf = (column: keyof typeof COLUMNS): string => (column === 'officer_id'
  ? 'coalesce((select p.became from mashangban.persons p where p.tenant = :tenant and p.id = r.officer_id), r.officer_id)' : `r.${column}`)

const AS_JSON = `jsonb_to_recordset(:rows::jsonb) r(${Object.entries(WRITTEN).map(([column, type]) => `${column} ${type.replace(' or null', '')}`).join(', ')})`

/**
 * CTEs that write companies (`:rows::jsonb`, a list of CompanyWrite) once `after` (a CTE) has given a row: `put` has the ids that were written. A new one whose credit
 * code is there meanwhile is not, nor one whose version has moved; `lost` has the ids of those, if there are any. What changed is noted in the same statement
 * (`:at`, `:personId`, `:run`, `:back`). Rows are found by their keys: of a join with as many as there may be the planner reads the whole table.
 */
export const putCompanies = (after: string): string => putRows(after, AS_JSON)

/** The same of very many, which travel packed (`:rows::text`, what `packCompanies` makes of them). */
export const putManyCompanies = (after: string): string => putRows(after, `${unpacked(':rows::text', WRITTEN)} r`)
export const packCompanies = (rows: readonly CompanyWrite[]): Buffer => packed(rows, WRITTEN)

const putRows = (after: string, source: string): string => `rows as materialized (select r.* from (select from ${after} limit 1) d, ${source}),
  made as (insert into mashangban.companies (tenant, id, ${KEPT.join(', ')}, version, run) select :tenant, r.id, ${KEPT.map(valueOf).join(', ')}, 1, :run::text from rows r where r.before is null order by r.id
    on conflict on constraint companies_uscc do nothing returning id),
  altered as (update mashangban.companies c set ${KEPT.map((column) => `${column} = ${valueOf(column)}`).join(', ')}, version = c.version + 1, run = :run::text from rows r
    where c.tenant = :tenant and c.id = any(array(select k.id from rows k where k.before is not null)) and c.id = r.id and c.version = r.before and (select count(*) from made) >= 0 returning c.id),
  put as materialized (select m.id from made m union all select a.id from altered a),
  lost as materialized (select case when (select count(*) from put) = (select count(*) from rows) then '{}' else array(select r.id from rows r where r.id not in (select p.id from put p)) end as ids),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'company', r.id, coalesce(r.before, 0) + 1, :at::timestamptz, :personId, :run::text, :back::boolean, r.what from put p join rows r on r.id = p.id returning id)`
