import type { PersonId } from '../../shared/kernel/ids'
import type { Queries } from '../_database/connection'
import { statement } from '../_database/statement'

/** Reminders of one template that a person has agreed to: ours is an estimate, WeChat's 43101 always wins. */
export interface Credit {
  templateId: string
  granted: number
  spent: number
  /** Taken out by a sending that has not been booked yet. */
  held: number
  state: 'ok' | 'needsResubscribe' | 'refused' | 'banned'
}

/** Unused reminders one person may pile up per template. */
const MOST_UNSPENT = 50

/** SQL: a row of credits (alias) as Credit. */
export const creditJson = (k: string): string => `json_build_object('templateId', ${k}.template_id, 'granted', ${k}.granted, 'spent', ${k}.spent, 'held', ${k}.held, 'state', ${k}.state)`

/** SQL: the credits of a person (an expression) as a list of Credit. */
export const creditsOf = (personId: string): string =>
  `coalesce((select json_agg(${creditJson('k')}) from mashangban.credits k where k.tenant = :tenant and k.person_id = ${personId}), '[]')`

/** SQL: has a row of credits (alias) a reminder that nobody is spending? */
export const hasLeft = (k: string): string => `${k}.state = 'ok' and ${k}.granted > ${k}.spent + ${k}.held`

/**
 * SQL: what one more consent makes of a row of credits (alias); it also lifts an earlier refusal. The row is changed where it lies, so that a
 * sender at the same moment loses nothing.
 */
export const grantOf = (k: string): string => `granted = ${k}.granted + case when ${k}.granted - ${k}.spent < ${MOST_UNSPENT} then 1 else 0 end, state = 'ok'`

const ban = statement<{ personId: string; templates: string[] }, { done: number }>('credit_ban', `
  with s as (insert into mashangban.credits as k (tenant, person_id, template_id, granted, spent, held, state)
    select :tenant, :personId, t.id, 0, 0, 0, 'banned' from unnest(:templates::text[]) t(id) order by t.id
    on conflict (tenant, person_id, template_id) do update set state = excluded.state returning 1)
  select count(*)::int as done from s`)

/** WeChat has banned these templates for this person. One trip, none for no template; `queries` may be of a transaction. */
export async function banCredit(queries: Queries, personId: PersonId, templates: readonly string[]): Promise<void> {
  if (templates.length > 0) await queries.one(ban, { personId, templates: [...templates] })
}
