import { oneself } from '../../../shared/access/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { hashOf } from '../secrets'
import { refuseCode as refuseIt } from '../sql/codes'

/** "Not me": the code that the caller has scanned is over, and its page says so. One trip; a second time it finds nothing to refuse. */
export const refuseCode: UseCase<'desk.refuse'> = async ({ code }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId }, now } = call
  const { actor, refused } = await database.one(refuseIt, { personId, codeHash: hashOf(vault, 'code', code), now })
  const may = allowed(call, actor, oneself(personId))
  return may.ok ? may.value.reply({ refused: refused === 1 }) : may
}
