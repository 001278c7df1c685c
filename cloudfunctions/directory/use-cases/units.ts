import { ok } from '../../../shared/kernel/result'
import type { Matter } from '../../../shared/case/kinds'
import type { Unit } from '../../../shared/directory/schema'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleagueViews } from '../colleague-view'
import { areasOfDistrict, ownAreas } from '../district'

/** Units and officials of the caller's district: for transfer, and for naming the subject of a complaint. Three hops at most. */
export const units: UseCase<'directory.units'> = async (_input, anyCall) => {
  const { ports, caller, now } = signedIn(anyCall)
  const { directory } = ports
  const [person, areas] = await Promise.all([directory.person(caller.person), directory.areas()])
  const own = await ownAreas(ports, person?.memberships ?? [])
  const district = areasOfDistrict(areas, own)
  const [found, people] = await Promise.all([directory.unitsOfAreas(district), directory.peopleOfAreas(district)])
  const officers = people.filter(({ memberships }) => memberships.some(({ role }) => role === 'officer' || role === 'department'))
  return ok({
    units: found.map((unit) => ({ id: unit._id, name: unit.name, areaName: unit.areaName, matters: mattersOf(unit) })),
    officers: colleagueViews(officers, now),
  })
}

const mattersOf = ({ takes }: Unit): Matter[] => takes.flatMap((each) => (each.startsWith('matter:') ? [each.slice('matter:'.length) as Matter] : []))
