import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { setOwnPrivacy } from '../own-record'

/** Records consent, or its withdrawal. Refusing blocks nothing but the phone and the files. One trip. */
export const agreePrivacy: UseCase<'directory.agreePrivacy'> = async ({ agreed }, call) => {
  await setOwnPrivacy(signedIn(call), agreed ? call.now : null)
  return ok({ privacyAgreed: agreed })
}
