import type { Actor } from '../../shared/access/actor'
import type { CompanyRow } from '../../shared/api/register-views'
import { COMPANY_PILE_NAMES, type CompanyPile } from '../../shared/register/list'
import { type Statement, statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import type { CompanySearch } from './company-search'

/** What every list of companies reads of each. */
export interface ReadCompany extends Omit<CompanyRow, 'formerName'> {
  areaId: string
  formerNames: string[]
}

/** Who asks, where the area lies, and rows for whoever may. */
interface Read<Rows> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  items: Rows
}

interface Asked {
  personId: string
  areaId: string
  limit: number
}

/** The statements of a list of companies: a page of each pile, a page of what a text finds. */
export interface CompanyReads<Row> {
  piles: Record<CompanyPile, Statement<Asked & { counted: boolean }, Read<Row[] | null> & { counts: Record<CompanyPile, number> | null }>>
  found: Statement<Asked & CompanySearch, Omit<Read<never>, 'items'> & { found: { items: Row[]; more: boolean } | null }>
}

export const COMPANY_KEY = { area: 'text', id: 'text' } as const satisfies Keyset
/** What each pile's index holds; in the text, never as a parameter: a generic plan could not use it. */
const PILES: Record<CompanyPile, string> = { operating: `c.state = 'operating'`, unmatched: `c.state = 'operating' and c.officer_id is null`, key: `c.state = 'operating' and c.key`, ended: `c.state <> 'operating'` }
/** Counted as far as that. */
const COUNTED = 1000
/** More hits than these are not looked through. */
const MOST_HITS = 2000

const ROW = `c.id, c.name, c.uscc, c.area_id as "areaId", a.name as "areaName", c.state, c.key, c.former_names as "formerNames",
      (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id) as "officerName"`
const page = (rows: string): string => `(select coalesce(json_agg(w), '[]') from (${rows}) w)`
const AFTER = afterKey(COMPANY_KEY, { area: 'c.area_id', id: 'c.id' }, false)
const inReach = (read: string): string => withinReach('register.companies', { areas: 'here.path' }, read)

/**
 * Street by street in the order of their ids, in each company by company: the index of the pile is read as far as the page is long. Streets are put in order by themselves
 * (`offset 0` keeps it so), so that those behind the page are not come to; in the one where the page begins the key is a bound of the index.
 */
const rowsOf = (pile: CompanyPile, more: string): string => `select ${ROW}${more} from (
      select a.id, a.name from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id] and (:afterArea::text is null or a.id >= :afterArea) order by a.id offset 0) a cross join lateral (
      select c.* from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and ${PILES[pile]} and c.id > case when a.id = :afterArea::text then :afterId::text else '' end order by c.id limit :limit) c
    order by a.id, c.id limit :limit`

const countOf = (pile: CompanyPile): string => `'${pile}', (select count(*)::int from (select from mashangban.areas a cross join lateral (select from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and ${PILES[pile]} order by c.id limit ${COUNTED}) n
      where a.tenant = :tenant and a.path @> array[here.id] limit ${COUNTED}) n)`


/** A company by its key: asked row by row, never as a join that may read all of them. */
const byKey = (id: string): string => `cross join lateral (select n.* from mashangban.companies n where n.tenant = :tenant and n.id = ${id} offset 0)`
/** Each way to find a company by an index of its own; what comes is then held against the area. */
const HITS = `select f.id from named f ${byKey('f.id')} n where n.folded like all (:patterns::text[])
      union select f.id from mashangban.find_companies(null, :phone, :tail, ${MOST_HITS + 1}) f(id)
      union (select n.id from mashangban.companies n where n.tenant = :tenant and n.uscc >= :from and n.uscc < :upTo order by n.uscc limit ${MOST_HITS + 1})
      union select k.id from mashangban.codes k where k.tenant = :tenant and k.short_code = :short and k.of = 'company'
      union (select n.id from mashangban.persons p join mashangban.companies n on n.tenant = :tenant and n.officer_id = p.id where p.tenant = :tenant and p.work_name = :officer limit ${MOST_HITS + 1})`

/** Statements called `name_…`. `more`: SQL of columns that are read besides, of company c and its area a; each begins with a comma. */
export function companyReads<Row extends ReadCompany>(name: string, more = ''): CompanyReads<Row> {
  const listing = (pile: CompanyPile): CompanyReads<Row>['piles'][CompanyPile] => statement(`${name}_${pile}`, `select ${ACTOR} as actor, here.path, ${inReach(page(rowsOf(pile, more)))} as items,
    case when :counted::boolean then ${inReach(`(select json_build_object(${COMPANY_PILE_NAMES.map(countOf).join(', ')}))`)} end as counts ${HERE}`)
  const found: CompanyReads<Row>['found'] = statement(`${name}_found`, `
  select ${ACTOR} as actor, here.path, ${inReach(`(with named as materialized (select f.id from mashangban.find_companies(:grams::text[], null, null, ${MOST_HITS + 1}) f(id)), hits as materialized (${HITS})
    select json_build_object('more', (select count(*) from named) > ${MOST_HITS} or (select count(*) from hits) > ${MOST_HITS}, 'items', ${page(`
    select ${ROW}${more} from hits h ${byKey('h.id')} c cross join lateral (select o.* from mashangban.areas o where o.tenant = :tenant and o.id = c.area_id offset 0) a
    where a.path @> array[here.id] and ${AFTER} order by c.area_id, c.id limit :limit`)}))`)} as found ${HERE}`)
  return { piles: Object.fromEntries(COMPANY_PILE_NAMES.map((pile) => [pile, listing(pile)])) as CompanyReads<Row>['piles'], found }
}
