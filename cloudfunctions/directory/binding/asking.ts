import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { isOwned } from '../../../shared/register/binding'
import { type Asking, askToJoin } from '../../../shared/register/binding-ask'
import { type Approver, askedOf } from '../../../shared/register/binding-table'
import { mostOf } from '../../_database/counting'
import type { SignedInCall } from '../../_runtime/use-case'
import { type Besides, type Company, written } from './change'

/** SQL: CTE that counts one more try to become one of a company's people, whatever comes of it: else guessing would cost nothing. */
export const TRIED = `counted as (insert into mashangban.quotas as q (tenant, what, subject, slot, used, until) values (:tenant, 'bindings', :personId, :slot, 1, :slotEnd::timestamptz)
    on conflict (tenant, what, subject, slot) do update set used = q.used + 1 where q.used < ${mostOf('bindings')} returning 1)`
/** SQL: columns of `Tried`. */
export const TRIED_COLUMNS = `exists (select from counted) as counted, ${mostOf('bindings')} as most,
    exists (select from mashangban.persons own where own.tenant = :tenant and own.id = :personId and own.phone_verified_at is not null) as verified`
export interface Tried { counted: boolean; most: number; verified: boolean }

/** What stands in the way of anybody who asks. */
export async function hinderedTry({ ports, now }: SignedInCall, { counted, most, verified }: Tried): Promise<Result<never, Refusal> | null> {
  if (!counted) return refuse('LIMIT_BINDINGS', { most, hotline: (await ports.settings.at(now)).hotline })
  return verified ? null : refuse('PHONE_NOT_VERIFIED')
}

type Asked = OutputOf<'binding.join'>
const NAMED: readonly Approver[] = ['owner', 'officer', 'admin']

/** Who is to say yes, as it is told; null: it is granted. Of a dispute it is the administrator. */
function asksOf(asking: Pick<Asking, 'way'>, owned: boolean, granted: boolean): Asked['asks'] {
  if (granted) return null
  const asked = askedOf(asking.way, owned)
  return (asked.includes('admin') ? 'admin' : NAMED.find((each) => asked.includes(each)) ?? 'owner') as Asked['asks']
}

/** Asks to become one of a company's people, in words of a command. */
export function asking(call: SignedInCall, company: Company, asked: Omit<Asking, 'id' | 'personId'>, besides: Besides, name: string) {
  const people = company.people.bindings
  const id = timedId(call.now, call.random(CHANCE))
  const change = askToJoin(people, { ...asked, id, personId: call.caller.personId }, call.now)
  if (!change.ok) return change
  // The first row of such a change is his own, as it is from now on.
  const [own] = change.value.put
  const reply: Asked = { companyId: company.place.id, companyName: company.name, as: own?.as ?? 'member', asks: asksOf(asked, isOwned(people), own?.state === 'granted') }
  const fresh = { ...besides.fresh, name: call.ports.vault.seal(name), vouchedBy: asked.approvedBy ?? besides.fresh?.vouchedBy ?? null }
  return written(call, company, change.value, reply, { ...besides, fresh, ...(besides.files === undefined ? {} : { filedWith: id }) })
}
