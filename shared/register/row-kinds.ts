import { AREA_FIELDS, type AreaLevel, liesBelow } from './area'
import { COMPANY_FIELDS } from './company'
import { OFFICE_FIELDS } from './office'
import { namedIn, type RowInHand, type RowKind } from './read-row'
import { UNIT_FIELDS } from './unit'
import { WINDOW_FIELDS } from './window'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
/** Parts of a key; null when one is missing. */
const keyOf = (...parts: readonly unknown[]): string | null => (parts.every((part) => typeof part === 'string') ? parts.join('|') : null)

/** A grid is the area itself, told from others of its name by the area that was named beside it. */
function gridInArea(row: RowInHand): void {
  const [grid, area] = [text(row.raw['gridId']), text(row.raw['areaId'])]
  if (grid === null || area === null) return
  row.values['areaId'] = namedIn(row, 'gridId', row.circumstances.areas, grid, 'BELOW_UNKNOWN', 'AREA_SEVERAL', ({ within }) => within?.includes(area) ?? false) ?? area
}

/** The officer's phone tells one of two from the other. */
function officerByPhone(row: RowInHand): void {
  const [name, phone] = [text(row.raw['officerId']), text(row.raw['officerPhone'])]
  if (name === null) return
  const fits = phone === null ? undefined : ({ phone: his }: { phone?: string | null }) => (his ?? '').replace(/\D/g, '') === phone
  const officer = namedIn(row, 'officerId', row.circumstances.officials, name, 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL', fits)
  if (officer !== undefined) row.values['officerId'] = officer
}

/** Name and phone make a contact. */
function contactOfCompany(row: RowInHand): void {
  const { contactName, contactPhone } = row.raw
  if (contactName !== undefined && contactPhone === undefined && !row.problems.some(({ field }) => field === 'contactPhone')) row.fault('contactName', { code: 'CONTACT_NAME' })
  if (typeof contactPhone === 'string') row.contact = { name: text(contactName) ?? '', phone: contactPhone }
}

/** An area lies in one of a higher level. */
function belowItsParent(row: RowInHand): void {
  const [level, parentId] = [text(row.raw['level']), text(row.raw['parentId'])]
  const above = parentId === null ? undefined : row.circumstances.areas.find(parentId).find(({ id }) => id === parentId)?.level
  if (level !== null && above !== undefined && !liesBelow(level as AreaLevel, above as AreaLevel)) row.fault('level', { code: 'LEVEL_ABOVE' })
}

/** His name is public, his number is not: both go where what is personal goes. */
function ownNumber(row: RowInHand): void {
  const phone = text(row.raw['phone'])
  if (phone !== null) row.contact = { name: text(row.raw['name']) ?? '', phone }
}

/** Who serves an area says which; a unit's own people are of its. */
function areaOfRole(row: RowInHand): void {
  const { role, areaId } = row.raw
  if (role !== undefined && role !== 'department' && areaId === undefined && !row.problems.some(({ field }) => field === 'areaId')) row.fault('areaId', { code: 'MISSING' })
}

/**
 * How each kind of sheet is read. Keys: of an area its code, else the area above and its name; of a unit its area and name; of a window its hall, the hall's area and
 * its number; of an office its role and place, to which whoever keeps it puts the keyed hash of the number (`contact`).
 */
export const ROW_KINDS = {
  company: {
    fields: COMPANY_FIELDS, identity: ['uscc'], name: 'name', apart: ['gridId', 'officerId', 'officerPhone', 'contactName', 'contactPhone'],
    together: [gridInArea, officerByPhone, contactOfCompany], keyOf: ({ raw }) => text(raw['uscc']),
  },
  area: { fields: AREA_FIELDS, identity: ['name'], name: 'name', apart: [], together: [belowItsParent], keyOf: ({ raw }) => text(raw['code']) ?? keyOf(raw['parentId'], raw['name']) },
  unit: { fields: UNIT_FIELDS, identity: ['name', 'areaId'], name: 'name', apart: [], together: [], keyOf: ({ raw }) => keyOf(raw['areaId'], raw['name']) },
  window: { fields: WINDOW_FIELDS, identity: ['hallName', 'hallAreaId', 'number'], name: 'name', apart: [], together: [], keyOf: ({ raw }) => keyOf(raw['hallAreaId'], raw['hallName'], raw['number']) },
  office: {
    fields: OFFICE_FIELDS, identity: ['phone', 'role', 'unitId'], name: 'name', apart: ['phone'], together: [ownNumber, areaOfRole],
    keyOf: ({ raw }) => keyOf(raw['role'], raw['role'] === 'department' ? raw['unitId'] : raw['areaId']),
  },
} as const satisfies Record<string, RowKind>
export type RowKindName = keyof typeof ROW_KINDS
