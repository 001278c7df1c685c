import { refuse } from '../../../shared/api/errors'
import { signOf } from '../../../shared/register/sign-names'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest } from '../../_database/fragments'
import { readOptional } from '../../_database/instants'
import { statement } from '../../_database/statement'
import type { RequestRow } from '../../_runtime/command'
import { governed } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { mayHandleCode } from '../code-subject'
import { readReport } from '../sql/read-subject'

const writeLost = statement<{ codeId: string; revision: number; lostAt: Instant | null; request: RequestRow }, { changed: number }>('directory_report_sign', `
  with changed as (update mashangban.codes k set lost_at = :lostAt::timestamptz where k.tenant = :tenant and k.code_id = :codeId and k.revision = :revision returning 1),
  ${noteRequest('changed')}
  select count(*)::int as changed from changed`)

/**
 * Says that a sign is lost or damaged, or is there after all. It goes on working, since a scan grants nothing; an administrator issues it anew. Told again, it was lost
 * when it was first told. Two trips.
 */
export const reportSign: UseCase<'directory.reportSign'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, now } = call
  const named = signOf(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  return governed(call, {
    requestId: input.requestId,
    asked: () => ({ ...named, lost: input.lost }),
    read: () => database.one(readReport, { personId: call.caller.personId, now, requestId: input.requestId, ...named }),
    may: (read) => mayHandleCode(call, read, named),
    decide({ code: stored, besides }) {
      const code = storedCode(stored)
      if (!code) return refuse('CODE_UNKNOWN')
      const lostAt = input.lost ? readOptional(besides?.lostAt ?? null) ?? now : null
      return ok({
        reply: { lostAt },
        of: { of: code.of, id: code.id },
        write: async (request: RequestRow) => (await database.one(writeLost, { codeId: code.codeId, revision: code.revision, lostAt, request })).changed === 1,
      })
    },
  })
}
