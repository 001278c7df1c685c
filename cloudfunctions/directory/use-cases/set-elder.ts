import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { changeOwnRecord } from '../person-record'

/** Remembers the choice of the elder mode, so that it follows the person to another phone. */
export const setElder: UseCase<'directory.setElder'> = async ({ elder }, call) => {
  await changeOwnRecord(signedIn(call), { elder })
  return ok({ elder })
}
