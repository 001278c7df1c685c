import { refuse } from '../../../shared/api/errors'
import { maskPhone } from '../../../shared/kernel/mask'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { hasAgreed, setOwnPhone } from '../own-record'

/** Turns WeChat's one-time code into a verified phone: kept sealed, with a keyed hash to compare and a mask to show. Two trips. */
export const verifyPhone: UseCase<'directory.verifyPhone'> = async ({ phoneCode }, anyCall) => {
  const call = signedIn(anyCall)
  const { vault, wechat } = call.ports
  // Consent comes first: without it the number is not even asked of WeChat.
  if (!(await hasAgreed(call))) return refuse('PRIVACY_NOT_AGREED')
  const number = await wechat.phoneNumber(phoneCode, call.caller.openid)
  if (!number.ok) return refuse(number.error === 'invalid' ? 'PHONE_CODE_INVALID' : 'UPSTREAM_UNAVAILABLE')
  const masked = maskPhone(number.value)
  const kept = await setOwnPhone(call, { phone: vault.seal(number.value), masked, hash: vault.blind(number.value) })
  return kept ? ok({ phoneMasked: masked, official: kept.official }) : refuse('PRIVACY_NOT_AGREED')
}
