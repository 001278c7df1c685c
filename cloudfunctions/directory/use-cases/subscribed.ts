import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { banCredit } from '../../_runtime/credit-ledger'
import { countAnswer } from '../../_runtime/subscription-answers'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { creditsOf, remindersOf } from '../reminders'

/**
 * Counts what the user answered to WeChat's panel, once per tap (the nonce is the requestId). The report is the client's, so it is capped and
 * only an estimate: somebody who reports too much deceives nobody but himself, WeChat's own 43101 ends it.
 */
export const subscribed: UseCase<'directory.subscribed'> = async ({ requestId, results }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports, caller, now } = call
  const known = new Set(Object.values(ports.templateIds))
  const unknown = Object.keys(results).filter((templateId) => !known.has(templateId))
  if (unknown.length > 0) return refuse('INPUT_INVALID', unknown.map(() => ({ path: 'results', code: 'INPUT_INVALID' })))

  const answered = (answer: string): string[] => Object.keys(results).filter((templateId) => results[templateId] === answer)
  await Promise.all([
    countAnswer(ports, { id: `sub:${caller.person}:${requestId}`, from: 'client', person: caller.person, at: now, accepted: answered('accept') }),
    ...answered('ban').map((templateId) => banCredit(ports, caller.person, templateId)),
  ])
  return ok({ reminders: remindersOf(ports, await creditsOf(ports, caller.person)) })
}
