import type { Actor } from '../../../shared/access/actor'
import type { Instant } from '../../../shared/kernel/instant'
import { mostOf } from '../../_database/counting'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { mayReach } from '../../_flow/scope'
import type { Requested, RequestRow } from '../../_runtime/command'

/** In what state a code is; `used`: the page has its session. */
export type DeskCodeState = 'waiting' | 'seen' | 'confirmed' | 'refused' | 'used'

interface Minute {
  /** Whom it is counted to; null: nobody. */
  subject: string | null
  slot: string
  slotEnd: Instant | 'infinity'
}

interface NewCode extends Minute {
  now: Instant
  codeHash: string
  pageHash: string
  /** The page's secret of before, whose code this one replaces. */
  pageHashBefore: string | null
  browser: string
  addressHash: string | null
  number: number
  choices: readonly number[]
  until: Instant
}

/** SQL: one more of `what` in this minute, if that is within the limit; none when there is nobody to count it to. */
const counted = (what: 'deskCode' | 'deskLook', where: string): string => `insert into mashangban.quotas as q (tenant, what, subject, slot, used, until)
    select :tenant, '${what}', :subject::text, :slot, 1, :slotEnd::timestamptz where :subject::text is not null and ${where}
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < ${mostOf(what)} returning 1`

/** Makes a code for a page, in the place of the one it had; `made` is 0 when its address asks too often. */
export const makeCode = statement<NewCode, { made: number }>('desk_code', `
  with quota as (${counted('deskCode', 'true')}),
  made as (insert into mashangban.desk_codes (tenant, code_hash, page_hash, browser, address_hash, number, choices, made_at, until, state)
    select :tenant, :codeHash, :pageHash, :browser, :addressHash, :number::int, :choices::jsonb, :now, :until, 'waiting' where :subject::text is null or exists (select from quota)
    on conflict (tenant, code_hash) do update set until = excluded.until returning 1),
  before as (delete from mashangban.desk_codes c where exists (select from made) and c.tenant = :tenant and c.page_hash = :pageHashBefore and c.until > :now returning 1)
  select count(*)::int as made from made`)

export interface Fetched {
  /** Null: there is no such code of this page, or its time is over. */
  state: DeskCodeState | null
  number: number | null
  until: Instant | null
  /** The session has just begun. */
  begun: boolean
}

/** What became of a page's code. A confirmed one is used up, and its session begins: once, however many ask. */
export const fetchState = statement<{ codeHash: string; pageHash: string; now: Instant; sessionId: string; secretHash: string; endsAt: Instant }, Fetched>('desk_state', `
  with used as (update mashangban.desk_codes c set state = 'used' where c.tenant = :tenant and c.code_hash = :codeHash and c.page_hash = :pageHash and c.until > :now and c.state = 'confirmed' returning c.person_id, c.browser),
  begun as (insert into mashangban.desk_sessions (tenant, id, person_id, secret_hash, browser, confirmed_at, seen_at, ends_at)
    select :tenant, :sessionId, u.person_id, :secretHash, u.browser, :now::timestamptz, :now::timestamptz, :endsAt::timestamptz from used u returning 1)
  select c.state, c.number, c.until, exists (select from begun) as begun
  from (select 1) one left join mashangban.desk_codes c on c.tenant = :tenant and c.code_hash = :codeHash and c.page_hash = :pageHash and c.until > :now`)

export interface Looked {
  actor: Omit<Actor, 'personId'>
  /** False: too often. */
  counted: boolean
  /** In which state it was found; null: there is none, or its time is over. */
  state: DeskCodeState | null
  browser: string | null
  addressHash: string | null
  madeAt: Instant | null
  until: Instant | null
  choices: number[] | null
}

/** The caller, as whose task a thing of his own lies. */
const HIMSELF = { handlers: 'array[:personId::text]' }

/** An official scans a code: it is counted, and the code is his, for so long. Whoever may not leaves nothing behind. */
export const lookAt = statement<Minute & { personId: string; codeHash: string; now: Instant; confirmBy: Instant }, Looked>('desk_look', `
  with quota as (${counted('deskLook', mayReach('desk.look', HIMSELF))}),
  looked as (update mashangban.desk_codes c set state = 'seen', person_id = :personId, until = case when c.state = 'waiting' then :confirmBy else c.until end from quota
    where c.tenant = :tenant and c.code_hash = :codeHash and c.until > :now and (c.state = 'waiting' or c.state = 'seen' and c.person_id = :personId)
    returning c.browser, c.address_hash, c.made_at, c.until, c.choices)
  select ${ACTOR} as actor, exists (select from quota) as counted, c.state, l.browser, l.address_hash as "addressHash", l.made_at as "madeAt", l.until, l.choices
  from (select 1) one left join looked l on true
    left join mashangban.desk_codes c on c.tenant = :tenant and c.code_hash = :codeHash and c.until > :now`)

export interface ConfirmRead {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  state: DeskCodeState | null
  personId: string | null
  browser: string | null
  number: number | null
}

export const readConfirm = statement<{ personId: string; requestId: string; codeHash: string; now: Instant }, ConfirmRead>('desk_confirm_read', `
  select ${REQUEST}, ${ACTOR} as actor, c.state, c.person_id as "personId", c.browser, c.number
  from (select 1) one left join mashangban.desk_codes c on c.tenant = :tenant and c.code_hash = :codeHash and c.until > :now`)

/** Confirms a code that its scanner has not confirmed yet; 0: meanwhile it is another's, or its time is over. */
export const writeConfirm = statement<{ personId: string; codeHash: string; now: Instant; fetchBy: Instant; request: RequestRow }, { changed: number }>('desk_confirm', `
  with changed as (update mashangban.desk_codes c set state = 'confirmed', until = :fetchBy where c.tenant = :tenant and c.code_hash = :codeHash and c.state = 'seen' and c.person_id = :personId and c.until > :now returning 1),
  ${noteRequest('changed')}
  select count(*)::int as changed from changed`)

/** A code that was scanned by this person is over for good; `refused` 0: it was not his, or is not there. Its page is told for as long as it would have lived. */
export const refuseCode = statement<{ personId: string; codeHash: string; now: Instant }, { actor: Omit<Actor, 'personId'>; refused: number }>('desk_refuse', `
  with refused as (update mashangban.desk_codes c set state = 'refused'
    where c.tenant = :tenant and c.code_hash = :codeHash and c.until > :now and c.state = 'seen' and c.person_id = :personId and ${mayReach('desk.refuse', HIMSELF)} returning 1)
  select ${ACTOR} as actor, (select count(*)::int from refused) as refused`)
