import { TAKES_LABELS } from '../../shared/api/takes'
import { ASSIGNMENT_RANKS } from '../../shared/register/assignment-fields'
import type { AnyRank } from '../../shared/register/pair-up'
import { AREA_LEVELS, type AreaLevel } from '../../shared/register/area'
import type { ImportKind } from '../../shared/register/import'
import { SHEET_ROLES, type OfficeRole } from '../../shared/register/office'
import { SHEETS } from '../../shared/register/sheets'
import { UNIT_KINDS, type UnitKind } from '../../shared/register/unit'
import { FIRST_ADMIN, OFFICIALS } from './castings'
import { COMPANIES } from './companies'
import { areasOf, unitsOf } from './directory'
import { workPhoneOf } from './people'
import { CITY, DISTRICT, HALLS, ROOMS } from './places'

/** A row by field. */
type Row = Readonly<Record<string, string>>

const yes = (is: boolean): string => (is ? '是' : '否')
const AREAS = areasOf()
const UNITS = unitsOf()
/** What there is before the first sheet: where the first administrator sits, and in what. */
export const AREA_THERE = CITY.id
export const UNIT_THERE = ROOMS.cityCentre.id

const areaNamed = (id: string | null | undefined): string => AREAS.find((area) => area.id === id)?.name ?? ''
const unitNamed = (id: string | null | undefined): string => UNITS.find((unit) => unit.id === id)?.name ?? ''

/** A line of 结对名单 for whoever it is (openid); none for nobody. */
function serving(rank: AnyRank, openid: string | null): { officerId: string; officerPhone: string; rank: string }[] {
  const { name = '', phone = '' } = OFFICIALS.find((each) => each.openid === openid) ?? {}
  return openid === null ? [] : [{ officerId: name, officerPhone: workPhoneOf(phone), rank: ASSIGNMENT_RANKS[rank] }]
}

/** Each is read into what those before it have made. */
export const SHEET_ORDER = ['areas', 'units', 'officials', 'windows', 'companies', 'assignments'] as const satisfies readonly ImportKind[]
export type SheetName = (typeof SHEET_ORDER)[number]

/** What each sheet of the demonstration says, by field. */
export const ROWS: Readonly<Record<SheetName, readonly Row[]>> = {
  areas: AREAS.filter(({ id }) => id !== AREA_THERE).map(({ name, level, parent_id, code }) => ({ name, level: AREA_LEVELS[level as AreaLevel], parentId: areaNamed(parent_id), code: code ?? '' })),
  units: UNITS.filter(({ id }) => id !== UNIT_THERE).map(({ name, area_id, kind, phone, takes }) =>
    ({ name, areaId: areaNamed(area_id), kind: UNIT_KINDS[kind as UnitKind], phone, takes: takes.map((each) => TAKES_LABELS[each] ?? each).join('、') })),
  officials: OFFICIALS.filter(({ openid }) => openid !== FIRST_ADMIN).map(({ name, phone, role, memberships: [office] }) =>
    ({ name, phone, workPhone: workPhoneOf(phone), role: SHEET_ROLES[role as OfficeRole], unitId: unitNamed(office?.unitId), areaId: areaNamed(office?.areaId), head: yes(office?.head === true) })),
  windows: HALLS.flatMap((hall) => hall.windows.map(({ number, name, unit }) => ({ hallName: hall.name, hallAreaId: DISTRICT.name, hallAddress: hall.address, number, name, unitId: unitNamed(unit) }))),
  companies: COMPANIES.map(({ uscc, name, areaId, address, key, contacts: [first] }) =>
    ({ uscc, name, areaId: areaNamed(areaId), address, key: yes(key), contactName: first?.name ?? '', contactPhone: first?.phone ?? '' })),
  assignments: COMPANIES.flatMap(({ uscc, name, officer, deputy, leaders }) => [...serving('lead', officer), ...serving('deputy', deputy), ...leaders.flatMap((leader) => serving('leader', leader))]
    .map((served) => ({ uscc, name, ...served }))),
}

/** A sheet as a table: its heading, then its rows. */
export function tableOf(name: SheetName): string[][] {
  const columns = Object.keys(ROWS[name][0] ?? {})
  return [columns.map((column) => SHEETS[name].fields[column]?.zh ?? column), ...ROWS[name].map((row) => columns.map((column) => row[column] ?? ''))]
}

/** Where a sheet of the demonstration lies. */
export const sheetFile = (name: SheetName): string => `emulator/seed/sheets/${name}.csv`
