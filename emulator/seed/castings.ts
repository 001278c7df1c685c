import type { Membership } from '../../shared/access/actor'
import type { Role } from '../../shared/access/roles'
import { companyName } from './companies'
import { type Casting, mobileOf } from './people'
import * as places from './places'

type Official = Omit<Casting, 'phone'>
const official = (openid: string, role: Role, name: string, membership: Membership, unitName: string): Official => ({ openid, role, name, memberships: [membership], unitName, official: true })

const streetOf = (at: number) => places.STREETS[at % places.STREETS.length] ?? places.STREETS[0]

export const OFFICERS: readonly Official[] = places.OFFICERS.map((name, at) => {
  const street = streetOf(at)
  const station = places.stationOf(street)
  return official(`demo-officer-${at + 1}`, 'officer', name, { role: 'officer', areaId: street.id, unitId: station.id }, station.name)
})

const MEMBERS = [...places.UNITS.map((unit) => ({ ...unit, area: places.DISTRICT.id })), { ...places.CITY_UNIT, area: places.CITY.id }].flatMap((unit) =>
  unit.people.map((name, at) =>
    official(`demo-${unit.id}-${at + 1}`, 'department', name, { role: 'department', areaId: unit.area, unitId: unit.id, ...(at === 0 ? { head: true } : {}) }, unit.name)))

const { centre, cityCentre, neighbourCentre, supervision, citySupervision, cityOffice, cityHotline } = places.ROOMS
const desk = (openid: string, role: Role, name: string, areaId: string, room: { id: string; name: string }): Official => official(openid, role, name, { role, areaId, unitId: room.id }, room.name)

/** Whoever is there before anybody else: he brings the others in. */
export const FIRST_ADMIN = 'demo-city-admin'

const DESKS = [
  desk('demo-dispatcher', 'dispatcher', places.DISPATCHER, places.DISTRICT.id, centre),
  desk('demo-city-dispatcher', 'dispatcher', places.CITY_DISPATCHER, places.CITY.id, cityCentre),
  desk('demo-neighbour-dispatcher', 'dispatcher', places.NEIGHBOUR_DISPATCHER, places.NEIGHBOUR.id, neighbourCentre),
  desk('demo-supervisor', 'supervisor', places.SUPERVISOR, places.DISTRICT.id, supervision),
  desk('demo-city-supervisor', 'supervisor', places.CITY_SUPERVISOR, places.CITY.id, citySupervision),
  desk(FIRST_ADMIN, 'admin', places.CITY_ADMINS[0], places.CITY.id, cityCentre),
  desk('demo-admin', 'admin', places.ADMIN, places.DISTRICT.id, centre),
  desk('demo-last-resort-1', 'lastResort', places.LAST_RESORTS[0], places.CITY.id, cityOffice),
  desk('demo-last-resort-2', 'lastResort', places.LAST_RESORTS[1], places.CITY.id, cityHotline),
  // Last: phones are numbered in the order of this list.
  desk('demo-city-admin-2', 'admin', places.CITY_ADMINS[1], places.CITY.id, cityOffice),
]

/** Who serves; their numbers follow from their order. */
export const OFFICIALS: readonly Casting[] = [...OFFICERS, ...MEMBERS, ...DESKS].map((each, at) => ({ ...each, phone: mobileOf(101 + at) }))

const OWNERS = places.OWNERS.map((name, at): Casting =>
  ({ openid: `demo-owner-${at + 1}`, role: 'company', name, memberships: [{ role: 'company', companyId: `company-${at + 1}`, owner: true }], phone: mobileOf(at + 1), company: companyName(at), official: false }))
const RESIDENTS = places.RESIDENTS.map((name, at): Casting =>
  ({ openid: `demo-resident-${at + 1}`, role: 'resident', name, memberships: [], phone: mobileOf(900 + at), official: false }))

/** Everybody, in the order of the bar. */
export const CASTINGS: readonly Casting[] = [...OWNERS, ...OFFICIALS, ...RESIDENTS]
