import type { Area } from '../../shared/directory/schema'
import type { AreaId } from '../../shared/kernel/ids'
import type { Membership } from '../../shared/permission/actor'
import type { Ports } from '../_ports'

/** The areas in which a person holds an office or has a company. No hop when every office names its area. */
export async function ownAreas({ directory }: Ports, memberships: readonly Membership[]): Promise<AreaId[]> {
  const ids = (pick: (membership: Membership) => string | undefined): string[] =>
    memberships.filter(({ areaId }) => areaId === undefined).flatMap((membership) => pick(membership) ?? [])
  const [units, companies] = await Promise.all([
    directory.units(ids(({ unitId }) => unitId)),
    directory.companies(ids(({ companyId }) => companyId)),
  ])
  const named = memberships.flatMap(({ areaId }) => areaId ?? [])
  return [...new Set([...named, ...units.map(({ areaId }) => areaId), ...companies.map(({ areaId }) => areaId)])]
}

/** Every area of the district (县区) in which one of these lies, the district itself included. Without a place of one's own: all areas. */
export function areasOfDistrict(areas: readonly Area[], own: readonly AreaId[]): AreaId[] {
  const districts = new Set(own.flatMap((id) => districtOf(areas, id) ?? []))
  return areas.filter(({ path }) => districts.size === 0 || path.some((id) => districts.has(id))).map(({ _id }) => _id)
}

function districtOf(areas: readonly Area[], id: AreaId): AreaId | null {
  const path = areas.find(({ _id }) => _id === id)?.path ?? []
  const level = (areaId: AreaId) => areas.find(({ _id }) => _id === areaId)?.level
  return path.find((areaId) => level(areaId) === 'district') ?? path[0] ?? null
}
