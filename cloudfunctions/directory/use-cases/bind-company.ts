import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { isOwned, memberOf, waitingOf } from '../../../shared/register/binding'
import { askToJoin } from '../../../shared/register/binding-ask'
import { isFreshPhone } from '../../../shared/people/fresh-phone'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { putOf } from '../binding/change'
import { FROM_PRINTED, PRINTED, type PrintedRead, printedCompany } from '../binding/printed'
import { bindPeople } from '../binding/put'

/** How often it is read and decided again when others were faster. */
const ATTEMPTS = 4

interface Read extends PrintedRead {
  /** HMAC of the caller's verified phone; null when there is none. */
  phone: string | null
  verifiedAt: string | null
  /** That is among the contacts of the company's register. */
  known: boolean
}

const readBinding = statement<{ personId: string; codeId: string; now: string }, Read>('directory_bind_read', `
  select own.phone_hash as phone, own.phone_verified_at as "verifiedAt", coalesce(c.contact_hashes @> array[own.phone_hash], false) as known, ${PRINTED}
  from (select 1) one left join mashangban.persons own on own.tenant = :tenant and own.id = :personId and own.phone_verified_at is not null ${FROM_PRINTED}`)

/**
 * Makes the caller the owner of the scanned company, if the phone, verified just now, is among the contacts of its register and nobody owns it; else its owner is asked. Repeating
 * changes nothing. Two trips.
 */
export const bindCompany: UseCase<'directory.bindCompany'> = async ({ code: text }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { codes, database }, caller: { personId }, now } = call
  const identity = codes.verify(text)
  if (!identity.ok) return refuse(identity.error.code)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const read = await database.one(readBinding, { personId, codeId: identity.value.codeId, now })
    const found = await printedCompany(call, read, identity.value.revision)
    if (!found.ok) return found
    if (read.phone === null || read.verifiedAt === null) return refuse('PHONE_NOT_VERIFIED')
    const { place: { id: companyId }, name: companyName, people } = found.value
    const said = (waiting: boolean) => ok({ companyId, companyName, waiting })
    if (memberOf(people.bindings, personId) !== null) return said(false)
    if (!read.known) return refuse('BIND_PHONE_MISMATCH')
    if (waitingOf(people.bindings, personId)?.way === 'phone') return said(true)
    // Who owns a company is asked anyway; the register alone decides by a number of now.
    if (!isOwned(people.bindings) && !isFreshPhone(readInstant(read.verifiedAt), now)) return refuse('BIND_PHONE_OLD')
    const change = askToJoin(people.bindings, { id: timedId(now, call.random(CHANCE)), personId, way: 'phone', approvedBy: null }, now)
    if (!change.ok) return change
    if ((await database.one(bindPeople, putOf(call, found.value, change.value))).put === 1) return said(change.value.put[0]?.state === 'waiting')
  }
  return refuse('BUSY')
}
