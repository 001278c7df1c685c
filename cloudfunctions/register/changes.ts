import type { Actor } from '../../shared/access/actor'
import type { ChangeView } from '../../shared/api/register-views'
import type { Changes } from '../../shared/register/changes'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { changesShown, type Names, namesIn } from '../_register/words'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from './company-place'
import { allowed } from '../_runtime/governed'

interface Row {
  version: number
  at: string
  who: string | null
  run: string | null
  file: string | null
  back: boolean
  what: Changes
  names: Names
}

interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  place: CompanyPlace | null
}

/** The newest first: by version, which no other change of the same thing has. */
const KEY = { version: 'int' } as const satisfies Keyset

const readChanges = statement<{ personId: string; companyId: string; now: string; limit: number }, { actor: Found['actor']; place: CompanyPlace | null; items: Row[] | null }>('register_changes', `
  select ${ACTOR} as actor, ${COMPANY_PLACE}, ${withinReach('register.changes', COMPANY_SQL, `(select coalesce(json_agg(w), '[]') from (
      select h.version, h.at, h.run, h.back, h.what, ${namesIn('h.what')} as names,
        (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = h.person_id) as who,
        (select i.name from mashangban.imports i where i.tenant = :tenant and i.id = h.run) as file
      from mashangban.changes h where h.tenant = :tenant and h.of = 'company' and h.id = :companyId and ${afterKey(KEY, { version: 'h.version' }, true)}
      order by h.version desc limit :limit) w)`)} as items
  from (select 1) one left join mashangban.companies c on c.tenant = :tenant and c.id = :companyId left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`)

/** What was changed of a company, by whom or by which import, the newest first. One trip. */
export const CHANGES: ListSource<'register.changes', Found> = {
  keyset: KEY,
  newestFirst: () => true,
  async read({ companyId }, after, { caller: { personId }, now, ports: { database } }) {
    const { actor, place, items } = await database.one(readChanges, { ...after, personId, companyId, now })
    return { actor, place, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ version }) => [version])) }
  },
  answer({ actor, place }, page, _input, call) {
    const may = allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND')
    return may.ok ? may.value.reply(page(viewOf)) : may
  },
}

const viewOf = ({ version, at, who, run, file, back, what, names }: Row): ChangeView =>
  ({ id: String(version), version, at: readInstant(at), who, file, importId: run, back, created: version === 1, fields: changesShown(what, names) })
