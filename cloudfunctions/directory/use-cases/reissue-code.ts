import type { ParsedOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { signOf } from '../../../shared/register/sign-names'
import type { Code } from '../../../shared/register/schema'
import { formatShortCode, makeShortCode } from '../../../shared/register/short-code'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { CodeSigner } from '../../_ports/vault'
import type { RequestRow } from '../../_runtime/command'
import { governed } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { mayHandleCode } from '../code-subject'
import { readReissue } from '../sql/read-subject'

interface Reissue {
  codeId: string
  /** As it was read: another administrator may be faster. */
  seenRevision: number
  seenStatus: Code['status']
  revision: number
  shortCode: string | null
  status: Code['status']
  issuedAt: Instant
  revokedAt: Instant | null
  reason: string
  request: RequestRow
}

const writeReissue = statement<Reissue, { changed: number }>('directory_reissue', `
  with changed as (update mashangban.codes k set revision = :revision, short_code = :shortCode, status = :status, issued_at = :issuedAt, revoked_at = :revokedAt, reason = :reason,
      ordered_at = null, printed_at = null, put_up_at = null, put_up_by = null, put_up_photo = null, first_scanned_at = null, lost_at = null
    where k.tenant = :tenant and k.code_id = :codeId and k.revision = :seenRevision and k.status = :seenStatus returning 1),
  ${noteRequest('changed')}
  select count(*)::int as changed from changed`)

/**
 * Issues a code anew (the old sign says "replaced") or takes it out of force. The code id stays, so that what hangs on it stays;
 * revision and short code change. Two trips; a short code that is taken is drawn again.
 */
export const reissueCode: UseCase<'directory.reissueCode'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, codes } = call.ports
  const { personId } = call.caller
  const named = signOf(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  return governed(call, {
    requestId: input.requestId,
    asked: () => ({ ...named, reason: input.reason, revokeOnly: input.revokeOnly }),
    read: () => database.one(readReissue, { personId, now: call.now, requestId: input.requestId, ...named }),
    may: (read) => mayHandleCode(call, read, named),
    decide(read) {
      const code = storedCode(read.code)
      if (!code) return refuse('CODE_UNKNOWN')
      const next = input.revokeOnly ? revoked(code, call.now) : reissued(code, call.now, makeShortCode(call.random(5)))
      return ok({
        reply: replyOf(next, codes),
        of: { of: next.of, id: next.id },
        write: async (request) => (await database.one(writeReissue, written(next, code, input, request))).changed === 1,
      })
    },
  })
}

const written = ({ codeId, revision, shortCode, status, issuedAt, revokedAt }: Code, seen: Code, { reason }: ParsedOf<'directory.reissueCode'>, request: RequestRow): Reissue =>
  ({ codeId, revision, shortCode, status, issuedAt, revokedAt, seenRevision: seen.revision, seenStatus: seen.status, reason, request })

const revoked = (code: Code, now: Instant): Code => ({ ...code, status: 'revoked', revokedAt: now })

const reissued = (code: Code, now: Instant, shortCode: string): Code =>
  ({ ...code, status: 'active', revision: code.revision + 1, shortCode, issuedAt: now, revokedAt: null })

const replyOf = ({ status, codeId, revision, shortCode }: Code, codes: CodeSigner) => ({
  scene: status === 'active' ? codes.sign({ codeId, revision }) : null,
  shortCode: status === 'active' && shortCode !== null ? formatShortCode(shortCode) : null,
  revision,
})
