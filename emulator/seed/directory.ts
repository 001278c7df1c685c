import { createHash } from 'node:crypto'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { companyColumns } from '../../cloudfunctions/_register/company-rows'
import { sealContact } from '../../cloudfunctions/_register/contacts'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import type { Membership } from '../../shared/access/actor'
import type { Role } from '../../shared/access/roles'
import { makeShortCode } from '../../shared/register/short-code'
import { makeCodeId } from '../../shared/register/signed-code'
import { makeUscc, withOrganisationCheck } from '../../shared/register/uscc'
import type { SeededCode, SeedTools } from '../seed-tools'
import { type Cast, caster, mobileOf } from './people'
import * as places from './places'
import type { AreaRow, CodeRow, CompanyRow, HallRow, TenantRow, UnitRow, WindowRow } from './rows'

/** Deterministic bytes by name: the same demonstration everywhere. */
const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(`demo|${name}`).digest().subarray(0, length))

const ISSUED = '2026-03-02T01:00:00.000Z'

export interface Town {
  tenants: TenantRow[]
  cast: Cast[]
  areas: AreaRow[]
  units: UnitRow[]
  companies: CompanyRow[]
  halls: HallRow[]
  windows: WindowRow[]
  codes: CodeRow[]
  printed: SeededCode[]
}

function areasOf(): AreaRow[] {
  const { CITY, DISTRICT, NEIGHBOUR } = places
  const streets = (of: readonly { id: string; name: string }[], district: string): AreaRow[] =>
    of.map(({ id, name }) => ({ id, name, level: 'street', parent_id: district, path: [id, district, CITY.id] }))
  return [
    { id: CITY.id, name: CITY.name, level: 'city', parent_id: null, path: [CITY.id] },
    ...[DISTRICT, NEIGHBOUR].map(({ id, name }): AreaRow => ({ id, name, level: 'district', parent_id: CITY.id, path: [id, CITY.id] })),
    ...streets(places.STREETS, DISTRICT.id),
    ...streets(places.NEIGHBOUR_STREETS, NEIGHBOUR.id),
  ]
}

function tenantsOf(tools: SeedTools): TenantRow[] {
  const { vault, idOf } = caster(tools)
  return [{ name: `${places.CITY.name}（演示）`, key_mark: vault.blind('tenant'), first_person: idOf('demo-city-admin'), made_at: ISSUED }]
}

function unitsOf(): UnitRow[] {
  const { CITY, CITY_UNIT, DISTRICT, ROOMS, STREETS, UNITS } = places
  const rooms = [...STREETS.map(places.stationOf), ...Object.values(ROOMS)]
  return [
    ...UNITS.map(({ id, name, takes }, at) => ({ id, name, area_id: DISTRICT.id, kind: 'department', phone: `0000-66000${at}1`, takes: [...takes] })),
    { id: CITY_UNIT.id, name: CITY_UNIT.name, area_id: CITY.id, kind: 'department', phone: '0000-6600091', takes: [...CITY_UNIT.takes] },
    ...rooms.map(({ id, name, areaId }, at) => ({ id, name, area_id: areaId, kind: at < STREETS.length ? 'station' : 'office', phone: `0000-6601${String(at).padStart(3, '0')}`, takes: [] })),
  ]
}

function castOf(tools: SeedTools): Cast[] {
  const { cast, idOf } = caster(tools)
  let serial = 100
  const official = (openid: string, role: string, name: string, memberships: Membership[], unitName: string): Cast =>
    cast({ openid, role, name, memberships, phone: mobileOf(++serial), unitName, official: true })
  const streetOf = (at: number) => places.STREETS[at % places.STREETS.length] ?? places.STREETS[0]
  const officers = places.OFFICERS.map((name, at) => {
    const street = streetOf(at)
    const station = places.stationOf(street)
    return official(`demo-officer-${at + 1}`, 'officer', name, [{ role: 'officer', areaId: street.id, unitId: station.id }], station.name)
  })
  const members = [...places.UNITS.map((unit) => ({ ...unit, area: places.DISTRICT.id })), { ...places.CITY_UNIT, area: places.CITY.id }].flatMap((unit) =>
    unit.people.map((name, at) =>
      official(`demo-${unit.id}-${at + 1}`, 'department', name, [{ role: 'department', areaId: unit.area, unitId: unit.id, ...(at === 0 ? { head: true } : {}) }], unit.name)),
  )
  // The last officer is away, and the one beside him stands in: so that this can be seen.
  const away = officers.at(-1)
  const standIn = officers[5]
  if (away && standIn) {
    away.person.leave = { from: '2026-11-01T00:00:00.000Z', to: '2027-12-31T16:00:00.000Z', standIn: idOf(standIn.openid), standInName: standIn.person.work_name, standInPhone: standIn.person.work_phone }
  }
  const { centre, cityCentre, neighbourCentre, supervision, citySupervision, cityOffice, cityHotline } = places.ROOMS
  const desk = (openid: string, role: Role, name: string, areaId: string, room: { id: string; name: string }): Cast =>
    official(openid, role, name, [{ role, areaId, unitId: room.id }], room.name)
  const desks = [
    desk('demo-dispatcher', 'dispatcher', places.DISPATCHER, places.DISTRICT.id, centre),
    desk('demo-city-dispatcher', 'dispatcher', places.CITY_DISPATCHER, places.CITY.id, cityCentre),
    desk('demo-neighbour-dispatcher', 'dispatcher', places.NEIGHBOUR_DISPATCHER, places.NEIGHBOUR.id, neighbourCentre),
    desk('demo-supervisor', 'supervisor', places.SUPERVISOR, places.DISTRICT.id, supervision),
    desk('demo-city-supervisor', 'supervisor', places.CITY_SUPERVISOR, places.CITY.id, citySupervision),
    desk('demo-city-admin', 'admin', places.CITY_ADMINS[0], places.CITY.id, cityCentre),
    desk('demo-admin', 'admin', places.ADMIN, places.DISTRICT.id, centre),
    desk('demo-last-resort-1', 'lastResort', places.LAST_RESORTS[0], places.CITY.id, cityOffice),
    desk('demo-last-resort-2', 'lastResort', places.LAST_RESORTS[1], places.CITY.id, cityHotline),
    // Last: phones are numbered in the order of this list.
    desk('demo-city-admin-2', 'admin', places.CITY_ADMINS[1], places.CITY.id, cityOffice),
  ]
  const owners = places.OWNERS.map((name, at) =>
    cast({ openid: `demo-owner-${at + 1}`, role: 'company', name, memberships: [{ role: 'company', companyId: `company-${at + 1}`, owner: true }], phone: mobileOf(at + 1), company: companyName(at), official: false }))
  const residents = places.RESIDENTS.map((name, at) =>
    cast({ openid: `demo-resident-${at + 1}`, role: 'resident', name, memberships: [], phone: mobileOf(900 + at), official: false }))
  return [...owners, ...officers, ...members, ...desks, ...residents]
}

