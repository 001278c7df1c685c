import { refuse } from '../../../shared/api/errors'
import { standingOf } from '../../../shared/directory/code-standing'
import { chinaDay } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { sha256Base64Url } from '../../../shared/kernel/sha256'
import { WINDOW_RATINGS_A_DAY } from '../../../shared/rating/levels'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { checkGrade, ratingDocument, repeated, replyOf } from '../rating-document'

/**
 * Rates the scanned window. Who rated can't be read from what is stored: the rater is a keyed hash of person, window and day, which only
 * serves to count that person's ratings of that day. Three hops.
 */
export const rateWindow: UseCase<'rating.rateWindow'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { codes, directory, repository, vault } = call.ports
  const identity = codes.verify(input.code)
  if (!identity.ok) return refuse(identity.error.code)
  const { codeId, revision } = identity.value
  const _id = sha256Base64Url(`${call.caller.openid}|${input.requestId}`)
  const [code, window, rated] = await Promise.all([directory.code(codeId), directory.windowByCode(codeId), repository.findOne('ratings', { _id })])
  if (rated) return repeated(rated, call, input) ?? refuse('REQUEST_ID_REUSED')
  const standing = standingOf(code, revision)
  if (!standing.ok) return standing
  if (!window) return refuse('CODE_UNKNOWN')
  const grade = checkGrade(input)
  if (!grade.ok) return grade

  const rater = vault.blind(`rater|${call.caller.person}|${window._id}|${chinaDay(call.now)}`)
  const today = await repository.count('ratings', { windowId: window._id, rater }, WINDOW_RATINGS_A_DAY)
  if (today >= WINDOW_RATINGS_A_DAY) return refuse('RATING_TOO_OFTEN')
  const rating = ratingDocument(call, _id, { of: 'window', caseId: null, windowId: window._id }, rater, input)
  if ((await repository.insert('ratings', rating)) === 'inserted') return ok(replyOf(rating))
  const winner = await repository.findOne('ratings', { _id })
  return (winner && repeated(winner, call, input)) ?? refuse('REQUEST_ID_REUSED')
}
