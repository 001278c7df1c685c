import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import { refuseCredit } from '../_runtime/credit-ledger'
import type { LogFields } from '../_runtime/logger'
import { recordVerdict } from '../_runtime/media-checks'
import { countAnswer } from '../_runtime/subscription-answers'
import type { Push } from './push'

/** What to do with a push; gives fields for the log. Pushes repeat, so each must be repeatable. */
type Handler = (push: Push, ports: Ports, now: Instant) => Promise<LogFields>

/** The user answered a panel: counted unless the client's own report of the same tap was. */
const popup: Handler = async ({ items, idOf, person, at }, ports) => {
  const known = new Set<string>(Object.values(ports.templateIds))
  const accepted = items.filter(({ TemplateId, SubscribeStatusString }) => TemplateId !== undefined && known.has(TemplateId) && SubscribeStatusString === 'accept')
  const counted = await Promise.all(accepted.map((item) =>
    countAnswer(ports, { id: idOf(item), from: 'platform', person, at, accepted: item.TemplateId === undefined ? [] : [item.TemplateId] })))
  return { accepted: accepted.length, counted: counted.reduce((sum, each) => sum + each, 0) }
}

/** The user chose 「拒收」 on a card: nothing more of this kind until a later consent. */
const change: Handler = async ({ items, idOf, person, at }, ports) => {
  const known = new Set<string>(Object.values(ports.templateIds))
  const refused = items.filter(({ TemplateId, SubscribeStatusString }) => TemplateId !== undefined && known.has(TemplateId) && SubscribeStatusString === 'reject')
  await Promise.all(refused.map(async (item) => {
    // A repeat that comes after a new consent must not undo it.
    const first = await ports.repository.insert('grants', { _id: idOf(item), schema: 1, kind: 'event', at, person })
    if (first === 'inserted' && item.TemplateId !== undefined) await refuseCredit(ports, person, item.TemplateId)
  }))
  return { refused: refused.length }
}

/** WeChat's final word on a delivery. The send itself was booked when it was accepted; a failure here is the platform's and is only logged. */
const sent: Handler = async ({ items }) => ({ delivered: items.length, failed: items.filter(({ ErrorCode }) => String(ErrorCode ?? '0') !== '0').length })

/** The verdict on a picture. No verdict (it could not be downloaded) marks nothing: an outage of a check is nobody's fault. */
const media: Handler = async (push, ports, now) => {
  if (!push.media || push.media.suggest === null) return { verdict: 'none' }
  const { traceId, suggest } = push.media
  await recordVerdict(ports, traceId, suggest !== 'pass', now)
  return { verdict: suggest }
}

/** Event name → what happens. Events without a row are logged and left alone. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  subscribe_msg_popup_event: popup,
  subscribe_msg_change_event: change,
  subscribe_msg_sent_event: sent,
  wxa_media_check: media,
}