const companyName = (at: number): string => `云澜${places.COMPANIES[at]}有限公司`

/** Id of the code on a company's door or at a window. */
const codeIdOf = (id: string): string => makeCodeId(bytesOf(id, 8))

function companiesOf(tools: SeedTools): CompanyRow[] {
  const { vault, idOf } = caster(tools)
  return places.COMPANIES.map((_, at) => {
    const neighbour = at >= places.COMPANIES.length - 2
    const streets = neighbour ? places.NEIGHBOUR_STREETS : places.STREETS
    const street = streets[at % streets.length] ?? places.STREETS[0]
    const officer = neighbour || at === 30 || at === 31 ? null : `demo-officer-${(at % places.OFFICERS.length) + 1}`
    return {
      version: 1, run: null,
      ...companyColumns(`company-${at + 1}`, {
        uscc: makeUscc(`91370613${withOrganisationCheck(`MA3C${String(at + 1).padStart(4, '0')}`)}`),
        name: companyName(at),
        areaId: street.id,
        address: `${street.name}示范路 ${at + 11} 号`,
        officerId: officer ? idOf(officer) : null,
        key: at % 9 === 0,
        contacts: [{ name: places.OWNERS[at] ?? '', phone: mobileOf(at + 1) }, { name: '', phone: mobileOf(500 + at) }].map((contact) => ({ ...sealContact(vault, contact) })),
      }),
    }
  })
}

const windowId = (hall: string, number: string): string => `${hall}-window-${number}`

function windowsOf(): { halls: HallRow[]; windows: WindowRow[] } {
  const halls = places.HALLS.map(({ id, name, address }) => ({ id, name, area_id: places.DISTRICT.id, address }))
  const windows = places.HALLS.flatMap((hall) =>
    hall.windows.map(({ number, name, unit }) => ({ id: windowId(hall.id, number), hall_id: hall.id, unit_id: unit, name, number })))
  return { halls, windows }
}

function codesOf(companies: readonly CompanyRow[], windows: readonly WindowRow[]): CodeRow[] {
  const code = (of: CodeRow['of'], id: string, over: Partial<CodeRow> = {}): CodeRow => {
    const codeId = codeIdOf(id)
    return { code_id: codeId, of, id, revision: 0, short_code: makeShortCode(bytesOf(`short|${codeId}`, 5)), status: 'active', issued_at: ISSUED, revoked_at: null, reason: null, ...over }
  }
  return [
    ...companies.map(({ id }, at) => code('company', id, {
      // One code is stopped and one was reissued, so that both pages can be seen.
      ...(at === 28 ? { status: 'revoked' as const, revoked_at: '2026-11-03T02:00:00.000Z', reason: '企业迁出' } : {}),
      ...(at === 27 ? { revision: 1, issued_at: '2026-10-12T02:00:00.000Z' } : {}),
    })),
    ...windows.map(({ id }) => code('window', id)),
  ]
}

function printedOf(tools: SeedTools, { companies, codes }: Pick<Town, 'companies' | 'codes'>): SeededCode[] {
  const signer = createCodeSigner(parseConfig({ ...tools.environment }).codeKeys)
  const revisionOf = (codeId: string): number => codes.find((code) => code.code_id === codeId)?.revision ?? 0
  const scene = (id: string, revision = revisionOf(codeIdOf(id))): string => signer.sign({ codeId: codeIdOf(id), revision })
  const forged = scene(companies[0]?.id ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  return [
    ...companies.map(({ id, name }, at) => ({ scene: scene(id), label: `企业码：${name}${at === 28 ? '（已停用）' : ''}`, kind: at === 28 ? 'revoked' : 'company' })),
    ...places.HALLS.flatMap((hall) => hall.windows.map(({ name, number }) => ({
      scene: scene(windowId(hall.id, number)), label: `窗口码：${hall.name} ${name} ${number} 号窗口`, kind: 'window',
    }))),
    { scene: scene(companies[27]?.id ?? '', 0), label: '已换新的旧企业码', kind: 'replaced' },
    { scene: forged, label: '伪造的企业码', kind: 'forged' },
  ]
}

/** The whole town, made in memory: the same on every machine but for the keys that seal it. */
export function buildTown(tools: SeedTools): Town {
  const companies = companiesOf(tools)
  const { halls, windows } = windowsOf()
  const codes = codesOf(companies, windows)
  return { tenants: tenantsOf(tools), cast: castOf(tools), areas: areasOf(), units: unitsOf(), companies, halls, windows, codes, printed: printedOf(tools, { companies, codes }) }
}
