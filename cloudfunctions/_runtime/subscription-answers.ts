import type { PersonId } from '../../shared/kernel/ids'
import { addMs, type Instant } from '../../shared/kernel/instant'
import { noteRequest } from '../_database/fragments'
import { DatabaseFailure } from '../_database/failure'
import { statement } from '../_database/statement'
import type { Queries } from '../_database/connection'
import type { Ports } from '../_ports'
import type { RequestRow } from './command'
import { banCredit, creditJson, type Credit, grantOf } from './credit-ledger'

/**
 * Every answer to WeChat's panel may reach us twice, in either order or at the same moment: from the client and as a push of the platform.
 * The first to come counts; the second finds it within a minute and only confirms it. An answer that comes once counts once.
 */
export interface SubscriptionAnswer {
  from: 'client' | 'platform'
  personId: PersonId
  at: Instant
  /** Templates accepted; `answerId` names the message that said so, so that a repeat of it counts nothing. */
  accepted: readonly { templateId: string; answerId: string }[]
  /** Templates that WeChat has banned for this person. */
  banned?: readonly string[]
  /** The request that reports it, noted with it. */
  request?: RequestRow
}

/** The two messages of one tap are at most so far apart (wechat: popup event). */
const NEAR_MS = 60_000
/** Times it is done again when others were faster or the connection was lost: what is noted already counts nothing. */
const ATTEMPTS = 3

const lock = statement<{ personId: string; templates: string[] }, { locked: number }>('credit_lock', `
  with l as (insert into mashangban.credits as k (tenant, person_id, template_id, granted, spent, held, state)
    select :tenant, :personId, t.id, 0, 0, 0, 'ok' from unnest(:templates::text[]) t(id) order by t.id
    on conflict (tenant, person_id, template_id) do update set granted = k.granted returning 1)
  select count(*)::int as locked from l`)

interface Pair {
  personId: string
  source: SubscriptionAnswer['from']
  other: SubscriptionAnswer['from']
  at: Instant
  from: Instant
  to: Instant
  accepted: SubscriptionAnswer['accepted']
}

/**
 * Notes the answers and pairs each with the nearest unconfirmed one that was heard of the other way; those without one are counted.
 * Runs under the locks of the credits, so nobody pairs with the same one. Repeats are noted already and give no row.
 */
const PAIRED = `
  asked as materialized (select distinct on (a."templateId") a."templateId" as template_id, a."answerId" as answer_id
    from jsonb_to_recordset(:accepted::jsonb) as a("templateId" text, "answerId" text)
    where not exists (select from mashangban.consents c where c.tenant = :tenant and c.answer_id = a."answerId" and c.template_id = a."templateId")),
  near as materialized (select distinct on (a.template_id) a.template_id, c.answer_id from asked a join mashangban.consents c on c.tenant = :tenant and c.person_id = :personId
      and c.template_id = a.template_id and c.source = :other and not c.confirmed and c.at between :from and :to
    order by a.template_id, abs(extract(epoch from c.at - :at::timestamptz)), c.answer_id),
  fresh as (insert into mashangban.consents (tenant, answer_id, template_id, source, person_id, at, confirmed)
    select :tenant, a.answer_id, a.template_id, :source, :personId, :at::timestamptz, n.answer_id is not null from asked a left join near n on n.template_id = a.template_id returning template_id, confirmed),
  confirmed as (update mashangban.consents c set confirmed = true from near n join fresh f on f.template_id = n.template_id
    where c.tenant = :tenant and c.answer_id = n.answer_id and c.template_id = n.template_id returning 1),
  counted as (update mashangban.credits k set ${grantOf('k')} from fresh f
    where k.tenant = :tenant and k.person_id = :personId and k.template_id = f.template_id and not f.confirmed and (select count(*) from confirmed) >= 0 returning k.*)`

export interface Counted {
  /** Reminders added. */
  counted: number
  /** As they stand now. */
  credits: Credit[]
}

/** A statement does not see what it has changed itself: the changed rows, and the others as they lie. */
const COUNTED = `select (select count(*)::int from counted) as counted, coalesce((select jsonb_agg(${creditJson('n')}) from (select * from counted
    union all select k.* from mashangban.credits k where k.tenant = :tenant and k.person_id = :personId and k.template_id not in (select template_id from counted)) n), '[]') as credits`

const pair = statement<Pair, Counted>('consent_pair', `with ${PAIRED} ${COUNTED}`)

const pairAndNote = statement<Pair & { request: RequestRow }, Counted>('consent_pair_note', `
  with ${PAIRED}, done as materialized (select count(*) from counted), ${noteRequest('done')} ${COUNTED} where (select count(*) from noted) = 1`)

/** Counts an answer once, all of it or nothing. Four trips, one when it accepts and bans nothing. */
export async function countAnswer({ database }: Ports, answer: SubscriptionAnswer): Promise<Counted> {
  const { from, personId, at, accepted, banned = [], request } = answer
  const templates = [...new Set(accepted.map(({ templateId }) => templateId))]
  const pairing: Pair = { personId, source: from, other: from === 'client' ? 'platform' : 'client', at, from: addMs(at, -NEAR_MS), to: addMs(at, NEAR_MS), accepted }
  const paired = (queries: Queries): Promise<Counted> => (request ? queries.one(pairAndNote, { ...pairing, request }) : queries.one(pair, pairing))
  if (templates.length === 0 && banned.length === 0) return paired(database)
  return again(() => database.transaction(async (queries) => {
    // In a statement before: the next one must see what whoever held these rows has noted.
    if (templates.length > 0) await queries.one(lock, { personId, templates })
    await banCredit(queries, personId, banned)
    return paired(queries)
  }))
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const worthIt = error instanceof DatabaseFailure && (error.kind === 'busy' || error.kind === 'unknown')
      if (!worthIt || attempt === ATTEMPTS) throw error
    }
  }
}

const refuseOnce = statement<{ personId: string; answerId: string; templateId: string; at: Instant }, { refused: number }>('consent_refuse', `
  with fresh as (insert into mashangban.consents (tenant, answer_id, template_id, source, person_id, at, confirmed)
    values (:tenant, :answerId, :templateId, 'refusal', :personId, :at, true) on conflict do nothing returning template_id),
  refused as (insert into mashangban.credits (tenant, person_id, template_id, granted, spent, held, state) select :tenant, :personId, f.template_id, 0, 0, 0, 'refused' from fresh f
    on conflict (tenant, person_id, template_id) do update set state = excluded.state returning 1)
  select count(*)::int as refused from refused`)

/** Takes a 「拒收」 once: a repeat of the message that comes after a new consent does not undo it. One trip. */
export async function refuseAnswer({ database }: Ports, refusal: { answerId: string; templateId: string; personId: PersonId; at: Instant }): Promise<void> {
  await database.one(refuseOnce, refusal)
}
