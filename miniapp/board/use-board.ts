import { PILES } from '@shared/case/list'
import type { Role } from '@shared/access/roles'
import { useCaseList, type CaseList, type ListQuery } from '@/case/use-case-list'
import { useQuery } from '@/data/use-query'
import { learnNow } from '@/session/now'
import type { BoardTab } from './board-words'
import { isBoardRole, tabOf } from './cases/use-area-cases'

/** The board of one area. `areaId` null: nothing is read. */
export const useBoard = (areaId: string | null) =>
  useQuery('case.board', areaId === null ? null : { areaId }, { learn: ({ now }) => learnNow(now) })

/** The cases behind one of its figures: a dispatcher's own pool, or what goes on in the area narrowed to that. */
export const usePile = (areaId: string | null, role: Role | null, pile: BoardTab): CaseList => useCaseList(areaId === null || role === null ? null : queryOf(areaId, role, pile))

function queryOf(areaId: string, role: Role, pile: BoardTab): ListQuery | null {
  if (!isBoardRole(role) || pile === 'parked') return null
  if (role === 'dispatcher' && pile === 'unowned') return { tab: { of: 'pool', areaId }, box: 'open' }
  return { tab: { of: tabOf(role), areaId }, box: 'open', filters: PILES[pile] }
}
