import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import { standingOf } from '../../../shared/directory/code-standing'
import { formatShortCode } from '../../../shared/directory/short-code'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { codeSubject, mayHandleCode } from '../code-subject'

/** The page that a scanned code opens. */
const LANDING_PAGE = 'pages/landing/index'

/** The picture to print. What it says is signed here; the picture itself is drawn by WeChat. */
export const codeImage: UseCase<'directory.codeImage'> = async (input, anyCall) => {
  const { ports, caller } = signedIn(anyCall)
  const [person, subject] = await Promise.all([ports.directory.person(caller.person), codeSubject(ports, input)])
  if (!subject.ok) return subject
  if (!mayHandleCode(actorOf(caller.person, person), 'directory.codeImage', subject.value)) return refuse('NOT_ALLOWED')
  const standing = standingOf(await ports.directory.code(subject.value.codeId), null)
  // Out of force, there is nothing to print until it is issued anew.
  if (!standing.ok) return refuse('CODE_UNKNOWN')
  const { _id: codeId, revision, shortCode } = standing.value
  const scene = ports.codes.sign({ codeId, revision })
  const image = await ports.wechat.codeImage(scene, LANDING_PAGE)
  if (!image.ok) return refuse('UPSTREAM_UNAVAILABLE')
  return ok({ scene, shortCode: formatShortCode(shortCode), png: Buffer.from(image.value).toString('base64') })
}
