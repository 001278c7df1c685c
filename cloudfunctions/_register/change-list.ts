import type { Actor } from '../../shared/access/actor'
import type { ChangeView, FieldChange } from '../../shared/api/register-views'
import { RULE_KEPT_LABELS } from '../../shared/register/assignment'
import type { Changes } from '../../shared/register/changes'
import type { ChangedKind } from '../../shared/register/things'
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
  id: string
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

const SHOWN = `h.id, h.version, h.at, h.run, h.back, h.what, ${namesInThing('h.what')} as names,
        (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = h.person_id) as who,
        (select i.name from mashangban.imports i where i.tenant = :tenant and i.id = h.run) as file`

const readChanges = statement<{ personId: string; of: ChangedKind; id: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('register_changes', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.changes', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select ${SHOWN}
      from mashangban.changes h where h.tenant = :tenant and h.of = :of::text and h.id = :id and ${afterKey(KEY, { version: 'h.version' }, true)}
      order by h.version desc limit :limit) w)`)} as items
  ${THING_HERE}`)

/** What was changed of a thing, by whom or by which import, the newest first. One trip. */
const OF_ONE: ListSource<'register.changes', Found> = {
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

/** The newest first. */
const RULE_KEY = { at: 'instant', id: 'text', version: 'int' } as const satisfies Keyset
const AREAS = `(h.what -> 'areaId' ->> 0, h.what -> 'areaId' ->> 1)`

const readRuleChanges = statement<{ personId: string; id: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('register_rule_changes', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.changes', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select ${SHOWN}
      from mashangban.changes h where h.tenant = :tenant and h.of = 'rule' and ${afterKey(RULE_KEY, { at: 'h.at', id: 'h.id', version: 'h.version' }, true)}
        and exists (select from mashangban.areas a where a.tenant = :tenant and a.id in ${AREAS} and (a.id = any(here.path) or a.path @> array[here.id]))
      order by h.at desc, h.id desc, h.version desc limit :limit) w)`)} as items
  from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :id`)

/** What was changed of the rules that reach into an area, dropped ones too: each change says where its rule lay and lies. Rules are few and written by hand, so that those of other areas are passed over. One trip. */
const OF_RULES: ListSource<'register.changes', Found> = {
  ...OF_ONE,
  keyset: RULE_KEY,
  async read({ id }, after, { caller: { personId }, ports: { database, settings }, now }) {
    const { actor, path, items } = await database.one(readRuleChanges, { ...after, personId, id })
    return { actor, path, own: (await settings.at(now)).names, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ at, id: rule, version }) => [at, rule, version])) }
  },
}

/** The history that is asked for: of a thing, or of the rules of an area. */
export const changesListed = (of: ChangedKind): ListSource<'register.changes', Found> => (of === 'rule' ? OF_RULES : OF_ONE)

/** A rule as its page says it, in that order; it asks for nothing where nothing is said. */
const ofRule = (fields: readonly FieldChange[]): FieldChange[] =>
  Object.keys(RULE_KEPT_LABELS).flatMap((part) => fields.filter(({ field, before, after }) => field === part && (before !== null || after !== null)))

const viewOf = ({ id, version, at, who, run, file, back, what, names }: Row, of: ChangedKind, own: TenantNames): ChangeView =>
  ({
    id: of === 'rule' ? `${id}:${version}` : String(version), version, at: readInstant(at), who, file, importId: run, back, created: version === 1,
    dropped: of === 'rule' && what['areaId']?.[1] === null, fields: of === 'rule' ? ofRule(changesShown(what, names, of, own)) : changesShown(what, names, of, own),
  })
