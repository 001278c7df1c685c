import { compared, type Comparison, type Filters, type ListTable, type Narrowed } from '../../shared/list/list'
import type { Instant } from '../../shared/kernel/instant'
import type { AnyKept } from './kept'

/** A list of whatever flow. */
export type AnyList = ListTable<Filters>

const parameterOf = (name: string): string => `by${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** SQL: does a column hold what was chosen (an expression)? */
const HOLDS: Record<Exclude<Comparison, 'under'>, (column: string, chosen: string) => string> = {
  is: (column, chosen) => `${column} = ${chosen}`,
  yes: (column) => column,
  none: (column) => `${column} is null`,
  away: (column) => `${column} in (select a.id from mashangban.persons a where a.tenant = :tenant and a.away is not null and mashangban.is_away(a.away, :now::timestamptz))`,
  in: (column, chosen) => `(${column} >= (${chosen}::timestamptz[])[1] and ${column} < (${chosen}::timestamptz[])[2])`,
}
const TYPE: Record<Comparison, string> = { is: 'text', yes: 'boolean', none: 'boolean', away: 'boolean', in: 'timestamptz[]', under: 'text' }

/** SQL: is this row (an alias with id and the columns of `columnsOf`) within every filter that was asked for? Whatever was not asked is null. */
export const within = ({ flow: { of } }: AnyKept, { filters }: AnyList, c: string): string => Object.entries(filters).map(([name, { column, also, by }]) => {
  const parameter = `:${parameterOf(name)}`
  const asked = TYPE[by] === 'boolean' ? `${parameter}::boolean is not true` : `${parameter}::${TYPE[by]} is null`
  const holds = by === 'under' ? `exists (select from mashangban.lies_in y where y.tenant = :tenant and y.of = '${of}' and y.id = ${c}.id and y.area = ${parameter})` : [column, ...(also === undefined ? [] : [also])].map((each) => HOLDS[by](`${c}.${each}`, parameter)).join(' and ')
  return `(${asked} or (${holds}))`
}).join(' and ')

/** SQL: is this row in the part of that name? Throws TypeError where a part depends on the moment (a bug). */
export const inPart = ({ filters, parts }: AnyList, part: string, c: string): string => Object.entries(parts[part] ?? {}).map(([name, chosen]) => {
  const filter = filters[name]
  if (!filter || filter.span || filter.also !== undefined || filter.by === 'under') throw new TypeError(`the part ${part} can't be counted by ${name}`)
  return HOLDS[filter.by](`${c}.${filter.column}`, `'${String(chosen)}'`)
}).join(' and ')

/** The columns that filters and orders look at; where a row lies is no column of it. */
export const columnsOf = ({ filters, orders }: AnyList): string[] =>
  [...new Set([...Object.values(filters).filter(({ by }) => by !== 'under').flatMap(({ column, also }) => (also === undefined ? [column] : [column, also])), ...Object.values(orders).map(({ column }) => column)])]

/** The parameters of the filters that name a place, by what sort of place; none of that sort: null, in SQL. */
export function placesAsked({ filters }: AnyList): { area: string; unit: string } {
  const named = (kind: 'region' | 'unit'): string => {
    const [name] = Object.entries(filters).find(([, { field }]) => field.kind === kind) ?? []
    return name === undefined ? 'null::text' : `:${parameterOf(name)}::text`
  }
  return { area: named('region'), unit: named('unit') }
}

/** The list without the filter by area: where the rows of that area are walked, none of them has to be held against it. */
export const besidesArea = (list: AnyList): AnyList => ({ ...list, filters: Object.fromEntries(Object.entries(list.filters).filter(([, { by }]) => by !== 'under')) })

/** The parameters of `within`. */
export const asked = <F extends Filters>(list: ListTable<F>, narrowed: Narrowed<F>, now: Instant): Record<string, unknown> =>
  Object.fromEntries(Object.entries(compared(list, narrowed, now)).map(([name, value]) => [parameterOf(name), value]))
