import { refuse } from '../../../shared/api/errors'
import type { Refusal } from '../../../shared/api'
import { isExcluded } from '../../../shared/case/audience'
import { actorOf } from '../../../shared/directory/actor-of'
import { standingOf } from '../../../shared/directory/code-standing'
import { formatShortCode } from '../../../shared/directory/short-code'
import type { CodeIdentity } from '../../../shared/directory/signed-code'
import { ok, type Result } from '../../../shared/kernel/result'
import { can } from '../../../shared/permission/matrix'
import { tokensOf } from '../../../shared/permission/tokens'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { codeSubject, mayHandleCode } from '../code-subject'

/** The page that a scanned code opens. */
const LANDING_PAGE = 'pages/landing/index'

interface Printable {
  identity: CodeIdentity
  shortCode: string | null
}

/** The code of a company or window, for those whose business it is. Out of force, there is nothing to print until it is issued anew. */
async function ofDirectory(input: { companyId?: string; windowId?: string }, { ports, caller }: SignedInCall): Promise<Result<Printable, Refusal>> {
  const [person, subject] = await Promise.all([ports.directory.person(caller.person), codeSubject(ports, input)])
  if (!subject.ok) return subject
  if (!mayHandleCode(actorOf(caller.person, person), 'directory.codeImage', subject.value)) return refuse('NOT_ALLOWED')
  const standing = standingOf(await ports.directory.code(subject.value.codeId), null)
  if (!standing.ok) return refuse('CODE_UNKNOWN')
  const { _id: codeId, revision, shortCode } = standing.value
  return ok({ identity: { codeId, revision }, shortCode: formatShortCode(shortCode) })
}

/** The code of a case (一件一码), for whoever may see the case: it shows progress to those who may not. */
async function ofCase(caseId: string, { ports, caller }: SignedInCall): Promise<Result<Printable, Refusal>> {
  const actor = actorOf(caller.person, await ports.directory.person(caller.person))
  if (!can(actor, 'directory.codeImage')) return refuse('NOT_ALLOWED')
  const found = await ports.cases.load(caseId, tokensOf(actor))
  if (!found || isExcluded(found, actor)) return refuse('CASE_NOT_FOUND')
  return ok({ identity: { codeId: found.codeId, revision: 0 }, shortCode: null })
}

/** The picture to print. What it says is signed here; the picture itself is drawn by WeChat. */
export const codeImage: UseCase<'directory.codeImage'> = async ({ caseId, ...input }, anyCall) => {
  const call = signedIn(anyCall)
  const printable = caseId === undefined ? await ofDirectory(input, call) : await ofCase(caseId, call)
  if (!printable.ok) return printable
  const scene = call.ports.codes.sign(printable.value.identity)
  const image = await call.ports.wechat.codeImage(scene, LANDING_PAGE)
  if (!image.ok) return refuse('UPSTREAM_UNAVAILABLE')
  return ok({ scene, shortCode: printable.value.shortCode, png: Buffer.from(image.value).toString('base64') })
}
