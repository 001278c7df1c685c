import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import { addMs, HOUR_MS, type Instant, MINUTE_MS } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { INVITATION_HOURS, invitationWords, makeInvitation } from '../../../shared/register/invitation'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { isTaken } from '../../_database/failure'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { noteNothing } from '../../_runtime/note-nothing'
import { OFFICIAL_PLACE } from '../../_register/official-place'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  areas: string[] | null
  /** Null: he is in no register. */
  name: string | null
  joined: boolean
}

/** Of one whose invitation is taken back. */
type OpenRead = Pick<Read, 'request' | 'actor' | 'areas'> & { open: boolean }

const readOfficial = statement<{ personId: string; requestId: string; named: string }, Read>('register_invite_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${OFFICIAL_PLACE} as areas, p.work_name as name, coalesce(p.openid is not null or p.became is not null, false) as joined
  from (select 1) one left join mashangban.persons p on p.tenant = :tenant and p.id = :named`)

/** SQL: a CTE that ends the open invitation of `:named`, if there is one. */
const WITHDRAWN = `withdrawn as materialized (update mashangban.invitations i set ended = 'withdrawn', ended_at = :now where i.tenant = :tenant and i.person_id = :named and i.ended is null returning 1)`

/** The one before is over first: there is one open at a time. */
const writeInvitation = statement<{ named: string; hash: string; personId: string; now: Instant; until: Instant; request: RequestRow }, { made: number }>('register_invite', `
  with ${WITHDRAWN},
  made as (insert into mashangban.invitations (tenant, hash, person_id, made_by, made_at, until)
    select :tenant, :hash, p.id, :personId, :now::timestamptz, :until::timestamptz from mashangban.persons p where p.tenant = :tenant and p.id = :named and p.openid is null and p.became is null
      and (select count(*) from withdrawn) >= 0 returning 1),
  ${noteRequest('made')}
  select count(*)::int as made from made`)

const readOpen = statement<{ personId: string; requestId: string; named: string }, OpenRead>('register_uninvite_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${OFFICIAL_PLACE} as areas, exists (select from mashangban.invitations i where i.tenant = :tenant and i.person_id = :named and i.ended is null) as open`)

const writeWithdrawn = statement<{ named: string; now: Instant; request: RequestRow }, { done: number }>('register_uninvite', `
  with ${WITHDRAWN}, ${noteRequest('withdrawn')} select count(*)::int as done from withdrawn`)

/** Somebody invited him in the same moment: what was read has moved. */
async function orMoved(write: Promise<{ made: number }>): Promise<boolean> {
  try {
    return (await write).made === 1
  } catch (error) {
    if (isTaken(error, 'invitations_open')) return false
    throw error
  }
}

/** For so long a repeat of the same request shows the token again. */
const AGAIN_MS = 10 * MINUTE_MS

/** Of a request always the same token, so that a lost reply can be asked for again and nothing of it is stored; nobody without the key can make it. */
const tokenOf = ({ ports: { vault }, caller: { personId } }: SignedInCall, requestId: string, named: string): string =>
  makeInvitation(Buffer.from(vault.blind(`draw of an invitation|${personId}|${requestId}|${named}`), 'base64url'))

/** Invites an official who has never signed in: a token that is shown once and lives 72 hours; the one before is over. Two trips. */
export const invite: UseCase<'register.invite'> = async ({ requestId, personId: named }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId }, now } = call
  const token = tokenOf(call, requestId, named)
  const until = addMs(now, INVITATION_HOURS.colleague * HOUR_MS)
  return governed<Read, { token: string; until: string; name: string }>(call, {
    requestId,
    asked: () => ({ named }),
    read: () => database.one(readOfficial, { personId, requestId, named }),
    may: ({ actor, areas }) => allowed(call, actor, areas && { areas }, 'OFFICIAL_NOT_FOUND'),
    decide({ name, joined }) {
      if (name === null) return refuse('OFFICIAL_NOT_FOUND')
      if (joined) return refuse('OFFICIAL_JOINED')
      return ok({
        reply: { token, until, name }, kept: { until, name }, of: { of: 'person', id: named },
        write: (request) => orMoved(database.one(writeInvitation, { named, hash: vault.blind(invitationWords(token)), personId, now, until, request })),
      })
    },
    renew: (_read, kept, at) => (now > addMs(at, AGAIN_MS) ? refuse('REQUEST_ID_REUSED') : ok({ token, ...(kept as { until: string; name: string }) })),
  })
}

/** Takes an invitation back that nobody has used. Two trips. */
export const withdrawInvitation: UseCase<'register.withdrawInvitation'> = async ({ requestId, personId: named }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<OpenRead, { withdrawn: boolean }>(call, {
    requestId,
    asked: () => ({ named }),
    read: () => database.one(readOpen, { personId, requestId, named }),
    may: ({ actor, areas }) => allowed(call, actor, areas && { areas }, 'OFFICIAL_NOT_FOUND'),
    decide({ open }) {
      if (!open) return ok({ reply: { withdrawn: false }, write: async (request) => (await database.one(noteNothing, { request })).noted === 1 })
      return ok({ reply: { withdrawn: true }, of: { of: 'person', id: named }, write: async (request) => (await database.one(writeWithdrawn, { named, now, request })).done === 1 })
    },
  })
}
