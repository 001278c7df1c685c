import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { standingOf } from '../../../shared/register/code-standing'
import type { Code } from '../../../shared/register/schema'
import { formatShortCode } from '../../../shared/register/short-code'
import type { CodeIdentity } from '../../../shared/register/signed-code'
import { ok, type Result } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/access/actor'
import { can } from '../../../shared/api/matrix'
import { codeJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { READER_AS_ACTOR, mayRead, READER } from '../../_flow/reading'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { namedSubject, subjectFor } from '../code-subject'
import { readSubject } from '../sql/read-subject'

/** The page that a scanned code opens. */
const LANDING_PAGE = 'pages/landing/index'

interface Printable {
  identity: CodeIdentity
  shortCode: string | null
}

/** The code of a company or window, for those whose business it is. Out of force, there is nothing to print until it is issued anew. */
async function ofDirectory(input: { companyId?: string; windowId?: string }, { ports, caller }: SignedInCall): Promise<Result<Printable, Refusal>> {
  const named = namedSubject(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  const read = await ports.database.one(readSubject, { personId: caller.personId, ...named })
  const subject = subjectFor({ ...read.actor, personId: caller.personId }, 'directory.codeImage', read, named)
  if (!subject.ok) return subject
  const standing = standingOf(storedCode(read.code), null)
  if (!standing.ok) return refuse('CODE_UNKNOWN')
  const { codeId, revision, shortCode } = standing.value
  return ok({ identity: { codeId, revision }, shortCode: shortCode === null ? null : formatShortCode(shortCode) })
}

const readCaseCode = statement<{ personId: string; caseId: string }, { actor: Omit<Actor, 'personId'>; code: Code | null }>('directory_case_code', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, (select ${codeJson('k')} from mashangban.cases c join mashangban.codes k on k.tenant = :tenant and k.of = 'case' and k.id = c.id
    where c.tenant = :tenant and c.id = :caseId and ${mayRead(CASES, 'c')}) as code
  from reader`)

/** The code of a case (一件一码), for whoever may see the case: it shows progress to those who may not. */
async function ofCase(caseId: string, { ports, caller }: SignedInCall): Promise<Result<Printable, Refusal>> {
  const { actor, code } = await ports.database.one(readCaseCode, { personId: caller.personId, caseId })
  if (!can({ ...actor, personId: caller.personId }, 'directory.codeImage')) return refuse('NOT_ALLOWED')
  return code ? ok({ identity: { codeId: code.codeId, revision: code.revision }, shortCode: null }) : refuse('CASE_NOT_FOUND')
}

/** The picture to print, one trip. What it says is signed here; the picture itself is drawn by WeChat. */
export const codeImage: UseCase<'directory.codeImage'> = async ({ caseId, ...input }, anyCall) => {
  const call = signedIn(anyCall)
  const printable = caseId === undefined ? await ofDirectory(input, call) : await ofCase(caseId, call)
  if (!printable.ok) return printable
  const scene = call.ports.codes.sign(printable.value.identity)
  const image = await call.ports.wechat.codeImage(scene, LANDING_PAGE)
  if (!image.ok) return refuse('UPSTREAM_UNAVAILABLE')
  return ok({ scene, shortCode: printable.value.shortCode, png: Buffer.from(image.value).toString('base64') })
}
