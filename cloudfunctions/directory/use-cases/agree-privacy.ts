import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { changeOwnRecord } from '../person-record'

/** Records consent, or its withdrawal. Refusing blocks nothing but the phone and the files. */
export const agreePrivacy: UseCase<'directory.agreePrivacy'> = async ({ agreed }, call) => {
  await changeOwnRecord(signedIn(call), { privacyAgreedAt: agreed ? call.now : null })
  return ok({ privacyAgreed: agreed })
}
