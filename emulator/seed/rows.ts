import type { AreasRow, CodesRow, CompaniesRow, HallsRow, MembershipsRow, PersonsRow, TenantsRow, UnitsRow, WindowsRow } from '../../cloudfunctions/_database/rows'
import type { Membership } from '../../shared/access/actor'

/** Rows of the district as the tables have them; the tenant is added when they are inserted. */
type Without<Row> = Omit<Row, 'tenant'>
export type TenantRow = Without<TenantsRow>
export type AreaRow = Without<AreasRow>
export type UnitRow = Without<UnitsRow>
export type PersonRow = Without<PersonsRow>
export type MembershipRow = Without<MembershipsRow>
export type CompanyRow = Without<CompaniesRow>
export type HallRow = Without<HallsRow>
export type WindowRow = Without<WindowsRow>
export type CodeRow = Without<CodesRow>

/** A membership as a row: its place is the unit of a department, the company of its people, the area of everybody else. */
export function membershipRow(personId: string, { role, areaId, unitId, companyId, head = false, owner = false }: Membership): MembershipRow {
  const place = role === 'company' ? companyId : role === 'department' ? unitId : areaId
  return {
    person_id: personId, role, place: place ?? '', area_id: areaId ?? null, unit_id: unitId ?? null, company_id: companyId ?? null, head, owner,
  }
}
