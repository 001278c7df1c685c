import { createHash } from 'node:crypto'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import type { Area, Code, Company, Hall, Person, ServiceWindow, Unit } from '../../shared/directory/schema'
import { makeShortCode } from '../../shared/directory/short-code'
import { makeCodeId } from '../../shared/directory/signed-code'
import { makeUscc } from '../../shared/directory/uscc'
import type { SeededCode, SeedTools } from '../seed-tools'
import { type Cast, caster, mobileOf } from './people'
import * as places from './places'

/** Deterministic bytes by name: the same demonstration everywhere. */
const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(`demo|${name}`).digest().subarray(0, length))

const ISSUED = '2026-03-02T01:00:00.000Z'

export interface Town {
  cast: Cast[]
  areas: Area[]
  units: Unit[]
  companies: Company[]
  halls: Hall[]
  windows: ServiceWindow[]
  codes: Code[]
  printed: SeededCode[]
}

const pathOf = (street: string, district: string): string[] => [street, district, places.CITY.id]

function areasOf(tenant: string): Area[] {
  const area = (id: string, name: string, level: Area['level'], parent: string | null, path: string[]): Area => ({ _id: id, tenant, schema: 1, name, level, parent, path })
  const { CITY, DISTRICT, NEIGHBOUR } = places
  return [
    area(CITY.id, CITY.name, 'city', null, [CITY.id]),
    ...[DISTRICT, NEIGHBOUR].map(({ id, name }) => area(id, name, 'district', CITY.id, [id, CITY.id])),
    ...places.STREETS.map(({ id, name }) => area(id, name, 'street', DISTRICT.id, pathOf(id, DISTRICT.id))),
    ...places.NEIGHBOUR_STREETS.map(({ id, name }) => area(id, name, 'street', NEIGHBOUR.id, pathOf(id, NEIGHBOUR.id))),
  ]
}

function unitsOf(tenant: string): Unit[] {
  const unit = (id: string, name: string, areaId: string, areaName: string, takes: readonly string[], phone: string): Unit => ({
    _id: id, tenant, schema: 1, name, areaId, areaName, phone, takes: [...takes] as Unit['takes'],
  })
  return [
    ...places.UNITS.map(({ id, name, takes }, at) => unit(id, name, places.DISTRICT.id, places.DISTRICT.name, takes, `0000-66000${at}1`)),
    unit(places.CITY_UNIT.id, places.CITY_UNIT.name, places.CITY.id, places.CITY.name, places.CITY_UNIT.takes, '0000-6600091'),
  ]
}

function castOf(tools: SeedTools): Cast[] {
  const { cast, idOf } = caster(tools)
  let serial = 100
  const official = (openid: string, role: string, name: string, memberships: Person['memberships'], unitName: string, leave?: Person['leave']): Cast =>
    cast({ openid, role, name, memberships, phone: mobileOf(++serial), unitName, official: true, ...(leave ? { leave } : {}) })
  const streetOf = (at: number) => places.STREETS[at % places.STREETS.length] ?? places.STREETS[0]
  const officers = places.OFFICERS.map((name, at) => {
    const street = streetOf(at)
    return official(`demo-officer-${at + 1}`, 'officer', name, [{ role: 'officer', areaId: street.id }], `${street.name}企业服务站`)
  })
  const members = [...places.UNITS.map((unit) => ({ ...unit, area: places.DISTRICT.id })), { ...places.CITY_UNIT, area: places.CITY.id }].flatMap((unit) =>
    unit.people.map((name, at) =>
      official(`demo-${unit.id}-${at + 1}`, 'department', name, [{ role: 'department', areaId: unit.area, unitId: unit.id, ...(at === 0 ? { head: true } : {}) }], unit.name)),
  )
  // The last officer is away, and the one beside him stands in: so that this can be seen.
  const away = officers.at(-1)
  const standIn = officers[5]
  if (away && standIn) {
    away.person.leave = { from: '2026-11-01T00:00:00.000Z', to: '2027-12-31T16:00:00.000Z', standIn: idOf(standIn.openid), standInName: standIn.person.workName, standInPhone: standIn.person.workPhone }
  }
  const desks = [
    official('demo-dispatcher', 'dispatcher', places.DISPATCHER, [{ role: 'dispatcher', areaId: places.DISTRICT.id }], '莱山区营商服务中心'),
    official('demo-city-dispatcher', 'dispatcher', places.CITY_DISPATCHER, [{ role: 'dispatcher', areaId: places.CITY.id }], '市营商服务中心'),
    official('demo-neighbour-dispatcher', 'dispatcher', places.NEIGHBOUR_DISPATCHER, [{ role: 'dispatcher', areaId: places.NEIGHBOUR.id }], '芝罘区营商服务中心'),
    official('demo-supervisor', 'supervisor', places.SUPERVISOR, [{ role: 'supervisor', areaId: places.DISTRICT.id }], '莱山区督查室'),
    official('demo-city-supervisor', 'supervisor', places.CITY_SUPERVISOR, [{ role: 'supervisor', areaId: places.CITY.id }], '市督查室'),
    official('demo-admin', 'admin', places.ADMIN, [{ role: 'admin', areaId: places.DISTRICT.id }], '莱山区营商服务中心'),
  ]
  const clerks = places.CLERKS.map((name, at) =>
    cast({ openid: `demo-owner-${at + 1}`, role: 'company', name, memberships: [{ role: 'company', companyId: `company-${at + 1}`, owner: true }], phone: mobileOf(at + 1), company: companyName(at), official: false }))
  const residents = places.RESIDENTS.map((name, at) =>
    cast({ openid: `demo-resident-${at + 1}`, role: 'resident', name, memberships: [], phone: mobileOf(900 + at), official: false }))
  return [...clerks, ...officers, ...members, ...desks, ...residents]
}

