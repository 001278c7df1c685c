import { useQuery } from '@/data/use-query'

/** Names by id of the places that the lists of an area can be narrowed to: the areas below it, the units that may have one of its cases. */
export interface AreaNames {
  area: Readonly<Record<string, string>>
  unit: Readonly<Record<string, string>>
}

const byId = (named: readonly { id: string, name: string }[] = []): Readonly<Record<string, string>> => Object.fromEntries(named.map(({ id, name }) => [id, name]))

/** Those names, none before they are read: the list is there without them. */
export function useAreaNames(areaId: string | null): AreaNames {
  const { data } = useQuery('directory.area', areaId === null ? null : { areaId })
  return { area: byId(data?.areas), unit: byId(data?.units) }
}
