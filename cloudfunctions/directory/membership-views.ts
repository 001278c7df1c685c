import type { MembershipView } from '../../shared/api/directory.api'
import type { Membership } from '../../shared/permission/actor'
import type { Ports } from '../_ports'

const present = (ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined)

/** A person's offices with the names a screen needs. One hop (areas are cached). */
export async function membershipViews(ports: Ports, memberships: readonly Membership[]): Promise<MembershipView[]> {
  const { directory } = ports
  const [areas, units, companies] = await Promise.all([
    directory.areas(),
    directory.units(present(memberships.map(({ unitId }) => unitId))),
    directory.companies(present(memberships.map(({ companyId }) => companyId))),
  ])
  return memberships.map(({ role, areaId, unitId, companyId, head }) => {
    const unit = units.find(({ _id }) => _id === unitId)
    const area = areaId ?? unit?.areaId
    return {
      role,
      areaId: area ?? null,
      areaName: areas.find(({ _id }) => _id === area)?.name ?? null,
      unitId: unitId ?? null,
      unitName: unit?.name ?? null,
      companyId: companyId ?? null,
      companyName: companies.find(({ _id }) => _id === companyId)?.name ?? null,
      head: head ?? false,
    }
  })
}
