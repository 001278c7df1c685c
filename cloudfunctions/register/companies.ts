import type { Actor } from '../../shared/access/actor'
import type { CompanyRow } from '../../shared/api/register-views'
import { fold } from '../../shared/kernel/fold'
import { COMPANY_PILE_NAMES, type CompanyPile } from '../../shared/register/list'
import { type Statement, statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import type { ListSource, Page } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { companySearch, type CompanySearch } from './company-search'

interface Row extends Omit<CompanyRow, 'formerName'> {
  areaId: string
  formerNames: string[]
}

interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  counts: Record<CompanyPile, number> | null
  more: boolean
}

interface Asked {
  personId: string
  areaId: string
  limit: number
}

const KEY = { area: 'text', id: 'text' } as const satisfies Keyset
/** What each pile's index holds; in the text, never as a parameter: a generic plan could not use it. */
const PILES: Record<CompanyPile, string> = { operating: `c.state = 'operating'`, unmatched: `c.state = 'operating' and c.officer_id is null`, key: `c.state = 'operating' and c.key`, ended: `c.state <> 'operating'` }
/** Counted as far as that. */
const COUNTED = 1000
/** More hits than these are not looked through. */
const MOST_HITS = 2000

const ROW = `c.id, c.name, c.uscc, c.area_id as "areaId", a.name as "areaName", c.state, c.key, c.former_names as "formerNames",
      (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = c.officer_id) as "officerName"`
const page = (rows: string): string => `(select coalesce(json_agg(w), '[]') from (${rows}) w)`
const AFTER = afterKey(KEY, { area: 'c.area_id', id: 'c.id' }, false)
const inReach = (read: string): string => withinReach('register.companies', { areas: 'here.path' }, read)

/** Street by street in the order of their ids, in each company by company: the index of the pile is read as far as the page is long. */
const rowsOf = (pile: CompanyPile): string => `select ${ROW} from mashangban.areas a cross join lateral (
      select c.* from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and ${PILES[pile]} and ${AFTER} order by c.id limit :limit) c
    where a.tenant = :tenant and a.path @> array[here.id] and (:afterArea::text is null or a.id >= :afterArea) order by a.id, c.id limit :limit`

const countOf = (pile: CompanyPile): string => `'${pile}', (select count(*)::int from (select from mashangban.areas a cross join lateral (select from mashangban.companies c where c.tenant = :tenant and c.area_id = a.id and ${PILES[pile]} order by c.id limit ${COUNTED}) n
      where a.tenant = :tenant and a.path @> array[here.id] limit ${COUNTED}) n)`

const HERE = `from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`

const listing = (pile: CompanyPile): Statement<Asked & { counted: boolean }, { actor: Found['actor']; path: string[] | null; items: Row[] | null; counts: Found['counts'] }> =>
  statement(`register_companies_${pile}`, `select ${ACTOR} as actor, here.path, ${inReach(page(rowsOf(pile)))} as items,
    case when :counted::boolean then ${inReach(`(select json_build_object(${COMPANY_PILE_NAMES.map(countOf).join(', ')}))`)} end as counts ${HERE}`)

const LISTS = Object.fromEntries(COMPANY_PILE_NAMES.map((pile) => [pile, listing(pile)])) as Record<CompanyPile, ReturnType<typeof listing>>

/** Each way to find a company by an index of its own; what comes is then looked up by its key (`offset 0` keeps it so) and held against the area. */
const HITS = `select n.id from named f cross join lateral (select n.id from mashangban.companies n where n.tenant = :tenant and n.id = f.id and n.folded like all (:patterns::text[]) offset 0) n
      union select f.id from mashangban.find_companies(null, :phone, :tail, ${MOST_HITS + 1}) f(id)
      union (select n.id from mashangban.companies n where n.tenant = :tenant and n.uscc >= :from and n.uscc < :upTo order by n.uscc limit ${MOST_HITS + 1})
      union select k.id from mashangban.codes k where k.tenant = :tenant and k.short_code = :short and k.of = 'company'
      union (select n.id from mashangban.persons p join mashangban.companies n on n.tenant = :tenant and n.officer_id = p.id where p.tenant = :tenant and p.work_name = :officer limit ${MOST_HITS + 1})`

const searchCompanies = statement<Asked & CompanySearch, { actor: Found['actor']; path: string[] | null; found: { items: Row[]; more: boolean } | null }>('register_companies_found', `
  select ${ACTOR} as actor, here.path, ${inReach(`(with named as materialized (select f.id from mashangban.find_companies(:grams::text[], null, null, ${MOST_HITS + 1}) f(id)), hits as materialized (${HITS})
    select json_build_object('more', (select count(*) from named) > ${MOST_HITS} or (select count(*) from hits) > ${MOST_HITS}, 'items', ${page(`
    select ${ROW} from hits h cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.id = h.id offset 0) c cross join lateral (select a.* from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id and a.path @> array[here.id] offset 0) a
    where ${AFTER} order by c.area_id, c.id limit :limit`)}))`)} as found ${HERE}`)

const cut = (rows: Row[] | null, limit: number): Page<Row> => {
  const items = rows?.slice(0, limit - 1) ?? null
  const last = items?.at(-1)
  return { items, next: rows && last && rows.length >= limit ? [last.areaId, last.id] : null }
}

/** Companies of an area and all that lies below it: a pile of them, or those that a text finds. One trip. */
export const COMPANIES: ListSource<'register.companies', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ areaId, pile, search, cursor }, after, { caller: { personId }, ports: { database, vault } }) {
    const asked = { ...after, personId, areaId }
    if (search !== undefined) {
      const { actor, path, found } = await database.one(searchCompanies, { ...asked, ...companySearch(search, vault) })
      return { actor, path, counts: null, more: found?.more ?? false, ...cut(found?.items ?? null, after.limit) }
    }
    const { actor, path, items, counts } = await database.one(LISTS[pile], { ...asked, counted: cursor === undefined })
    return { actor, path, counts, more: false, ...cut(items, after.limit) }
  },
  answer({ actor, path, counts, more }, page, { search }, call) {
    const may = allowed(call, actor, path && { areas: path })
    if (!may.ok) return may
    const wanted = search === undefined ? null : fold(search)
    return may.value.reply({ ...page(viewOf(wanted)), counts, more })
  },
}

/** `wanted`: what was looked for, folded; a name that it no longer has is told where only that has it. */
const viewOf = (wanted: string | null) => ({ formerNames, areaId: _areaId, ...row }: Row): CompanyRow =>
  ({ ...row, formerName: wanted === null || fold(row.name).includes(wanted) ? null : formerNames.find((name) => fold(name).includes(wanted)) ?? null })
