import type { Grant } from '../_ports/documents'
import type { Ports } from '../_ports'
import type { PersonId } from '../../shared/kernel/ids'
import { addMs, toMs, type Instant } from '../../shared/kernel/instant'
import { grantCredit } from './credit-ledger'

/**
 * Every answer to WeChat's panel may reach us twice, in either order: from the client and as a push of the platform. The first to come
 * counts; the second finds it within a minute and only confirms it. An answer that comes once counts once.
 */
export interface SubscriptionAnswer {
  /** Names the answer, so that a repeat of the same message counts nothing. */
  id: string
  from: 'client' | 'platform'
  person: PersonId
  at: Instant
  /** Templates accepted. */
  accepted: readonly string[]
}

const KIND: Record<SubscriptionAnswer['from'], Grant['kind']> = { client: 'subscription', platform: 'event' }
/** The two messages of one tap are at most so far apart (wechat: popup event). */
const NEAR_MS = 60_000

/** Counts an answer once; gives the number of reminders it added. */
export async function countAnswer(ports: Ports, answer: SubscriptionAnswer): Promise<number> {
  const { id, from, person, at, accepted } = answer
  const templates = Object.fromEntries(accepted.map((templateId) => [templateId, 'unconfirmed' as const]))
  if ((await ports.repository.insert('grants', { _id: id, schema: 1, kind: KIND[from], at, person, templates })) !== 'inserted') return 0
  if (accepted.length === 0) return 0
  const near = await ports.repository.find('grants', { person, at: { $gte: addMs(at, -NEAR_MS), $lte: addMs(at, NEAR_MS) } })
  const others = near
    .filter(({ kind }) => kind === (from === 'client' ? 'event' : 'subscription'))
    .sort((a, b) => Math.abs(toMs(a.at) - toMs(at)) - Math.abs(toMs(b.at) - toMs(at)))
  const counted = await Promise.all(accepted.map(async (templateId) => {
    if (await confirms(ports, answer, templateId, others)) return 0
    await grantCredit(ports, person, templateId)
    return 1
  }))
  return counted.reduce<number>((sum, each) => sum + each, 0)
}

/** Whether this answer is the second message of a tap that is counted already. */
async function confirms(ports: Ports, { id, from }: SubscriptionAnswer, templateId: string, others: readonly Grant[]): Promise<boolean> {
  const field = `templates.${templateId}`
  const flip = async (_id: string): Promise<boolean> => (await ports.repository.updateWhere('grants', { _id, [field]: 'unconfirmed' }, { [field]: 'confirmed' })) === 1
  for (const other of others.filter(({ templates }) => templates?.[templateId] === 'unconfirmed')) {
    // When both arrive at once both see each other: the client's note is the one that only one of them can flip.
    const [arbiter, second] = from === 'client' ? [id, other._id] : [other._id, id]
    if (await flip(arbiter)) {
      await flip(second)
      return true
    }
    if (from === 'client') return false
  }
  return false
}
