import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'
import type { LogFields } from '../_runtime/logger'
import { recordVerdict } from '../_runtime/media-checks'
import { countAnswer, refuseAnswer } from '../_runtime/subscription-answers'
import type { Push } from './push'

/** What to do with a push; gives fields for the log. Pushes repeat, so each must be repeatable. */
type Handler = (push: Push, ports: Ports, now: Instant) => Promise<LogFields>

/** The items of a push that say this of one of our templates. */
function saying(status: string, { items, idOf }: Push, ports: Ports): { templateId: string; answerId: string }[] {
  const known = new Set<string>(Object.values(ports.templateIds))
  return items.flatMap((item) => {
    const { TemplateId: templateId, SubscribeStatusString } = item
    return templateId !== undefined && known.has(templateId) && SubscribeStatusString === status ? [{ templateId, answerId: idOf(item) }] : []
  })
}

/** The user answered a panel: counted unless the client's own report of the same tap was. */
const popup: Handler = async (push, ports) => {
  const accepted = saying('accept', push, ports)
  if (accepted.length === 0) return { accepted: 0, counted: 0 }
  const { counted } = await countAnswer(ports, { from: 'platform', personId: push.personId, at: push.at, accepted })
  return { accepted: accepted.length, counted }
}

/** The user chose 「拒收」 on a card: nothing more of this kind until a later consent. */
const change: Handler = async (push, ports) => {
  const refused = saying('reject', push, ports)
  for (const each of refused) await refuseAnswer(ports, { ...each, personId: push.personId, at: push.at })
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
