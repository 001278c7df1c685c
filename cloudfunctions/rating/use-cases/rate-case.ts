import { refuse } from '../../../shared/api/errors'
import { isExcluded } from '../../../shared/case/audience'
import { GUARDS, officesFor } from '../../../shared/case/guards'
import type { Case } from '../../../shared/case/schema'
import { actorOf } from '../../../shared/directory/actor-of'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/permission/actor'
import { tokensOf } from '../../../shared/permission/tokens'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { checkGrade, ratingDocument, repeated, replyOf } from '../rating-document'

const ratingId = (caseId: string): string => `case:${caseId}`

/** One rating per case, by its filing side, once it is answered. Two hops: everything is read together and authorised before replying. */
export const rateCase: UseCase<'rating.rateCase'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { directory, cases, repository } = call.ports
  const { person } = call.caller
  const _id = ratingId(input.caseId)
  const [record, current, rated] = await Promise.all([
    directory.person(person), cases.load(input.caseId, null), repository.findOne('ratings', { _id }),
  ])
  const actor = actorOf(person, record)
  if (!current || !maySee(current, actor)) return refuse('CASE_NOT_FOUND')
  const onFilingSide = officesFor(current, actor, 'company').some((office) => GUARDS.isCompanySide(current, actor, office, call.now))
  if (!onFilingSide) return refuse('NOT_ALLOWED')
  if (current.status !== 'answered' && current.status !== 'closed') return refuse('RATING_NOT_YET')
  if (rated) return repeated(rated, call, input) ?? refuse('RATING_DUPLICATE')
  const grade = checkGrade(input)
  if (!grade.ok) return grade

  const rating = ratingDocument(call, _id, { of: 'case', caseId: input.caseId, windowId: null }, person, input)
  if ((await repository.insert('ratings', rating)) === 'inserted') return ok(replyOf(rating))
  const winner = await repository.findOne('ratings', { _id })
  return (winner && repeated(winner, call, input)) ?? refuse('RATING_DUPLICATE')
}

function maySee(current: Case, actor: Actor): boolean {
  const own = new Set<string>(tokensOf(actor))
  return !isExcluded(current, actor) && current.audience.some((token) => own.has(token))
}
