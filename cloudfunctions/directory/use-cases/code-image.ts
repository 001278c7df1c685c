import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { standingOf } from '../../../shared/register/code-standing'
import type { Code } from '../../../shared/register/schema'
import { type NamedSign, signOf } from '../../../shared/register/sign-names'
import { formatShortCode } from '../../../shared/register/short-code'
import type { CodeIdentity } from '../../../shared/register/signed-code'
import { ok, type Result } from '../../../shared/kernel/result'
import { subjectOf } from '../../../shared/case/subject'
import { codeJson } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { caseSubject } from '../../_flow/case-subject'
import { rowJson } from '../../_flow/kept'
import { AS_READ, readAs, type ReadAs } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed, type May } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { mayHandleCode } from '../code-subject'
import { firstCode } from '../first-code'
import { readSubject } from '../sql/read-subject'

/** The page that a scanned code opens. */
const LANDING_PAGE = 'pages/landing/index'

interface Printable {
  may: May
  identity: CodeIdentity
  shortCode: string | null
}

/** The code of a company, window, grid, counter or matter, for those whose business it is. Out of force, there is nothing to print until it is issued anew. */
async function ofDirectory(input: NamedSign, call: SignedInCall): Promise<Result<Printable, Refusal>> {
  const named = signOf(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  const read = await call.ports.database.one(readSubject, { personId: call.caller.personId, now: call.now, ...named })
  const may = mayHandleCode(call, read, named)
  if (!may.ok) return may
  const code = storedCode(read.code) ?? (await firstCode(call, named.of, named.id))
  const standing = standingOf(code, null)
  if (!standing.ok) return refuse('CODE_UNKNOWN')
  const { codeId, revision, shortCode } = standing.value
  return ok({ may: may.value, identity: { codeId, revision }, shortCode: shortCode === null ? null : formatShortCode(shortCode) })
}

const readCaseCode = statement<{ personId: string; now: string; caseId: string }, ReadAs & { code: Code | null }>('directory_case_code', `
  with ${readAs(CASES, ':caseId', rowJson(CASES, 'c'), `${withinReach('directory.codeImage', caseSubject('c'), `(select ${codeJson('k')} from mashangban.codes k where k.tenant = :tenant and k.of = 'case' and k.id = c.id)`)} as code, `)}
  select ${AS_READ}, (select c.code from c) as code
  from reader`)

/** The code of a case (一件一码), for whoever may see the case: it shows progress to those who may not. */
async function ofCase(caseId: string, call: SignedInCall): Promise<Result<Printable, Refusal>> {
  const { actor, found, code } = await call.ports.database.one(readCaseCode, { personId: call.caller.personId, now: call.now, caseId })
  const may = allowed(call, actor, found && subjectOf(CASES.rowOf(found)), 'CASE_NOT_FOUND')
  if (!may.ok) return may
  return code ? ok({ may: may.value, identity: { codeId: code.codeId, revision: code.revision }, shortCode: null }) : refuse('CASE_NOT_FOUND')
}

/** The picture to print, one trip; another one for what has no code yet. What it says is signed here; the picture itself is drawn by WeChat. */
export const codeImage: UseCase<'directory.codeImage'> = async ({ caseId, ...input }, anyCall) => {
  const call = signedIn(anyCall)
  const printable = caseId === undefined ? await ofDirectory(input, call) : await ofCase(caseId, call)
  if (!printable.ok) return printable
  const scene = call.ports.codes.sign(printable.value.identity)
  const image = await call.ports.wechat.codeImage(scene, LANDING_PAGE)
  if (!image.ok) return refuse('UPSTREAM_UNAVAILABLE')
  return printable.value.may.reply({ scene, shortCode: printable.value.shortCode, png: Buffer.from(image.value).toString('base64') })
}
