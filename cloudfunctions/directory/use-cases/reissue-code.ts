import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import type { Code } from '../../../shared/directory/schema'
import { formatShortCode, makeShortCode } from '../../../shared/directory/short-code'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { codeSubject, mayHandleCode } from '../code-subject'

/**
 * Issues a code anew (the old sign says "replaced") or takes it out of force. The code id stays, so that what hangs on it stays;
 * revision and short code change. Code and nonce change together, so a repeated request gives the first answer and no second revision.
 */
export const reissueCode: UseCase<'directory.reissueCode'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports, caller, now } = call
  const [person, subject] = await Promise.all([ports.directory.person(caller.person), codeSubject(ports, input)])
  if (!subject.ok) return subject
  if (!mayHandleCode(actorOf(caller.person, person), 'directory.reissueCode', subject.value)) return refuse('NOT_ALLOWED')
  const shortCode = makeShortCode(call.random(5))
  const nonceId = `reissue:${caller.person}:${input.requestId}`

  const result = await ports.repository.transaction(async (transaction) => {
    const [nonce, code] = [await transaction.get('grants', nonceId), await transaction.get('codes', subject.value.codeId)]
    if (nonce || !code) return code
    const next = input.revokeOnly ? revoked(code, now, input.reason) : reissued(code, now, input.reason, shortCode)
    await transaction.set('codes', next)
    await transaction.set('grants', { _id: nonceId, schema: 1, kind: 'reissue', at: now, person: caller.person })
    return next
  })
  if (!result) return refuse('CODE_UNKNOWN')
  const active = result.status === 'active'
  return ok({
    scene: active ? ports.codes.sign({ codeId: result._id, revision: result.revision }) : null,
    shortCode: active ? formatShortCode(result.shortCode) : null,
    revision: result.revision,
  })
}

const revoked = (code: Code, now: Instant, reason: string): Code => ({ ...code, status: 'revoked', revokedAt: now, reason })

const reissued = (code: Code, now: Instant, reason: string, shortCode: string): Code =>
  ({ ...code, status: 'active', revision: code.revision + 1, shortCode, issuedAt: now, revokedAt: null, reason })
