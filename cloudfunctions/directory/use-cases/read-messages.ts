import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { unreadOf } from '../unread'

/** Marks messages as read: those named, or all. Somebody else's message is simply not found. */
export const readMessages: UseCase<'directory.readMessages'> = async ({ ids = [], all = false }, anyCall) => {
  const { caller, ports } = signedIn(anyCall)
  const { person } = caller
  if (all) await ports.repository.updateWhere('messages', { person, read: false }, { read: true })
  else if (ids.length > 0) await ports.repository.updateWhere('messages', { _id: { $in: ids }, person, read: false }, { read: true })
  return ok({ unread: await unreadOf(ports, person) })
}
