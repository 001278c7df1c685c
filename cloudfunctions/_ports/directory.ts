import type { Area, Code, Company, Hall, Person, ServiceWindow, Unit } from '../../shared/directory/schema'
import type { AreaId, CompanyId, PersonId, UnitId } from '../../shared/kernel/ids'
import type { Token } from '../../shared/permission/tokens'
import type { Inserted } from './repository'

/** People, places and codes. Reads are one hop each; the areas of the tenant are cached up to a minute. */
export interface Directory {
  person(id: PersonId): Promise<Person | null>
  /** In no particular order; unknown ids are left out. */
  persons(ids: readonly PersonId[]): Promise<Person[]>
  /** Holders of a token: the members of a unit's queue, the dispatchers of a pool. At most 200. */
  peopleWithToken(token: Token): Promise<Person[]>
  /** Persons with an office in one of these areas (officers, dispatchers, supervisors, administrators). At most 500. */
  peopleOfAreas(areaIds: readonly AreaId[]): Promise<Person[]>
  insertPerson(person: Omit<Person, 'tenant'>): Promise<Inserted>
  /** Sets fields of a person; false when unknown or when nothing was different. */
  updatePerson(id: PersonId, set: Partial<Person>): Promise<boolean>

  company(id: CompanyId): Promise<Company | null>
  companyByCode(codeId: string): Promise<Company | null>
  companies(ids: readonly CompanyId[]): Promise<Company[]>

  unit(id: UnitId): Promise<Unit | null>
  units(ids: readonly UnitId[]): Promise<Unit[]>
  unitsOfAreas(areaIds: readonly AreaId[]): Promise<Unit[]>
  /** Units of these areas that take any of these (`kind:complain`, `matter:water`). */
  unitsTaking(takes: readonly Unit['takes'][number][], areaIds: readonly AreaId[]): Promise<Unit[]>

  area(id: AreaId): Promise<Area | null>
  areas(): Promise<Area[]>

  code(codeId: string): Promise<Code | null>
  codeByShort(shortCode: string): Promise<Code | null>
  /** Replaces a code if its revision and status are still these. */
  replaceCode(code: Code, expected: { revision: number; status: Code['status'] }): Promise<boolean>
  window(id: string): Promise<ServiceWindow | null>
  windowByCode(codeId: string): Promise<ServiceWindow | null>
  hall(id: string): Promise<Hall | null>
}
