import { createHash } from 'node:crypto'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { companyColumns } from '../../cloudfunctions/_register/company-rows'
import { sealContact } from '../../cloudfunctions/_register/contacts'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { makeShortCode } from '../../shared/register/short-code'
import { makeCodeId } from '../../shared/register/signed-code'
import type { SeededCode, SeedTools } from '../seed-tools'
import { CASTINGS, FIRST_ADMIN, OFFICERS } from './castings'
import { COMPANIES } from './companies'
import { type Cast, caster } from './people'
import * as places from './places'
import type { AreaRow, CodeRow, CompanyRow, HallRow, PairingRow, TenantRow, UnitRow, WindowRow } from './rows'

/** Deterministic bytes by name: the same demonstration everywhere. */
const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(`demo|${name}`).digest().subarray(0, length))

const ISSUED = '2026-03-02T01:00:00.000Z'

export interface Town {
  tenants: TenantRow[]
  cast: Cast[]
  areas: AreaRow[]
  units: UnitRow[]
  companies: CompanyRow[]
  pairings: PairingRow[]
  halls: HallRow[]
  windows: WindowRow[]
  codes: CodeRow[]
  printed: SeededCode[]
}

export function areasOf(): AreaRow[] {
  const { CITY, DISTRICT, NEIGHBOUR } = places
  const streets = (of: readonly { id: string; name: string }[], district: string): AreaRow[] =>
    of.map(({ id, name }) => ({ id, name, level: 'street', parent_id: district, path: [id, district, CITY.id], code: id }))
  return [
    { id: CITY.id, name: CITY.name, level: 'city', parent_id: null, path: [CITY.id], code: CITY.id },
    ...[DISTRICT, NEIGHBOUR].map(({ id, name }): AreaRow => ({ id, name, level: 'district', parent_id: CITY.id, path: [id, CITY.id], code: id })),
    ...streets(places.STREETS, DISTRICT.id),
    ...streets(places.NEIGHBOUR_STREETS, NEIGHBOUR.id),
  ]
}

function tenantsOf(tools: SeedTools): TenantRow[] {
  const { vault, idOf } = caster(tools)
  return [{ name: `${places.CITY.name}（演示）`, key_mark: vault.blind('tenant'), first_person: idOf(FIRST_ADMIN), made_at: ISSUED }]
}

export function unitsOf(): UnitRow[] {
  const { CITY, CITY_UNIT, DISTRICT, ROOMS, STREETS, UNITS } = places
  const rooms = [...STREETS.map(places.stationOf), ...Object.values(ROOMS)]
  return [
    ...UNITS.map(({ id, name, takes }, at) => ({ id, name, area_id: DISTRICT.id, kind: 'department', phone: `0000-66000${at}1`, takes: [...takes].sort() })),
    { id: CITY_UNIT.id, name: CITY_UNIT.name, area_id: CITY.id, kind: 'department', phone: '0000-6600091', takes: [...CITY_UNIT.takes].sort() },
    ...rooms.map(({ id, name, areaId }, at) => ({ id, name, area_id: areaId, kind: at < STREETS.length ? 'station' : 'office', phone: `0000-6601${String(at).padStart(3, '0')}`, takes: [] })),
  ]
}

function castOf(tools: SeedTools): Cast[] {
  const { cast, idOf } = caster(tools)
  const all = CASTINGS.map(cast)
  const named = (openid: string | undefined): Cast | undefined => all.find((each) => each.openid === openid)
  // The last officer is away, and the one beside him stands in: so that this can be seen.
  const [away, standIn] = [named(OFFICERS.at(-1)?.openid), named(OFFICERS[5]?.openid)]
  if (away && standIn) {
    away.person.leave = { from: '2026-11-01T00:00:00.000Z', to: '2027-12-31T16:00:00.000Z', standIn: idOf(standIn.openid), standInName: standIn.person.work_name, standInPhone: standIn.person.work_phone }
  }
  return all
}

/** Id of the code on a company's door or at a window. */
const codeIdOf = (id: string): string => makeCodeId(bytesOf(id, 8))

function companiesOf(tools: SeedTools): CompanyRow[] {
  const { vault, idOf } = caster(tools)
  return COMPANIES.map(({ id, officer, deputy: _deputy, leaders: _leaders, contacts, ...values }) => ({
    version: 1, run: null, ...companyColumns(id, { ...values, officerId: officer === null ? null : idOf(officer), contacts: contacts.map((contact) => ({ ...sealContact(vault, contact) })) }),
  }))
}

function pairingsOf(tools: SeedTools): PairingRow[] {
  const { idOf } = caster(tools)
  return COMPANIES.flatMap(({ id, deputy, leaders }) => [...(deputy === null ? [] : [{ openid: deputy, rank: 'deputy' }]), ...leaders.map((openid) => ({ openid, rank: 'leader' }))]
    .map(({ openid, rank }) => ({ company_id: id, person_id: idOf(openid), rank })))
}

export const windowId = (hall: string, number: string): string => `${hall}-window-${number}`

function windowsOf(): { halls: HallRow[]; windows: WindowRow[] } {
  const halls = places.HALLS.map(({ id, name, address }) => ({ id, name, area_id: places.DISTRICT.id, address }))
  const windows = places.HALLS.flatMap((hall) =>
    hall.windows.map(({ number, name, unit }) => ({ id: windowId(hall.id, number), hall_id: hall.id, unit_id: unit, name, number })))
  return { halls, windows }
}

function codesOf(companies: readonly CompanyRow[], windows: readonly WindowRow[]): CodeRow[] {
  const code = (of: CodeRow['of'], id: string, over: Partial<CodeRow> = {}): CodeRow => {
    const codeId = codeIdOf(id)
    return { code_id: codeId, of, id, revision: 0, short_code: makeShortCode(bytesOf(`short|${codeId}`, 5)), status: 'active', issued_at: ISSUED, ordered_at: null, printed_at: null, put_up_at: null, first_scanned_at: null, lost_at: null, put_up_by: null, put_up_photo: null, revoked_at: null, reason: null, ...over }
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
  return { tenants: tenantsOf(tools), cast: castOf(tools), areas: areasOf(), units: unitsOf(), companies, pairings: pairingsOf(tools), halls, windows, codes, printed: printedOf(tools, { companies, codes }) }
}
