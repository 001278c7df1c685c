import { problemWords, type RowProblem } from '../../shared/register/row-problems'
import type { ImportedRow } from '../../shared/api/import.api'
import type { Changes } from '../../shared/register/changes'
import type { ImportKind, RowAct } from '../../shared/register/import'
import { SHEETS } from '../../shared/register/sheets'
import { KEPT_LABELS } from '../../shared/register/things'
import type { Names as TenantNames } from '../../shared/settings/names'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { changesShown, type Names, namesInThing } from '../_register/words'
import { type AnyKind, byKind, KINDS } from './kinds'
import type { Beneath } from './kinds/kind'
import { FROM_IMPORT, mayImport, type NamedImport } from './read-import'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'

interface Row {
  kind: ImportKind
  line: number
  act: RowAct
  name: string
  key: string | null
  id: string | null
  what: Changes
  problems: RowProblem[]
  names: Names
  touchedBy: string | null
}

type Found = Page<Row> & Pick<NamedImport, 'actor' | 'path'> & { own: TenantNames }

const KEY = { line: 'int' } as const satisfies Keyset

/** The thing that a row is about, if it is there. */
const thingOf = (kind: AnyKind): string => `(select t.id from ${kind.rows(kind.keyIsNow('t', 'r.key'))} t limit 1)`
const THING = byKind(thingOf)

/** Who touched it last is told of what was left alone for that. */
const lastOf = ({ of, silent }: Beneath, id: string): string => `(select h.person_id, h.at from mashangban.changes h where h.tenant = :tenant and h.of = '${of}' and h.id = ${id} and not ${silent('h')} order by h.version desc limit 1)`
const touched = (kind: AnyKind): string => `(select p.work_name from (${lastOf(kind, thingOf(kind))} ${kind.beneath === null ? '' : `union all ${lastOf(kind.beneath.kind, kind.beneath.idIn('r'))}`}) l
      join mashangban.persons p on p.tenant = :tenant and p.id = l.person_id order by l.at desc limit 1)`
const TOUCHED = `case when r.act in ('moved', 'kept') then ${byKind(touched)} end`

const readRows = statement<{ personId: string; importId: string; act: RowAct; limit: number }, Pick<NamedImport, 'actor' | 'path'> & { items: Row[] | null }>('import_rows', `
  select ${ACTOR} as actor, a.path, ${withinReach('import.rows', { areas: 'a.path' }, `(select coalesce(json_agg(w), '[]') from (
      select i.kind, r.line, r.act, r.name, r.key, case when r.act <> 'bad' then ${THING} end as id, r.what, r.problems, ${namesInThing('r.what')} as names, ${TOUCHED} as "touchedBy"
      from mashangban.import_rows r where r.tenant = :tenant and r.run = i.id and r.act = :act and ${afterKey(KEY, { line: 'r.line' }, false)} order by r.line limit :limit) w)`)} as items ${FROM_IMPORT}`)

/** Rows of an import that do the same, in the order of the sheet. One trip. */
export const ROWS: ListSource<'import.rows', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ importId, act }, after, { caller: { personId }, ports: { database, settings }, now }) {
    const { actor, path, items } = await database.one(readRows, { ...after, personId, importId, act })
    return { actor, path, own: (await settings.at(now)).names, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ line }) => [line])) }
  },
  answer(found, page, _input, call) {
    const may = mayImport(call, found)
    return may.ok ? may.value.reply(page((row) => viewOf(row, found.own))) : may
  },
}

/** How the column is called where the problem lies. */
export const fieldLabel = (kind: ImportKind, field: string | null): string | null =>
  (field === null ? null : SHEETS[kind].fields[field]?.zh ?? KEPT_LABELS[KINDS[kind].of][field] ?? field)

const viewOf = ({ kind, line, act, name, key, id, what, problems, names, touchedBy }: Row, own: TenantNames): ImportedRow => ({
  id: String(line), line, act, name, key: KINDS[kind].isKeyShown ? key : null, thingId: id, touchedBy,
  problems: problems.map((problem) => ({ label: fieldLabel(kind, problem.field), value: problem.value, ...problemWords(problem) })),
  fields: act === 'new' ? [] : changesShown(what, names, KINDS[kind].of, own),
})
