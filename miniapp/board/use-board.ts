import { useQuery } from '@/data/use-query'
import { learnNow } from '@/session/now'

/** The board of one area. `areaId` null: nothing is read. */
export const useBoard = (areaId: string | null) =>
  useQuery('case.board', areaId === null ? null : { areaId }, { learn: ({ now }) => learnNow(now) })
