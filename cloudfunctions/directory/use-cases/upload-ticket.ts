import { refuse } from '../../../shared/api/errors'
import { uploadPath } from '../../../shared/directory/file-path'
import { ok } from '../../../shared/kernel/result'
import { errorFields } from '../../_runtime/logger'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** A ticket to upload one file to a place of the caller's own; the owner in the path is what later proves whose it is. */
export const uploadTicket: UseCase<'directory.uploadTicket'> = async ({ type }, anyCall) => {
  const call = signedIn(anyCall)
  const { directory, files } = call.ports
  const person = await directory.person(call.caller.person)
  if (!person?.privacyAgreedAt) return refuse('PRIVACY_NOT_AGREED')
  try {
    return ok(await files.uploadTicket(uploadPath(call.caller.person, call.salt(), type)))
  } catch (error) {
    call.log(errorFields(error))
    return refuse('STORAGE_FAILED')
  }
}
