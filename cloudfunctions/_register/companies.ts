import type { Actor } from '../../shared/access/actor'
import type { CompanyRow } from '../../shared/api/register-views'
import { fold } from '../../shared/kernel/fold'
import type { CompanyPile } from '../../shared/register/list'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { allowed } from '../_runtime/governed'
import { COMPANY_KEY, type CompanyReads, companyReads, type ReadCompany } from './company-reads'
import { foundByFormer } from './former-name'
import { companySearch } from './company-search'

interface Found<Row> extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  counts: Record<CompanyPile, number> | null
  more: boolean
}

/** `null`: out of reach. */
const cut = <Row extends ReadCompany>(rows: Row[] | null, limit: number): Page<Row> =>
  (rows === null ? { items: null, next: null } : pageOf(rows, limit, ({ areaId, id }) => [areaId, id]))

/**
 * Companies of an area and all that lies below it: a pile of them, or those that a text finds. One trip. `view`: what is shown of a row to whoever looked for `wanted` (folded;
 * null: for nothing).
 */
export const companyList = <Row extends ReadCompany>({ piles, found: finding }: CompanyReads<Row>, view: (row: Row, wanted: string | null) => CompanyRow): ListSource<'register.companies', Found<Row>> => ({
  keyset: COMPANY_KEY,
  newestFirst: () => false,
  async read({ areaId, pile, search, cursor }, after, { caller: { personId }, ports: { database, vault } }) {
    const asked = { ...after, personId, areaId }
    if (search !== undefined) {
      const { actor, path, found } = await database.one(finding, { ...asked, ...companySearch(search, vault) })
      return { actor, path, counts: null, more: found?.more ?? false, ...cut(found?.items ?? null, after.limit) }
    }
    const { actor, path, items, counts } = await database.one(piles[pile], { ...asked, counted: cursor === undefined })
    return { actor, path, counts, more: false, ...cut(items, after.limit) }
  },
  answer({ actor, path, counts, more }, page, { search }, call) {
    const may = allowed(call, actor, path && { areas: path })
    if (!may.ok) return may
    const wanted = search === undefined ? null : fold(search)
    return may.value.reply({ ...page((row) => view(row, wanted)), counts, more })
  },
})

/** A name that it no longer has is told where only that has what was looked for. */
const viewOf = ({ formerNames, areaId: _areaId, ...row }: ReadCompany, wanted: string | null): CompanyRow =>
  ({ ...row, formerName: wanted === null ? null : foundByFormer(row.name, formerNames, wanted) })

/** The register as a page shows it. */
export const COMPANIES = companyList(companyReads<ReadCompany>('register_companies'), viewOf)
