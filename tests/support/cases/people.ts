import type { Actor } from '../../../shared/access/actor'

/** The cast of the unit tests: one person per part somebody can play towards a case of company `co1` in street `st1` of district `d1`. */
const person = (id: string, memberships: Actor['memberships'], workName: string | null = null): Actor => ({
  personId: id, memberships, workName, workPhone: workName ? `0000-${id}` : null,
})

export const PEOPLE = {
  filer: person('filer', [{ role: 'company', companyId: 'co1' }]),
  colleague: person('colleague', [{ role: 'company', companyId: 'co1' }]),
  stranger: person('stranger', []),
  otherCompany: person('otherCompany', [{ role: 'company', companyId: 'co2' }]),
  resident: person('resident', [{ role: 'resident' }]),
  officer: person('officer', [{ role: 'officer', areaId: 'st1', unitId: 'station' }], '林甲'),
  otherOfficer: person('otherOfficer', [{ role: 'officer', areaId: 'st1', unitId: 'station' }], '陈乙'),
  member: person('member', [{ role: 'department', areaId: 'd1', unitId: 'water' }], '周丙'),
  otherMember: person('otherMember', [{ role: 'department', areaId: 'd1', unitId: 'water' }], '吴丁'),
  head: person('head', [{ role: 'department', areaId: 'd1', unitId: 'water', head: true }], '郑戊'),
  otherUnit: person('otherUnit', [{ role: 'department', areaId: 'd1', unitId: 'market', head: true }], '王己'),
  dispatcher: person('dispatcher', [{ role: 'dispatcher', areaId: 'd1' }], '苏庚'),
  otherDispatcher: person('otherDispatcher', [{ role: 'dispatcher', areaId: 'd2' }], '何辛'),
  supervisor: person('supervisor', [{ role: 'supervisor', areaId: 'd1' }], '钱壬'),
  admin: person('admin', [{ role: 'admin', areaId: 'd1' }], '孙癸'),
  system: { personId: 'system', memberships: [{ role: 'system' }], workName: null, workPhone: null } satisfies Actor,
} as const

export type PartName = keyof typeof PEOPLE
export const PARTS = Object.keys(PEOPLE) as PartName[]
