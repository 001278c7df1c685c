import type { Instant } from '../../shared/kernel/instant'
import { maskPhone } from '../../shared/kernel/mask'
import { type OfficeRole, officeIdOf } from '../../shared/register/office'
import type { Vault } from '../_ports/vault'
import type { ChangesRow, InvitationsRow, MembershipsRow, PersonsRow, TenantsRow, UnitsRow } from '../_database/rows'
import type { Area } from './areas'
import type { Wanted, WantedPerson } from './wanted'

/** Rows of a new tenant, by table; the columns that they name, and no others. */
export interface TenantRows {
  tenants: TenantsRow[]
  areas: (Area & { tenant: string })[]
  units: Pick<UnitsRow, 'tenant' | 'id' | 'name' | 'area_id' | 'phone' | 'takes' | 'kind'>[]
  persons: Pick<PersonsRow, 'tenant' | 'id' | 'work_name' | 'work_phone' | 'unit_name' | 'phone' | 'phone_masked' | 'phone_hash' | 'elder'>[]
  memberships: Pick<MembershipsRow, 'tenant' | 'person_id' | 'role' | 'place' | 'area_id' | 'unit_id' | 'head' | 'owner'>[]
  changes: ChangesRow[]
  invitations: InvitationsRow[]
}

interface Made {
  at: Instant
  vault: Pick<Vault, 'seal' | 'blind'>
  invitation: InvitationsRow
  /** An id that nobody has. */
  draw(): string
}

/** Nobody: the command. */
const BY_COMMAND = ''
const COMPLAINTS = ['kind:complain', 'kind:report']

/** Everything that a tenant begins with: who it is, its areas, the units that are named, the first administrator and the persons of last resort, none of whom has signed in yet. */
export function tenantRows(wanted: Wanted, areas: readonly Area[], { at, vault, invitation, draw }: Made): TenantRows {
  const tenant = wanted.id
  // At the top of its tree: there lie the tenant's settings.
  const place = areas.find(({ id }) => id === tenant)?.path.at(-1) ?? tenant
  const officials: [WantedPerson, OfficeRole, string][] = [
    [wanted.admin, 'admin', invitation.person_id],
    ...wanted.lastResorts.map((person): [WantedPerson, OfficeRole, string] => [person, 'lastResort', draw()]),
  ]
  const names = [...new Set([...officials.map(([{ unit }]) => unit), ...(wanted.complaints === null ? [] : [wanted.complaints])])]
  const units = names.map((name) => ({ tenant, id: `unit-${draw()}`, name, area_id: tenant, phone: '', kind: name === wanted.complaints ? 'department' : 'office', takes: name === wanted.complaints ? COMPLAINTS : [] }))
  const unitOf = (name: string): string => units.find((unit) => unit.name === name)?.id ?? ''
  return {
    tenants: [{ tenant, name: wanted.name, key_mark: vault.blind('tenant'), first_person: invitation.person_id, made_at: at }],
    areas: areas.map((area) => ({ tenant, ...area })),
    units,
    persons: officials.map(([{ name, phone, unit }, , id]) => ({ tenant, id, work_name: name, work_phone: phone, unit_name: unit, phone: vault.seal(phone), phone_masked: maskPhone(phone), phone_hash: vault.blind(phone), elder: false })),
    memberships: officials.map(([{ unit }, role, id]) => ({ tenant, person_id: id, role, place, area_id: place, unit_id: unitOf(unit), head: false, owner: false })),
    changes: officials.map(([{ name, phone, unit }, role, id]) => ({
      tenant, of: 'office', id: officeIdOf(id, role, place), version: 1, at, person_id: BY_COMMAND, run: null, back: false,
      what: { personId: [null, id], name: [null, name], workPhone: [null, phone], role: [null, role], unitId: [null, unitOf(unit)], areaId: [null, place] },
    })),
    invitations: [invitation],
  }
}
