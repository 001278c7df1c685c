import { refuse } from '../../../shared/api/errors'
import { oneself } from '../../../shared/access/scope'
import { DESK_TIMES } from '../../../shared/desk/times'
import { addMs } from '../../../shared/kernel/instant'
import { slotAt } from '../../../shared/settings/quotas'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { addressHash, hashOf } from '../secrets'
import { lookAt } from '../sql/codes'

/**
 * What an official is about to sign in: which browser, since when, from the network of his phone or not. From then on the page shows its number,
 * and nobody else may confirm the code. Asked again, the same. One trip.
 */
export const look: UseCase<'desk.look'> = async ({ code }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId, clientIp }, now } = call
  const { slot, until: slotEnd } = slotAt('minute', now)
  const found = await database.one(lookAt, { personId, codeHash: hashOf(vault, 'code', code), now, confirmBy: addMs(now, DESK_TIMES.confirm.ms), subject: personId, slot, slotEnd })
  const may = allowed(call, found.actor, oneself(personId))
  if (!may.ok) return may
  if (!found.counted) return refuse('DESK_TOO_OFTEN')
  const { browser, madeAt, until, choices } = found
  if (browser === null || madeAt === null || until === null || choices === null) return refuse(found.state === null ? 'DESK_CODE_UNKNOWN' : 'DESK_CODE_USED')
  const own = addressHash(vault, clientIp)
  return may.value.reply({ browser, madeAt, until, sameNetwork: own === null || found.addressHash === null ? null : own === found.addressHash, choices })
}
