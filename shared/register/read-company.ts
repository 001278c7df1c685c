import { COMPANY_FIELDS, type CompanyField } from './company'
import type { Value } from './field'
import { type Circumstances, meant } from './read-cell'
import { type CellsOf, readCells, type ReadRow } from './read-row'

/** A row of companies. `contact`: personal data as it stands, to be sealed at once. */
export interface ReadCompany extends ReadRow {
  contact: { name: string; phone: string } | null
}

const digits = (phone: string | null | undefined): string => (phone ?? '').replace(/\D/g, '')

/** The officer that a name means, of several so called the one with that work phone. `name` '': by his phone alone. */
export function meantOfficer(officials: Circumstances['officials'], name: string, phone: Value | undefined): ReturnType<typeof meant> {
  if (name === '') return meant(officials, String(phone), 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL')
  return meant(officials, name, 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL', typeof phone === 'string' ? (one) => digits(one.phone) === phone : undefined)
}

/** Reads a row of companies; what a new one must have is asked for where it is written. */
export function readCompanyRow(cells: CellsOf<CompanyField>, circumstances: Circumstances): ReadCompany {
  const { raw, problems, folds, fault, isFaulty } = readCells(COMPANY_FIELDS, cells, circumstances)
  const { gridId, officerId, officerPhone, contactName, contactPhone, ...values } = raw
  const resolved: Partial<Record<CompanyField, Value>> = { ...values }
  if (typeof gridId === 'string' && typeof raw.areaId === 'string') {
    const area = raw.areaId
    const grid = meant(circumstances.areas, gridId, 'BELOW_UNKNOWN', 'AREA_SEVERAL', ({ within }) => within?.includes(area) ?? false)
    fault('gridId', grid.problem)
    if (grid.value !== undefined) resolved.areaId = grid.value
  }
  if (typeof officerId === 'string') {
    const officer = meantOfficer(circumstances.officials, officerId, officerPhone)
    fault('officerId', officer.problem)
    if (officer.value !== undefined) resolved.officerId = officer.value
  }
  if (contactName !== undefined && contactPhone === undefined && !isFaulty('contactPhone')) fault('contactName', { code: 'CONTACT_NAME' })
  const contact = typeof contactPhone === 'string' ? { name: typeof contactName === 'string' ? contactName : '', phone: contactPhone } : null
  // Without a key nobody knows which company it is, whatever else it says.
  if (cells.uscc === undefined || (raw.uscc === undefined && !isFaulty('uscc'))) fault('uscc', { code: 'MISSING' })
  return { key: typeof raw.uscc === 'string' ? raw.uscc : null, name: typeof raw.name === 'string' ? raw.name : cells.name?.text.trim() ?? '', values: resolved, contact, problems, folds }
}
