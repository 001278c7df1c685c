import type { Actor } from '../../../shared/access/actor'
import { RIGHTS } from '../../../shared/access/rights'
import type { Instant } from '../../../shared/kernel/instant'
import type { DeskSession } from '../../../shared/desk/standing'
import type { Sealed } from '../../../shared/kernel/sealed'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import type { Requested, RequestRow } from '../../_runtime/command'

/** The memberships by which somebody may sign in at a desk: with the last of them his sessions end. */
const OFFICE = `(${Object.keys(RIGHTS['desk.confirm'].by).map((role) => `'${role}'`).join(', ')})`

/** Null in each part: there is no such session. */
export type Entered = (DeskSession & { openid: Sealed }) | { [part in keyof DeskSession | 'openid']: null }

/** Whose session it is and how it stands, as it was before this call, which is noted; without an office it is ended for good. */
export const enter = statement<{ secretHash: string; now: Instant; idleSince: Instant; notedBefore: Instant }, Entered>('desk_enter', `
  with s as materialized (select d.*, exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = d.person_id and m.role in ${OFFICE}) as in_office
    from mashangban.desk_sessions d where d.tenant = :tenant and d.secret_hash = :secretHash),
  noted as (update mashangban.desk_sessions d set seen_at = :now from s
    where d.tenant = :tenant and d.id = s.id and s.in_office and s.ended_at is null and s.ends_at > :now and s.seen_at > :idleSince and s.seen_at < :notedBefore returning 1),
  gone as (update mashangban.desk_sessions d set ended_at = :now, ended_by = 'office' from s where d.tenant = :tenant and d.id = s.id and not s.in_office and s.ended_at is null returning 1)
  select s.seen_at as "seenAt", s.ends_at as "endsAt", s.ended_at as "endedAt", s.ended_by as "endedBy", s.in_office as "inOffice", p.openid
  from (select 1) one left join s on true left join mashangban.persons p on p.tenant = :tenant and p.id = s.person_id`)

/** The page signs out; once is enough. */
export const leaveSession = statement<{ secretHash: string; now: Instant }, { left: number }>('desk_leave', `
  with w as (update mashangban.desk_sessions d set ended_at = :now, ended_by = 'page' where d.tenant = :tenant and d.secret_hash = :secretHash and d.ended_at is null returning 1)
  select count(*)::int as left from w`)

export interface SessionRow {
  sessionId: string
  browser: string
  /** As PostgreSQL writes them (readInstant). */
  confirmedAt: string
  seenAt: string
  endsAt: string
}

const HIMSELF = { handlers: 'array[:personId::text]' }
/** So many are shown; nobody signs in at more desks in eight hours. */
const MOST_SHOWN = 50

/** The caller's sessions that are alive, the newest first; null: he may not. */
export const readSessions = statement<{ personId: string; now: Instant; idleSince: Instant }, { actor: Omit<Actor, 'personId'>; sessions: SessionRow[] | null }>('desk_sessions', `
  select ${ACTOR} as actor, ${withinReach('desk.sessions', HIMSELF, `(select coalesce(json_agg(json_build_object('sessionId', s.id, 'browser', s.browser, 'confirmedAt', s.confirmed_at, 'seenAt', s.seen_at, 'endsAt', s.ends_at) order by s.confirmed_at desc, s.id), '[]')
    from (select * from mashangban.desk_sessions d where d.tenant = :tenant and d.person_id = :personId and d.ended_at is null and d.ends_at > :now and d.seen_at > :idleSince order by d.ends_at desc limit ${MOST_SHOWN}) s)`)} as sessions`)

export const readEnd = statement<{ personId: string; requestId: string; sessionId: string }, { request: Requested | null; actor: Omit<Actor, 'personId'>; own: boolean }>('desk_end_read', `
  select ${REQUEST}, ${ACTOR} as actor, exists (select from mashangban.desk_sessions d where d.tenant = :tenant and d.id = :sessionId and d.person_id = :personId) as own`)

/** Ends a session; one that has ended stays as it ended. */
export const writeEnd = statement<{ personId: string; sessionId: string; now: Instant; request: RequestRow }, { changed: number }>('desk_end', `
  with changed as (update mashangban.desk_sessions d set ended_at = coalesce(d.ended_at, :now), ended_by = coalesce(d.ended_by, 'phone') where d.tenant = :tenant and d.id = :sessionId and d.person_id = :personId returning 1),
  ${noteRequest('changed')}
  select count(*)::int as changed from changed`)
