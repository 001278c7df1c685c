import { underWay } from '@/platform/under-way'
import { platform } from '@/platform/platform'
import { wear } from '@/session/dress'
import type { Dress } from '@shared/api/directory-views'
import { functionOf, type ActionName, type InputOf, type OutputOf, type Reply, type ReplyError } from './contract'
import { carry } from './transport'
import { heardWhileViewing, viewingOf } from './viewing'

/** What every page reads, also without signing in. */
const BRINGS_DRESS: readonly ActionName[] = ['directory.me', 'directory.scan']

const TIMEOUT_MS = 15_000

type Failure = { ok: false, error: ReplyError }

const failure = (code: string, message: string): Failure => ({ ok: false, error: { code, message, requestId: '' } })

const isReply = (value: unknown): value is Reply<never> => {
  if (typeof value !== 'object' || value === null) return false
  const reply = value as { ok?: unknown, data?: unknown, error?: { code?: unknown, message?: unknown } }
  if (reply.ok === true) return 'data' in reply
  return reply.ok === false && typeof reply.error?.code === 'string' && typeof reply.error.message === 'string'
}

/**
 * Calls an action of the contract. Never throws. Beyond the action's own errors: OFFLINE (not reached), TIMEOUT (no reply within
 * 15 s; it may have been done) and BAD_REPLY, with requestId ''. Since every write carries a requestId, the same call may be repeated.
 */
export const call = async <A extends ActionName>(action: A, input: InputOf<A>): Promise<Reply<OutputOf<A>>> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => resolve(failure('TIMEOUT', '网络有些慢，没有等到答复。请再试一次，不会重复提交。')), TIMEOUT_MS)
  })
  const answer = carry(functionOf(action), { action, input, ...viewingOf(action) }).then(
    (value) => (isReply(value) ? value : failure('BAD_REPLY', '服务暂时有问题，请稍后再试。')),
    () => failure('OFFLINE', platform.isOnline() ? '连不上服务，请稍后再试。' : '现在没有网络，连上网后再试一次。'),
  )
  const reply = await underWay(Promise.race([answer, late]))
  clearTimeout(timer)
  if (!reply.ok) {
    heardWhileViewing(reply.error.code)
    return reply
  }
  if (BRINGS_DRESS.includes(action)) wear((reply.data as { dress?: Dress }).dress)
  return reply
}

export type { Reply } from './contract'
