import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { signOf } from '../../../shared/register/sign-names'
import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { RequestRow } from '../../_runtime/command'
import { governed } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { mayHandleCode } from '../code-subject'
import { readPutUp } from '../sql/read-subject'

interface PutUp {
  codeId: string
  revision: number
  now: Instant
  personId: string
  /** Null: without a photo. */
  fileId: string | null
  request: RequestRow
}

/** A sign that was put up once more keeps the newest date and photo; one that was told to be lost is there again. */
const writePutUp = statement<PutUp, { changed: number }>('directory_put_up', `
  with photo as (update mashangban.files f set of = 'sign', id = :codeId where f.tenant = :tenant and f.file_id = :fileId::text and f.person_id = :personId and (f.of is null or f.of = 'sign' and f.id = :codeId) returning f.file_id),
  changed as (update mashangban.codes k set put_up_at = :now::timestamptz, put_up_by = :personId, put_up_photo = (select p.file_id from photo p), lost_at = null
    where k.tenant = :tenant and k.code_id = :codeId and k.revision = :revision and k.status = 'active' and (:fileId::text is null or exists (select from photo)) returning 1),
  ${noteRequest('changed')}
  select count(*)::int as changed from changed`)

/** Says that a sign hangs where it belongs, with a photo of it. For who serves the company, and whoever administers the area. Two trips. */
export const putUpSign: UseCase<'directory.putUpSign'> = async ({ requestId, files, ...input }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, now, caller: { personId } } = call
  const named = signOf(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  const [file] = files
  const fileId = file?.fileId ?? null
  return governed(call, {
    requestId,
    asked: () => ({ ...named, fileId }),
    read: () => database.one(readPutUp, { personId, now, requestId, fileId, ...named }),
    may: (read) => mayHandleCode(call, read, named),
    decide({ code: stored, photo: given }) {
      const code = storedCode(stored)
      if (!code || code.status !== 'active') return refuse('CODE_UNKNOWN')
      if (fileId !== null && given !== 'free') return refuse(given === null ? 'FILE_MISSING' : 'FILE_NOT_YOURS', [{ path: 'files.0', code: given === null ? 'FILE_MISSING' : 'FILE_NOT_YOURS' }])
      return ok({
        reply: { putUpAt: now },
        of: { of: code.of, id: code.id },
        write: async (request: RequestRow) => (await database.one(writePutUp, { codeId: code.codeId, revision: code.revision, now, personId, fileId, request })).changed === 1,
      })
    },
  })
}
