import type { Code, Leave } from '../../shared/directory/schema'
import type { Membership } from '../../shared/permission/actor'

/** Rows of the district as the tables have them, without the tenant. What a table says of its columns stands in the migrations. */
export interface AreaRow {
  id: string
  name: string
  level: 'city' | 'district' | 'street'
  parent_id: string | null
  path: string[]
}

export interface UnitRow {
  id: string
  name: string
  area_id: string
  phone: string
  takes: readonly string[]
}

export interface PersonRow {
  id: string
  openid: string
  work_name: string | null
  work_phone: string | null
  unit_name: string | null
  name: string | null
  phone: string | null
  phone_masked: string | null
  phone_hash: string | null
  phone_verified_at: string | null
  privacy_agreed_at: string | null
  elder: boolean
  leave: Leave | null
}

export interface MembershipRow {
  person_id: string
  role: string
  place: string
  area_id: string | null
  unit_id: string | null
  company_id: string | null
  head: boolean
  owner: boolean
}

export interface CompanyRow {
  id: string
  name: string
  uscc: string
  area_id: string
  address: string
  officer_id: string | null
  contact_hashes: string[]
}

export interface HallRow {
  id: string
  name: string
  area_id: string
  address: string
}

export interface WindowRow {
  id: string
  hall_id: string
  unit_id: string
  name: string
  number: string
}

export interface CodeRow {
  code_id: string
  of: Code['of']
  id: string
  revision: number
  short_code: string | null
  status: Code['status']
  issued_at: string
  revoked_at: string | null
  reason: string | null
}

/** An office as a row: its place is the unit of a department, the company of its people, the area of everybody else. */
export function membershipRow(personId: string, { role, areaId, unitId, companyId, head = false, owner = false }: Membership): MembershipRow {
  const place = role === 'company' ? companyId : role === 'department' ? unitId : areaId
  return {
    person_id: personId, role, place: place ?? '', area_id: areaId ?? null, unit_id: unitId ?? null, company_id: companyId ?? null, head, owner,
  }
}
