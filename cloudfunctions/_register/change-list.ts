import type { Actor } from '../../shared/access/actor'
import type { ChangeView } from '../../shared/api/register-views'
import type { Changes } from '../../shared/register/changes'
import type { ThingKind } from '../../shared/register/things'
import type { Names as TenantNames } from '../../shared/settings/names'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { THING_HERE } from './thing-place'
import { changesShown, type Names, namesInThing } from './words'
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
  path: string[] | null
  own: TenantNames
}

/** The newest first: by version, which no other change of the same thing has. */
const KEY = { version: 'int' } as const satisfies Keyset

const readChanges = statement<{ personId: string; of: ThingKind; id: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('register_changes', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.changes', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select h.version, h.at, h.run, h.back, h.what, ${namesInThing('h.what')} as names,
        (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = h.person_id) as who,
        (select i.name from mashangban.imports i where i.tenant = :tenant and i.id = h.run) as file
      from mashangban.changes h where h.tenant = :tenant and h.of = :of::text and h.id = :id and ${afterKey(KEY, { version: 'h.version' }, true)}
      order by h.version desc limit :limit) w)`)} as items
  ${THING_HERE}`)

/** What was changed of a thing, by whom or by which import, the newest first. One trip. */
export const CHANGES: ListSource<'register.changes', Found> = {
  keyset: KEY,
  newestFirst: () => true,
  async read({ of, id }, after, { caller: { personId }, ports: { database, settings }, now }) {
    const { actor, path, items } = await database.one(readChanges, { ...after, personId, of, id })
    return { actor, path, own: (await settings.at(now)).names, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ version }) => [version])) }
  },
  answer({ actor, path, own }, page, { of }, call) {
    const may = allowed(call, actor, path && { areas: path }, 'THING_NOT_FOUND')
    return may.ok ? may.value.reply(page((row) => viewOf(row, of, own))) : may
  },
}

const viewOf = ({ version, at, who, run, file, back, what, names }: Row, of: ThingKind, own: TenantNames): ChangeView =>
  ({ id: String(version), version, at: readInstant(at), who, file, importId: run, back, created: version === 1, fields: changesShown(what, names, of, own) })
