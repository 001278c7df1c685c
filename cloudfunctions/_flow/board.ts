import type { Actor } from '../../shared/access/actor'
import { statement } from '../_database/statement'
import { notWhileViewed, READER_AS_ACTOR, READER } from './reading'
import { CASES } from './case-rows'
import { LAST_RESORT_MISSING } from './last-resort'
import { membershipsThatReach } from './scope'
import { type ReadDoc, rowJson } from './kept'

/** Parked messages that come with the board; the counts are exact. */
const MOST_PARKED = 20

export interface BoardRead {
  actor: Omit<Actor, 'personId'>
  role: 'dispatcher' | 'supervisor' | 'lastResort' | null
  missing: boolean
  counts: { open: number; unowned: number; overdue: number; dueToday: number; away: number; parked: number }
  waits_since: string | null
  unaccepted: number
  latest: ReadDoc | null
  parked: { id: string; at: string; kind: string; number: string; attempts: number; error: string | null }[]
}

/** Cases of the board's area that its reader may see: a supervisor (and who is the last resort) all of them, a dispatcher those that are not confidential. */
const OPEN = `mashangban.lies_in l where l.tenant = :tenant and l.area = mine.place and l.of = '${CASES.flow.of}' and l.box <> 'done' and l.box = 'open'
      and (mine.role <> 'dispatcher' or not l.confidential)${notWhileViewed('l')} and not (l.closed_to && reader.self)`

/** What lies in a pool (`pools`): of one above the area (not `inside`) what comes from it. */
const UNOWNED = `${CASES.table} k where k.tenant = :tenant and k.pool_area = pools.id and k.box <> 'done' and k.box = 'open' and not (k.closed_to && reader.self)${notWhileViewed('k')}
      and (pools.inside or exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${CASES.flow.of}' and l.id = k.id and l.area = mine.place))`

/** What lies with people who are away at this moment: looked up by them, who are few. */
const AWAY = `mashangban.persons a join ${CASES.table} k on k.tenant = :tenant and k.handler_id = a.id and k.box <> 'done' and k.box = 'open' and not (k.closed_to && reader.self)${notWhileViewed('k')}
      where a.tenant = :tenant and a.away is not null and mashangban.is_away(a.away, :now::timestamptz) and (mine.role <> 'dispatcher' or not k.confidential)
      and exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${CASES.flow.of}' and l.id = k.id and l.area = mine.place)`

/**
 * The board of an area (`:areaId`) in one trip. What has no owner lies in the pool of an area above or below: of those a supervisor
 * sees what lies in his area, a dispatcher his own pool. Every pile is counted in its index; its rows are a list.
 */
export const BOARDS = statement<{ personId: string; areaId: string; now: string; tonight: string }, BoardRead>('case_board', `
  with ${READER},
  mine as materialized (select m.role, m.place from ${membershipsThatReach('case.board', { areas: 'array[:areaId::text]' })} order by m.role desc limit 1),
  pools as materialized (select a.id, mine.role = 'dispatcher' or mine.place = any(a.path) as inside from mine, mashangban.areas a where a.tenant = :tenant
    and (a.id = mine.place or (mine.role <> 'dispatcher' and (mine.place = any(a.path) or a.id = any((select s.path from mashangban.areas s where s.tenant = :tenant and s.id = mine.place)::text[]))))),
  latest as materialized (select l.id from reader, mine, lateral (select l.id from ${OPEN} and l.by_due <= :now order by l.by_due, l.id limit 1) l),
  today as materialized (select count(*)::int as many, count(*) filter (where l.status = 'filed')::int as filed from reader, mine, ${OPEN} and l.by_due > :now and l.by_due < :tonight),
  waiting as materialized (select count(*)::int as many, min(k.filed_at) as since from reader, mine, pools, ${UNOWNED}),
  counts as materialized (select (select count(*)::int from reader, mine, ${OPEN}) as open,
    (select count(*)::int from reader, mine, ${OPEN} and l.by_due <= :now) as overdue,
    (select count(*)::int from reader, mine, lateral (select k.id from ${AWAY}) w) as away),
  undelivered as materialized (select j.id as case_id, j.key, (j.args->>'seq')::int as seq, j.args->>'personId' as person_id, j.attempts, j.error, j.parked_at
    from reader, mine, mashangban.jobs j, mashangban.lies_in l
    where j.tenant = :tenant and j.kind = 'send' and j.parked_at is not null and l.tenant = :tenant and l.of = j.of and l.id = j.id and l.area = mine.place
      and (mine.role <> 'dispatcher' or not l.confidential)${notWhileViewed('l')} and not (l.closed_to && reader.self)),
  newest as materialized (select u.*, row_number() over (order by u.parked_at desc) as nth from undelivered u order by u.parked_at desc limit ${MOST_PARKED})
  select ${READER_AS_ACTOR} as actor, (select mine.role from mine) as role, ${LAST_RESORT_MISSING} as missing,
    (select json_build_object('open', n.open, 'overdue', n.overdue, 'dueToday', today.many, 'unowned', waiting.many, 'away', n.away, 'parked', (select count(*)::int from undelivered)) from counts n, today, waiting) as counts,
    (select waiting.since from waiting) as waits_since, (select today.filed from today) as unaccepted,
    (select ${rowJson(CASES, 'c')} from latest i join ${CASES.table} c on c.tenant = :tenant and c.id = i.id) as latest,
    coalesce((select json_agg(json_build_object('id', '${CASES.flow.of}:' || n.case_id || ':' || n.seq || ':' || n.nth, 'at', m.at, 'kind', m.kind, 'number', m.number, 'attempts', n.attempts, 'error', n.error) order by n.parked_at desc)
      from newest n join mashangban.messages m on m.tenant = :tenant and m.person_id = n.person_id and m.of = '${CASES.flow.of}' and m.id = n.case_id and m.seq = n.seq), '[]') as parked
  from reader`)
