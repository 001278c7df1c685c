import { type Query, useQuery } from '@/data/use-query'
import type { Colleagues, Places } from './targets'

/** Units and officers that a case may be sent to. */
export const usePlaces = (wanted: boolean): Query<Places> => useQuery('directory.units', wanted ? {} : null)

/** Members of one unit; `unitId` null: nothing is read. */
export function useColleagues(unitId: string | null): Omit<Query<unknown>, 'data'> & { data: Colleagues | null } {
  const { data, ...query } = useQuery('directory.colleagues', unitId === null ? null : { unitId })
  return { ...query, data: data?.people ?? null }
}
