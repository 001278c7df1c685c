import { maskName } from '../../../shared/kernel/mask'
import { ok } from '../../../shared/kernel/result'
import { readOptional } from '../../_database/instants'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { dressOf } from '../dress'
import { noteVisit } from '../own-record'
import { remindersOf } from '../reminders'
import { readMe } from '../sql/read-me'
import { MOST_SHOWN } from '../sql/unread'

/** Of whoever is viewed not even the last digits are told. */
const UNSEEN = '*'.repeat(11)

/** Who I am, what I hold and what waits for me. One trip; a first-time visitor is recorded in a second. */
export const me: UseCase<'directory.me'> = async (_input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports, caller } = call
  const { known, workName, name, phoneMasked, phoneVerified, privacyAgreed, privacyAgreedAt, elder, actsAs, leave, standsFor, memberships, unread, credits, settings } = await ports.database.one(readMe, { personId: caller.personId, now: call.now, cold: ports.settings.stale() })
  ports.settings.take(settings)
  if (!known && caller.viewedBy === undefined) await noteVisit(call)
  const values = await ports.settings.at(call.now)
  const { calendar, lights, hotline } = values
  return ok({
    personId: caller.personId,
    name: workName ?? (name === null ? null : maskName(ports.vault.open(name))),
    phoneMasked: caller.viewedBy === undefined ? phoneMasked : phoneMasked && UNSEEN,
    phoneVerified,
    privacyAgreed,
    privacyAgreedAt: readOptional(privacyAgreedAt),
    elder,
    actsAs,
    leave: leave && { from: leave.from, to: leave.to, standInName: leave.standInName },
    standsFor,
    memberships,
    unread: Math.min(MOST_SHOWN, unread),
    reminders: remindersOf(ports, caller.viewedBy === undefined ? credits : []),
    calendar,
    lights: { soon: lights.soon, pressing: lights.pressing },
    now: call.now,
    hotline,
    ...dressOf(values),
  })
}
