import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { command, type Requested } from '../../_runtime/command'
import { creditsOf, type Credit } from '../../_runtime/credit-ledger'
import { countAnswer } from '../../_runtime/subscription-answers'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { remindersOf } from '../reminders'

const readCredits = statement<{ personId: string; requestId: string }, { request: Requested | null; credits: Credit[] }>('directory_subscribed_read', `
  select ${REQUEST}, ${creditsOf(':personId')} as credits`)

/**
 * Counts what the user answered to WeChat's panel, once per tap (the nonce is the requestId). The report is the client's, so it is capped and
 * only an estimate: somebody who reports too much deceives nobody but himself, WeChat's own 43101 ends it. The reply says what is left now,
 * a repeat's too.
 */
export const subscribed: UseCase<'directory.subscribed'> = async ({ requestId, results }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports, caller: { personId }, now } = call
  const known = new Set(Object.values(ports.templateIds))
  const unknown = Object.keys(results).filter((templateId) => !known.has(templateId))
  if (unknown.length > 0) return refuse('INPUT_INVALID', unknown.map(() => ({ path: 'results', code: 'INPUT_INVALID' })))

  const answered = (answer: string): string[] => Object.keys(results).filter((templateId) => results[templateId] === answer)
  const accepted = answered('accept').map((templateId) => ({ templateId, answerId: `client:${personId}:${requestId}` }))
  let left: Credit[] = []
  const done = await command(call, {
    requestId,
    asked: () => results,
    async read() {
      const read = await ports.database.one(readCredits, { personId, requestId })
      left = read.credits
      return read
    },
    decide: () => ok({
      reply: {},
      async write(request) {
        left = (await countAnswer(ports, { from: 'client', personId, at: now, accepted, banned: answered('ban'), request })).credits
        return true
      },
    }),
  })
  return done.ok ? ok({ reminders: remindersOf(ports, left) }) : done
}
