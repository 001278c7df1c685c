import type { Actor } from '../../../shared/access/actor'
import type { DecisionView } from '../../../shared/api/decision.api'
import { missingYear } from '../../../shared/sla/assumed-year'
import { SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import type { ReadSetting } from '../../_ports/settings'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { decisionsIn, type Found, WAITING } from './sources'

interface Read {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  settings: readonly ReadSetting[] | null
  found: Found | null
}

const readDecisions = statement<{ personId: string; areaId: string; cold: boolean }, Read>('register_decisions', `
  select ${ACTOR} as actor, here.path, ${SETTINGS}, ${withinReach('register.decisions', { areas: 'here.path' }, WAITING)} as found
  ${HERE}`)

const calendarMissing = (year: number): DecisionView => ({
  id: `calendar ${year}`, sort: 'proposals', title: `${year} 年的放假安排还没有录入`, detail: '涉及这一年的期限都是推定的，通知公布后请尽快录入', at: null, where: { of: 'calendar', kind: null, key: String(year) },
})

/** Everything that waits for the decision of an administrator of this area. The calendar is put in by whoever administers a root of the areas. One trip. */
export const decisions: UseCase<'register.decisions'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings } = call.ports
  const { actor, path, settings: fresh, found } = await database.one(readDecisions, { personId: call.caller.personId, areaId, cold: settings.stale() })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  readByRight(found)
  readByRight(path)
  settings.take(fresh)
  const { items, many, more } = decisionsIn(found, (await settings.at(call.now)).names)
  const year = path.length === 1 ? missingYear((await settings.calendars(call.now))(), call.now) : null
  return may.value.reply(year === null ? { items, many, more } : { items: [calendarMissing(year), ...items], many: many + 1, more })
}
