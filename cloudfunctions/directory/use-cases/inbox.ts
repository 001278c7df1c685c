import type { Message } from '../../../shared/directory/schema'
import type { MessageView } from '../../../shared/api/directory.api'
import { ok } from '../../../shared/kernel/result'
import type { Where } from '../../_ports/repository'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** My messages, newest first. One hop; the cursor is the last one's `byAt`. */
export const inbox: UseCase<'directory.inbox'> = async ({ cursor, limit }, anyCall) => {
  const { caller, ports } = signedIn(anyCall)
  const range: Where = cursor === undefined ? {} : { byAt: { $lt: cursor } }
  const found = await ports.repository.find('messages', { person: caller.person, ...range }, { orderBy: [['byAt', 'desc']], limit: limit + 1 })
  const items = found.slice(0, limit)
  return ok({ items: items.map(viewOf), next: found.length > limit ? (items.at(-1)?.byAt ?? null) : null })
}

const viewOf = ({ _id, at, kind, title, body, caseId, caseNumber, read }: Message): MessageView =>
  ({ id: _id, at, kind: kind as MessageView['kind'], title, body, caseId, caseNumber, read })
