import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import { canonicalJson } from '../../../shared/kernel/canonical-json'
import { ok } from '../../../shared/kernel/result'
import { can } from '../../../shared/permission/matrix'
import { Calendar, withYear } from '../../../shared/sla/calendar'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** Times another administrator may be faster before it is given up. */
const ATTEMPTS = 5

/** Puts in or replaces one year of holidays. Open cases are recomputed by the timer. The same year again changes nothing. */
export const replaceCalendar: UseCase<'directory.replaceCalendar'> = async ({ year }, anyCall) => {
  const { ports, caller } = signedIn(anyCall)
  const [person, first] = await Promise.all([ports.directory.person(caller.person), ports.settings.freshCalendar()])
  if (!can(actorOf(caller.person, person), 'directory.replaceCalendar')) return refuse('NOT_ALLOWED')
  let current = first
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = current.years[String(year.year)]
    if (known && canonicalJson(known) === canonicalJson(year)) return ok({ version: current.version })
    const next = withYear(current, year)
    if (!Calendar.safeParse(next).success) return refuse('CALENDAR_INVALID')
    if (await ports.settings.replaceCalendar(next, current.version)) return ok({ version: next.version })
    current = await ports.settings.freshCalendar()
  }
  throw new Error('the calendar was replaced by others again and again')
}
