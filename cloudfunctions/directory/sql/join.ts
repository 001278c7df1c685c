import type { Official } from '../../../shared/api/joining.api'
import type { Instant } from '../../../shared/kernel/instant'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { mostOf } from '../../_database/counting'
import { statement } from '../../_database/statement'
import { renaming } from '../../_register/became'
import type { Requested, RequestRow } from '../../_runtime/command'

export interface JoinRead {
  request: Requested | null
  /** False: too often today; it is counted whatever becomes of it, else guessing would cost nothing. */
  counted: boolean
  /** How often he may today. */
  most: number
  /** When the caller's phone was verified; null: never. */
  verifiedAt: string | null
  /** Of the invitation; null: there is none with this token. */
  invitation: { ended: 'used' | 'withdrawn' | null; until: string; madeBy: string | null } | null
  /** Of whom it is, or who was named. */
  official: (Official & { joined: boolean; alone: boolean }) | null
}

interface Asked {
  personId: string
  requestId: string
  /** Keyed hash of a token; null: none was given. */
  hash: string | null
  named: string | null
  slot: string
  slotEnd: Instant | 'infinity'
}

/** Whose invitation it is, or whether he who is named has the caller's phone, alone of those who have never signed in. */
export const readJoin = statement<Asked, JoinRead>('directory_join_read', `
  with counted as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until) values (:tenant, 'joins', :personId, :slot, 1, :slotEnd::timestamptz)
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < ${mostOf('joins')} returning 1)
  select ${REQUEST}, exists (select from counted) as counted, ${mostOf('joins')} as most, own.phone_verified_at as "verifiedAt",
    case when i.hash is not null then json_build_object('ended', i.ended, 'until', i.until, 'madeBy', i.made_by) end as invitation,
    case when p.id is not null then json_build_object('personId', p.id, 'name', p.work_name, 'unitName', p.unit_name, 'joined', p.became is not null or p.openid is not null,
      'alone', p.phone_hash is not null and p.phone_hash = own.phone_hash and own.phone_verified_at is not null
        and 1 = (select count(*) from mashangban.persons s where s.tenant = :tenant and s.phone_hash = own.phone_hash and s.openid is null and s.became is null)) end as official
  from (select 1) one left join mashangban.persons own on own.tenant = :tenant and own.id = :personId
    left join mashangban.invitations i on i.tenant = :tenant and i.hash = :hash
    left join mashangban.persons p on p.tenant = :tenant and p.id = coalesce(i.person_id, :named) and p.work_name is not null`)

interface Joining {
  personId: string
  old: string
  hash: string | null
  now: Instant
  request: RequestRow
}

/**
 * The official becomes who signed in: what the register says of him goes into the caller's own row, whose consents, phone and look stay; whatever held the drawn id
 * holds his. The old row stays, for histories, without what is his. `joined` 0: somebody was faster, or the invitation has ended meanwhile.
 */
export const writeJoin = statement<Joining, { joined: number }>('directory_join', `
  with spent as materialized (update mashangban.invitations i set ended = 'used', ended_at = :now, used_by = :personId
    where i.tenant = :tenant and i.person_id = :old and i.ended is null and (:hash::text is null or (i.hash = :hash and i.until > :now)) returning 1),
  claimed as materialized (update mashangban.persons p set became = :personId, leave = null, phone = null, phone_masked = null, phone_hash = null, work_phone = null from mashangban.persons was
    where p.tenant = :tenant and p.id = :old and p.openid is null and p.became is null and was.tenant = p.tenant and was.id = p.id
      and (:hash::text is null or exists (select from spent))
      and exists (select from mashangban.persons o where o.tenant = :tenant and o.id = :personId and o.phone_verified_at is not null)
    returning was.work_name, was.work_phone, was.unit_name, was.leave),
  own as (update mashangban.persons o set work_name = coalesce(o.work_name, c.work_name), work_phone = coalesce(o.work_phone, c.work_phone), unit_name = coalesce(o.unit_name, c.unit_name),
      leave = coalesce(o.leave, c.leave), retired = o.retired and not exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = :old and m.role in ('officer', 'department'))
    from claimed c where o.tenant = :tenant and o.id = :personId returning 1),
  ${renaming('claimed')},
  ${noteRequest('claimed')}
  select count(*)::int as joined from claimed`)
