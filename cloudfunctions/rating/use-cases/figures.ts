import { refuse } from '../../../shared/api/errors'
import { actorOf } from '../../../shared/directory/actor-of'
import type { AreaId } from '../../../shared/kernel/ids'
import { ok } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/permission/actor'
import { grantsFor } from '../../../shared/permission/matrix'
import { LEAST_RATINGS_SHOWN, LEVELS } from '../../../shared/rating/levels'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** How a window was rated, over five ratings or more; fewer would tell who gave them. Two hops, three for whoever oversees an area. */
export const figures: UseCase<'rating.figures'> = async ({ windowId }, anyCall) => {
  const { ports, caller } = signedIn(anyCall)
  const { directory, repository } = ports
  const [person, window] = await Promise.all([directory.person(caller.person), directory.window(windowId)])
  const actor = actorOf(caller.person, person)
  if (grantsFor(actor, 'rating.figures').length === 0) return refuse('NOT_ALLOWED')
  if (!window) return refuse('CODE_UNKNOWN')
  const areaPath = async (): Promise<readonly AreaId[]> => {
    const [hall, areas] = await Promise.all([directory.hall(window.hallId), directory.areas()])
    return areas.find(({ _id }) => _id === hall?.areaId)?.path ?? []
  }
  if (!(await reaches(actor, window.unitId, areaPath))) return refuse('NOT_ALLOWED')

  const levels = await Promise.all(LEVELS.map(async (level) => ({ level, count: await repository.tally('ratings', { windowId, level }) })))
  const count = levels.reduce((sum, each) => sum + each.count, 0)
  const shown = count >= LEAST_RATINGS_SHOWN
  return ok({ windowId, shown, count: shown ? count : null, levels: shown ? levels : null })
}

async function reaches(actor: Actor, unitId: string, areaPath: () => Promise<readonly AreaId[]>): Promise<boolean> {
  const grants = grantsFor(actor, 'rating.figures')
  if (grants.some(({ scope, membership }) => scope === 'unit' && membership.unitId === unitId)) return true
  const areas = grants.flatMap(({ scope, membership }) => (scope === 'area' ? (membership.areaId ?? []) : []))
  return areas.length > 0 && (await areaPath()).some((id) => areas.includes(id))
}
