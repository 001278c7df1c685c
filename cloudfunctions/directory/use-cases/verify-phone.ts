import { refuse } from '../../../shared/api/errors'
import { maskPhone } from '../../../shared/kernel/mask'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { changeOwnRecord } from '../person-record'

/** Turns WeChat's one-time code into a verified phone: kept sealed, with a keyed hash to compare and a mask to show. */
export const verifyPhone: UseCase<'directory.verifyPhone'> = async ({ phoneCode }, anyCall) => {
  const call = signedIn(anyCall)
  const { directory, vault, wechat } = call.ports
  const person = await directory.person(call.caller.person)
  // Consent comes first: without it the number is not even asked of WeChat.
  if (!person?.privacyAgreedAt) return refuse('PRIVACY_NOT_AGREED')
  const number = await wechat.phoneNumber(phoneCode, call.caller.openid)
  if (!number.ok) return refuse(number.error === 'invalid' ? 'PHONE_CODE_INVALID' : 'UPSTREAM_UNAVAILABLE')
  const phoneMasked = maskPhone(number.value)
  await changeOwnRecord(call, { phone: vault.seal(number.value), phoneMasked, phoneHash: vault.blind(number.value), phoneVerifiedAt: call.now })
  return ok({ phoneMasked })
}