const companyName = (at: number): string => `云澜${places.COMPANIES[at]}有限公司`

/** Bigrams of a name, for the search by name. */
const gramsOf = (name: string): string[] => [...new Set(Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)))].filter((gram) => !['有限', '限公', '公司', '云澜'].includes(gram))

function companiesOf(tenant: string, tools: SeedTools): Company[] {
  const { vault, idOf } = caster(tools)
  return places.COMPANIES.map((_, at) => {
    const neighbour = at >= places.COMPANIES.length - 2
    const streets = neighbour ? places.NEIGHBOUR_STREETS : places.STREETS
    const street = streets[at % streets.length] ?? places.STREETS[0]
    const name = companyName(at)
    const officer = neighbour || at === 30 || at === 31 ? null : `demo-officer-${(at % places.OFFICERS.length) + 1}`
    return {
      _id: `company-${at + 1}`,
      tenant,
      schema: 1,
      name,
      uscc: makeUscc(`91370613MA3C${String(at + 1).padStart(5, '0')}`),
      areaId: street.id,
      areaName: street.name,
      areaPath: pathOf(street.id, neighbour ? places.NEIGHBOUR.id : places.DISTRICT.id),
      address: `${street.name}示范路 ${at + 11} 号`,
      officer: officer ? idOf(officer) : null,
      contactHashes: [vault.blind(mobileOf(at + 1)), vault.blind(mobileOf(500 + at))],
      codeId: makeCodeId(bytesOf(`company-${at + 1}`, 8)),
      grams: gramsOf(name),
    }
  })
}

function windowsOf(tenant: string): { halls: Hall[]; windows: ServiceWindow[] } {
  const unitName = (id: string): string => places.UNITS.find((unit) => unit.id === id)?.name ?? ''
  const halls = places.HALLS.map(({ id, name, address }): Hall => ({ _id: id, tenant, schema: 1, name, areaId: places.DISTRICT.id, address }))
  const windows = places.HALLS.flatMap((hall) =>
    hall.windows.map((window): ServiceWindow => {
      const id = `${hall.id}-window-${window.number}`
      return { _id: id, tenant, schema: 1, hallId: hall.id, hallName: hall.name, unitId: window.unit, unitName: unitName(window.unit), name: window.name, number: window.number, codeId: makeCodeId(bytesOf(id, 8)) }
    }))
  return { halls, windows }
}

function codesOf(tenant: string, companies: Company[], windows: ServiceWindow[]): Code[] {
  const code = (id: string, over: Partial<Code>): Code => ({
    _id: id, tenant, schema: 1, kind: 'company', companyId: null, windowId: null, revision: 0, shortCode: makeShortCode(bytesOf(`short|${id}`, 5)), status: 'active', issuedAt: ISSUED, revokedAt: null, reason: null, ...over,
  })
  return [
    ...companies.map((company, at) => code(company.codeId, {
      companyId: company._id,
      // One code is stopped and one was reissued, so that both pages can be seen.
      ...(at === 28 ? { status: 'revoked' as const, revokedAt: '2026-11-03T02:00:00.000Z', reason: '企业迁出' } : {}),
      ...(at === 27 ? { revision: 1, issuedAt: '2026-10-12T02:00:00.000Z' } : {}),
    })),
    ...windows.map((window) => code(window.codeId, { kind: 'window', windowId: window._id })),
  ]
}

function printedOf(tools: SeedTools, { companies, windows, codes }: Pick<Town, 'companies' | 'windows' | 'codes'>): SeededCode[] {
  const signer = createCodeSigner(parseConfig({ ...tools.environment }).codeKeys)
  const revisionOf = (codeId: string): number => codes.find((code) => code._id === codeId)?.revision ?? 0
  const scene = (codeId: string, revision = revisionOf(codeId)): string => signer.sign({ codeId, revision })
  const forged = scene(companies[0]?.codeId ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  return [
    ...companies.map((company, at) => ({ scene: scene(company.codeId), label: `企业码：${company.name}${at === 28 ? '（已停用）' : ''}`, kind: at === 28 ? 'revoked' : 'company' })),
    ...windows.map((window) => ({ scene: scene(window.codeId), label: `窗口码：${window.hallName} ${window.name} ${window.number} 号窗口`, kind: 'window' })),
    { scene: scene(companies[27]?.codeId ?? '', 0), label: '已换新的旧企业码', kind: 'replaced' },
    { scene: forged, label: '伪造的企业码', kind: 'forged' },
  ]
}

/** The whole town, made in memory: the same on every machine but for the keys that seal it. */
export function buildTown(tools: SeedTools): Town {
  const tenant = parseConfig({ ...tools.environment }).tenant
  const companies = companiesOf(tenant, tools)
  const { halls, windows } = windowsOf(tenant)
  const codes = codesOf(tenant, companies, windows)
  return { cast: castOf(tools), areas: areasOf(tenant), units: unitsOf(tenant), companies, halls, windows, codes, printed: printedOf(tools, { companies, windows, codes }) }
}
