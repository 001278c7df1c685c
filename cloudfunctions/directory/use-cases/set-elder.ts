import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { setOwnElder } from '../own-record'

/** Remembers the choice of the elder mode, so that it follows the person to another phone. One trip. */
export const setElder: UseCase<'directory.setElder'> = async ({ elder }, call) => {
  await setOwnElder(signedIn(call), elder)
  return ok({ elder })
}
