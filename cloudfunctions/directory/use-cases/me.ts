import { maskName } from '../../../shared/kernel/mask'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { membershipViews } from '../membership-views'
import { newPerson } from '../person-record'
import { creditsOf, remindersOf } from '../reminders'
import { unreadOf } from '../unread'

/** Who I am, what I hold and what waits for me. Two hops; a first-time visitor is recorded in the second. */
export const me: UseCase<'directory.me'> = async (_input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports, caller } = call
  const { directory, settings, vault } = ports
  const [found, unread, credits, calendar, lights, hotline] = await Promise.all([
    directory.person(caller.person), unreadOf(ports, caller.person), creditsOf(ports, caller.person),
    settings.calendar(), settings.lights(), settings.hotline(), directory.areas(),
  ])
  const person = found ?? newPerson(call)
  const [memberships] = await Promise.all([membershipViews(ports, person.memberships), found ?? directory.insertPerson(person)])
  return ok({
    personId: person._id,
    name: person.workName ?? (person.name === null ? null : maskName(vault.open(person.name))),
    phoneMasked: person.phoneMasked,
    phoneVerified: person.phoneVerifiedAt !== null,
    privacyAgreed: person.privacyAgreedAt !== null,
    elder: person.elder,
    leave: person.leave && { from: person.leave.from, to: person.leave.to, standInName: person.leave.standInName },
    memberships,
    unread,
    reminders: remindersOf(ports, credits),
    calendar,
    lights: { soon: lights.soon, urgent: lights.urgent },
    now: call.now,
    hotline,
  })
}
