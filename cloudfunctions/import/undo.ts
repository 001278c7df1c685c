import { type Changes, changesOf, undone } from '../../shared/register/changes'
import type { Instant } from '../../shared/kernel/instant'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { ofEachKind } from './kinds'
import type { Beneath, ThingNow } from './kinds/kind'
import type { Import } from './read-import'
import { endAs, howFar } from './stage'

/** Changes taken back by one statement. */
const BATCH = 1000

interface Done {
  id: string
  /** Of the thing, as the import left it. */
  made: number
  /** Of the thing now, if nobody has touched it since: what came of itself has. */
  version: number
  what: Changes
  /** Null: it is gone. */
  now: ThingNow | null
}

/** What the import did, thing by thing, each with what stands there now. */
const reading = (kind: Beneath, name: string) => statement<{ importId: string; after: string }, Done>(`import_done_${name}`, `
  select h.id, h.version as made, h.version + (select case when bool_and(${kind.silent('s')}) then count(*)::int else 0 end from mashangban.changes s where s.tenant = :tenant and s.of = '${kind.of}' and s.id = h.id and s.version > h.version) as version,
    h.what, case when t.id is not null then ${kind.now('t')} end as now
  from (select * from mashangban.changes h where h.tenant = :tenant and h.run = :importId and not h.back and h.of = '${kind.of}' and h.id > :after order by h.id limit ${BATCH}) h
    left join lateral ${kind.rows(kind.idIs('t', 'h.id'))} t on true order by h.id`)

/** One that the import made and nobody has changed. */
interface Drop {
  id: string
  version: number
  what: Changes
}

interface Batch {
  importId: string
  run: string
  began: Instant
  from: string
  to: string
  many: number
  rows: unknown
  drops: Drop[]
  /** Things that somebody has touched since. */
  kept: string[]
  at: Instant
  personId: string
  back: true
}

/** Restores what the import changed and takes out what it made, unless something hangs on it by now; together with how far it is, or not at all. */
const writing = (kind: Beneath, name: string) => statement<Batch, { went: number }>(`import_undo_${name}`, `
  with went as (update mashangban.imports i set after = :to, line = i.line + :many::int where i.tenant = :tenant and i.id = :importId and i.state = 'undoing' and i.began_at = :began::timestamptz and coalesce(i.after, '') = :from returning 1),
  ${kind.put('went')},
  drops as materialized (select d.* from (select from went where (select count(*) from put) >= 0 limit 1) one, jsonb_to_recordset(:drops::jsonb) d(id text, version int, what jsonb)),
  ${kind.dropped},
  noted_drops as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, '${kind.of}', d.id, d.version + 1, :at::timestamptz, :personId, :run::text, true, d.what from dropped g join drops d on d.id = g.id returning id),
  stayed as materialized (select lost.ids || case when (select count(*) from dropped) = (select count(*) from drops) then '{}' else array(select d.id from drops d where d.id not in (select g.id from dropped g)) end as ids from lost),
  kept as (update mashangban.import_rows w set act = 'kept' from went where (cardinality(:kept::text[]) > 0 or (select cardinality(stayed.ids) > 0 from stayed)) and w.tenant = :tenant and w.run = :importId and w.act <> 'bad'
    and w.key = any(coalesce((select ${kind.keysOf('(:kept::text[] || stayed.ids)')} from stayed), '{}')) returning 1)
  select (select count(*)::int from went) as went, (select count(*) from kept) + (select count(*) from noted_drops) as rows`)

/** What one kind of things needs to go back. `mark`: begins how far it is (`after`), where it is not the first. */
interface Pass {
  kind: Beneath
  mark: string
  readDone: ReturnType<typeof reading>
  writeBatch: ReturnType<typeof writing>
}
const pass = (kind: Beneath, name: string, mark = ''): Pass => ({ kind, mark, readDone: reading(kind, name), writeBatch: writing(kind, name) })

/** One after the other: first what the sheet is about, then what lies beneath. */
const PASSES = ofEachKind((kind, name): readonly Pass[] => [pass(kind, name), ...(kind.beneath === null ? [] : [pass(kind.beneath.kind, `${name}_${kind.beneath.kind.of}`, `${kind.beneath.kind.of}|`)])])

/** What comes next: things of the pass it has come to, or of one after that; null: nothing is left. */
async function nextOf(passes: readonly Pass[], from: string, read: (each: Pass, after: string) => Promise<Done[]>): Promise<{ pass: Pass; done: Done[]; last: string } | null> {
  const at = passes.findLastIndex(({ mark }) => from.startsWith(mark))
  for (const [place, each] of passes.entries()) {
    if (place < at) continue
    const done = await read(each, place === at ? from.slice(each.mark.length) : '')
    const last = done.at(-1)
    if (last !== undefined) return { pass: each, done, last: each.mark + last.id }
  }
  return null
}

/** A thing that nobody has touched since goes back to what it was; null: it stays. */
function backOf(kind: Beneath, { made, version, what, now }: Done): { row: object } | { drop: Drop } | null {
  if (now === null || now.version !== version) return null
  if (kind.isMaking(made, what)) return { drop: { id: now.id, version, what: Object.fromEntries(Object.entries(what).map(([field, [, after]]) => [field, [after, null] as const])) } }
  const row = kind.write(now.id, now, changesOf(now.values, undone(what)), { mistaken: true })
  return row === null ? null : { row }
}

/** Takes back what an import did, batch by batch, until it is done or time is up (false: there is more). */
export async function undoRows(run: JobRun, found: Import): Promise<boolean> {
  const { database } = run.ports
  const { id: importId, person_id: personId } = found
  const began = found.began_at ?? ''
  let from = found.after ?? ''
  while (!run.timeIsUp()) {
    const next = await nextOf(PASSES[found.kind], from, ({ readDone }, after) => database.rows(readDone, { importId, after }))
    if (next === null) return endAs('undone', run, found)
    const { pass: { kind, writeBatch }, done, last } = next
    const backs = done.map((each) => [each.now, backOf(kind, each)] as const)
    const rows = backs.flatMap(([, back]) => (back && 'row' in back ? [back.row] : []))
    const dropped = backs.flatMap(([now, back]) => (now && back && 'drop' in back ? [{ now, drop: back.drop }] : []))
    const { went } = await database.one(writeBatch, {
      importId, run: importId, began, from, to: last, many: done.length, personId, back: true, at: run.now,
      rows: kind.pack(rows), drops: dropped.map(({ drop }) => drop),
      kept: backs.flatMap(([now, back]) => (back === null && now !== null ? [now.id] : [])),
    })
    from = last
    if (went > 0) {
      const [first, end] = [dropped[0], dropped.at(-1)]
      if (kind.walk !== undefined && first && end) await database.one(kind.walk, { areas: [...new Set(dropped.map(({ now }) => String(now.values['areaId'])))], from: first.drop.id, to: end.drop.id })
      continue
    }
    // Sent twice because the connection was lost, or done by another run: the row says which.
    const far = await howFar(run, found)
    if (far === null) return true
    from = far.after
  }
  return false
}
