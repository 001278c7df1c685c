import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { setOwnOffice } from '../own-record'

/** Remembers in which of his offices the caller acts, so that it follows him from the phone to the desk. It grants nothing (shared/access decides by all he has). One trip. */
export const actAs: UseCase<'directory.actAs'> = async ({ office }, call) => {
  await setOwnOffice(signedIn(call), office)
  return ok({ office })
}
