import type { AreasRow, CodesRow, CompaniesRow, HallsRow, MembershipsRow, PairingsRow, PersonsRow, TenantsRow, UnitsRow, WindowsRow } from '../../cloudfunctions/_database/rows'
import type { Membership } from '../../shared/access/actor'

/** Rows of the district as the tables have them; the tenant is added when they are inserted. */
type Without<Row> = Omit<Row, 'tenant'>
export type TenantRow = Without<TenantsRow>
/** Those whose history has not begun: what is not said has its default. */
type New<Row> = Omit<Row, 'tenant' | 'version' | 'state' | 'merged_into' | 'code' | 'until' | 'became' | 'retired' | 'away' | 'contact_for' | 'acts_as' | 'begins' | 'begun' | 'hears'>
export type AreaRow = New<AreasRow> & Pick<AreasRow, 'code'>
export type UnitRow = New<UnitsRow>
export type PersonRow = New<PersonsRow>
export type MembershipRow = New<MembershipsRow>
export type CompanyRow = Without<CompaniesRow>
export type PairingRow = Without<PairingsRow>
export type HallRow = New<HallsRow>
export type WindowRow = New<WindowsRow>
export type CodeRow = Without<CodesRow>

/** A membership as a row: its place is the unit of a department, the company of its people, the area of everybody else. */
export function membershipRow(personId: string, { role, areaId, unitId, companyId, head = false, owner = false }: Membership): MembershipRow {
  const place = role === 'company' ? companyId : role === 'department' ? unitId : areaId
  return {
    person_id: personId, role, place: place ?? '', area_id: areaId ?? null, unit_id: unitId ?? null, company_id: companyId ?? null, head, owner,
  }
}
