import type { Actor } from '../../shared/access/actor'
import { statement } from '../_database/statement'
import { READER_AS_ACTOR, READER } from './reading'
import { CASES } from './case-rows'
import { LAST_RESORT_MISSING } from './last-resort'
import { membershipsThatReach } from './scope'
import { type ReadDoc, rowJson } from './kept'

/** Rows of each pile that come with the board; the counts are exact. */
const MOST_ROWS = 100
const MOST_PARKED = 20

export interface BoardRead {
  actor: Omit<Actor, 'personId'>
  role: 'dispatcher' | 'supervisor' | 'lastResort' | null
  missing: boolean
  counts: { open: number; unowned: number; overdue: number; dueToday: number; away: number; parked: number }
  unowned: ReadDoc[]
  overdue: ReadDoc[]
  due_today: ReadDoc[]
  away: ReadDoc[]
  parked: { id: string; at: string; kind: string; number: string; attempts: number; error: string | null }[]
}

/** Cases of the board's area that its reader may see: a supervisor (and who is the last resort) all of them, a dispatcher those that are not confidential. */
const OPEN = `mashangban.lies_in l where l.tenant = :tenant and l.area = mine.place and l.of = '${CASES.flow.of}' and l.box <> 'done' and l.box = 'open'
      and (mine.role <> 'dispatcher' or not l.confidential) and not (l.closed_to && reader.self)`

/** What lies in a pool (`pools`): of one above the area (not `inside`) what comes from it. */
const UNOWNED = `${CASES.table} k where k.tenant = :tenant and k.pool_area = pools.id and k.box <> 'done' and k.box = 'open' and not (k.closed_to && reader.self)
      and (pools.inside or exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${CASES.flow.of}' and l.id = k.id and l.area = mine.place))`

/** What lies with people who are away at this moment: looked up by them, who are few. */
const AWAY = `mashangban.persons a join ${CASES.table} k on k.tenant = :tenant and k.handler_id = a.id and k.box <> 'done' and k.box = 'open' and not (k.closed_to && reader.self)
      where a.tenant = :tenant and a.leave is not null and mashangban.is_away(a.leave, :now::timestamptz) and (mine.role <> 'dispatcher' or not k.confidential)
      and exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${CASES.flow.of}' and l.id = k.id and l.area = mine.place)`

/** The first of a pile, walked in the order of its index and no further: joined with the membership first, all of it would be sorted. */
const pile = (due: string): string => `select l.id, l.at from reader, mine, lateral (select l.id, l.by_due as at from ${OPEN} and ${due} order by l.by_due, l.id limit ${MOST_ROWS}) l`

const rowsOf = (ids: string): string => `coalesce((select json_agg(${rowJson(CASES, 'c')} order by i.at, i.id) from ${ids} i join ${CASES.table} c on c.tenant = :tenant and c.id = i.id), '[]')`

/**
 * The board of an area (`:areaId`) in one trip. What has no owner lies in the pool of an area above or below: of those a supervisor
 * sees what lies in his area, a dispatcher his own pool. Every pile is counted in its index.
 */
export const BOARDS = statement<{ personId: string; areaId: string; now: string; tonight: string }, BoardRead>('case_board', `
  with ${READER},
  mine as materialized (select m.role, m.place from ${membershipsThatReach('case.board', { areas: 'array[:areaId::text]' })} order by m.role desc limit 1),
  pools as materialized (select a.id, mine.role = 'dispatcher' or mine.place = any(a.path) as inside from mine, mashangban.areas a where a.tenant = :tenant
    and (a.id = mine.place or (mine.role <> 'dispatcher' and (mine.place = any(a.path) or a.id = any((select s.path from mashangban.areas s where s.tenant = :tenant and s.id = mine.place)::text[]))))),
  unowned as materialized (select u.id, u.at from reader, mine, pools, lateral (select k.id, k.by_due as at from ${UNOWNED} order by k.by_due, k.id limit ${MOST_ROWS}) u order by u.at, u.id limit ${MOST_ROWS}),
  overdue as materialized (${pile('l.by_due <= :now')}),
  today as materialized (${pile('l.by_due > :now and l.by_due < :tonight')}),
  away as materialized (select w.id, w.at from reader, mine, lateral (select k.id, k.by_due as at from ${AWAY} order by k.by_due, k.id limit ${MOST_ROWS}) w),
  counts as materialized (select (select count(*)::int from reader, mine, ${OPEN}) as open,
    (select count(*)::int from reader, mine, ${OPEN} and l.by_due <= :now) as overdue,
    (select count(*)::int from reader, mine, ${OPEN} and l.by_due > :now and l.by_due < :tonight) as "dueToday",
    (select count(*)::int from reader, mine, lateral (select k.id from ${AWAY}) w) as away,
    (select count(*)::int from reader, mine, pools, ${UNOWNED}) as unowned),
  undelivered as materialized (select j.id as case_id, j.key, (j.args->>'seq')::int as seq, j.args->>'personId' as person_id, j.attempts, j.error, j.parked_at
    from reader, mine, mashangban.jobs j, mashangban.lies_in l
    where j.tenant = :tenant and j.kind = 'send' and j.parked_at is not null and l.tenant = :tenant and l.of = j.of and l.id = j.id and l.area = mine.place
      and (mine.role <> 'dispatcher' or not l.confidential) and not (l.closed_to && reader.self)),
  newest as materialized (select u.*, row_number() over (order by u.parked_at desc) as nth from undelivered u order by u.parked_at desc limit ${MOST_PARKED})
  select ${READER_AS_ACTOR} as actor, (select mine.role from mine) as role, ${LAST_RESORT_MISSING} as missing,
    (select json_build_object('open', n.open, 'overdue', n.overdue, 'dueToday', n."dueToday", 'unowned', n.unowned, 'away', n.away, 'parked', (select count(*)::int from undelivered)) from counts n) as counts,
    ${rowsOf('unowned')} as unowned, ${rowsOf('overdue')} as overdue, ${rowsOf('today')} as due_today, ${rowsOf('away')} as away,
    coalesce((select json_agg(json_build_object('id', '${CASES.flow.of}:' || n.case_id || ':' || n.seq || ':' || n.nth, 'at', m.at, 'kind', m.kind, 'number', m.number, 'attempts', n.attempts, 'error', n.error) order by n.parked_at desc)
      from newest n join mashangban.messages m on m.tenant = :tenant and m.person_id = n.person_id and m.of = '${CASES.flow.of}' and m.id = n.case_id and m.seq = n.seq), '[]') as parked
  from reader`)
