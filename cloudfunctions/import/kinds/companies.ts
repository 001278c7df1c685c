import { SYSTEM_ACTOR } from '../../../shared/access/actor'
import { needed, readRow } from '../../../shared/register/read-row'
import { ROW_KINDS } from '../../../shared/register/row-kinds'
import { statement } from '../../_database/statement'
import { knownCasesOf } from '../../_register/company-cases'
import { type CompanyNow, companyNow, type CompanyWrite, companyWrite, packCompanies, putManyCompanies } from '../../_register/company-rows'
import { sealContact } from '../../_register/contacts'
import type { Kind } from './kind'

/** Companies that are there, by credit code. */
const readByCode = statement<{ keys: string[] }, { now: CompanyNow }>('import_by_keys', `
  select ${companyNow('c')} as now from unnest(:keys::text[]) k(uscc) cross join lateral (select c.* from mashangban.companies c where c.tenant = :tenant and c.uscc = k.uscc offset 0) c`)

/** How many requests are open of companies that a sheet would end. */
const readOpenCases = statement<{ ids: string[] }, { id: string; open: number }>('import_open_cases', `
  select k.id, (select count(*)::int from mashangban.cases e where ${knownCasesOf('k.id')} and e.box <> 'done') as open from unnest(:ids::text[]) k(id)`)

/** Companies in business that lie there and are not in the sheet, each asked by its keys. */
const readAbsent = statement<{ importId: string; areaId: string; after: string; limit: number }, { now: CompanyNow }>('import_absent', `
  select ${companyNow('c')} as now from mashangban.companies c where c.tenant = :tenant and c.id > :after and c.state = 'operating'
    and (select a.path @> array[:areaId::text] from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id)
    and (select r.line from mashangban.import_rows r where r.tenant = :tenant and r.run = :importId and r.key = c.uscc limit 1) is null order by c.id limit :limit`)

/** Area by area as lists do it, by the same index. */
const walkAreas = statement<{ areas: string[]; from: string; to: string }, { left: number }>('import_walk', `
  select coalesce(sum(n.many), 0)::int as left from unnest(:areas::text[]) k(id) cross join lateral (select count(*) as many from (select c.id from mashangban.companies c
    where c.tenant = :tenant and c.area_id = k.id and c.state = 'operating' and c.id >= :from and c.id <= :to order by c.id limit 1000) c) n`)

const ENDED: readonly unknown[] = ['closed', 'moved']

/** 企业名册: companies by their credit code. What is absent from the sheet may end; with a request going on nothing does. */
export const COMPANIES: Kind<CompanyNow, CompanyWrite> = {
  of: 'company',
  rows: (which) => `(select t.* from mashangban.companies t where t.tenant = :tenant and ${which} offset 0)`,
  keyIs: (alias, key) => `${alias}.uscc = ${key}`,
  keyIsNow: (alias, key) => `${alias}.uscc = ${key}`,
  idIs: (alias, id) => `${alias}.id = ${id}`,
  keysOf: (ids) => `array(select c.uscc from mashangban.companies c where c.tenant = :tenant and c.id = any(${ids}))`,
  // An officer given by the rules, or gone with his office.
  silent: (h) => `(${h}.person_id = '${SYSTEM_ACTOR.personId}' and ${h}.run is null and ${h}.what - 'officerId' = '{}')`,
  now: companyNow,
  grows: 'companies',
  isKeyShown: true,
  isMaking: (version) => version === 1,
  keyNow: ({ values }) => String(values.uscc),
  areaOf: ({ values }) => String(values.areaId),
  beneath: null,
  knows: ['officials'],

  read(cells, circumstances, vault) {
    const { key, name, values, contact, problems, folds } = readRow(ROW_KINDS.company, cells, circumstances)
    return { key, name, values: contact === null ? values : { ...values, contacts: [{ ...sealContact(vault, contact) }] }, problems, folds }
  },
  survey: null,
  async meet(database, rows) {
    const there = new Map((await database.rows(readByCode, { keys: rows.flatMap(({ key }) => (key === null ? [] : [key])) })).map(({ now }) => [String(now.values.uscc), now] as const))
    return new Map(rows.map(({ line, key }) => [line, { key, now: (key === null ? undefined : there.get(key)) ?? null, problems: [] }]))
  },
  lacks: (values) => needed(ROW_KINDS.company, values),
  async hinders(database, rows) {
    const ending = rows.flatMap(({ line, now, next }) => (now?.values.state === 'operating' && ENDED.includes(next['state']) ? [{ line, id: now.id }] : []))
    if (ending.length === 0) return new Map()
    const open = new Map((await database.rows(readOpenCases, { ids: ending.map(({ id }) => id) })).map((each) => [each.id, each.open] as const))
    return new Map(ending.flatMap(({ line, id }) => {
      const count = open.get(id) ?? 0
      return count === 0 ? [] : [[line, { code: 'OPEN_CASES' as const, field: 'state', value: '', facts: { count } }]]
    }))
  },
  absent: { read: readAbsent, put: { state: 'closed' } },

  newId: (salt) => `co-${salt.slice(0, 12)}`,
  write: companyWrite,
  pack: packCompanies,
  put: putManyCompanies,
  // A code, a member, a request that people know of (whoever files needs one of the first two).
  dropped: `dropped as (delete from mashangban.companies c where c.tenant = :tenant and c.id = any(array(select d.id from drops d)) and c.version = (select d.version from drops d where d.id = c.id)
    and (select k.id from mashangban.codes k where k.tenant = :tenant and k.of = 'company' and k.id = c.id limit 1) is null
    and (select m.person_id from mashangban.memberships m where m.tenant = :tenant and m.role = 'company' and m.place = c.id limit 1) is null
    and (select e.id from mashangban.cases e where ${knownCasesOf('c.id')} and e.box <> 'done' limit 1) is null
    and (select e.id from mashangban.cases e where ${knownCasesOf('c.id')} and e.box = 'done' limit 1) is null returning c.id)`,
  walk: walkAreas,
}
