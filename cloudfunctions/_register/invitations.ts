import type { InvitationView } from '../../shared/api/things-views'
import type { Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'

/** An invitation as it is read; its instants are as PostgreSQL writes them. */
export interface FoundInvitation {
  by: string | null
  at: string
  until: string
  ended: 'withdrawn' | 'used' | null
}

/** SQL: the newest invitation of a person `p` as `FoundInvitation`; null: none. */
export const INVITATION = `(select json_build_object('by', (select w.work_name from mashangban.persons w where w.tenant = :tenant and w.id = i.made_by), 'at', i.made_at, 'until', i.until, 'ended', i.ended)
          from mashangban.invitations i where i.tenant = :tenant and i.person_id = p.id order by i.made_at desc limit 1)`

/** How it stands at that instant. */
export function invitationView(found: FoundInvitation | null, now: Instant): InvitationView | null {
  if (found === null) return null
  const until = readInstant(found.until)
  return { by: found.by, at: readInstant(found.at), until, state: found.ended !== null ? 'withdrawn' : until <= now ? 'over' : 'open' }
}
