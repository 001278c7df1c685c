import { ASSIGNMENT_FIELDS } from './assignment-fields'
import { namedIn, type RowInHand, type RowKind } from './read-row'

const digits = (phone: string | null | undefined): string => (phone ?? '').replace(/\D/g, '')

/** His name, of several so called with his work phone, or the phone alone. A leader may be anybody in office; nothing said of the rank: the officer. */
function officerMeant(row: RowInHand): void {
  const { officerId: name, officerPhone: phone, rank = 'lead' } = row.raw
  const { officials, inOffice = officials } = row.circumstances
  const [field, words] = typeof name === 'string' ? ['officerId', name] : ['officerPhone', phone]
  if (typeof words !== 'string' || field === undefined) return row.fault('officerId', { code: 'MISSING' })
  const officer = namedIn(row, field, rank === 'leader' ? inOffice : officials, words, 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL', typeof phone === 'string' ? (one) => digits(one.phone) === phone : undefined)
  if (officer !== undefined) Object.assign(row.values, { officerId: officer, rank })
}

/** A company is told by its code, or else by its name. */
function companyNamed(row: RowInHand): void {
  if (row.raw['uscc'] === undefined && row.raw['name'] === undefined && !row.problems.some(({ field }) => field === 'uscc')) row.fault('uscc', { code: 'MISSING' })
}

/** How a row of 结对名单 is read: who is there for a company, as what, and nothing else of it. Key: the credit code; without one the register tells by the name. */
export const ASSIGNMENT_ROW: RowKind = {
  fields: ASSIGNMENT_FIELDS, identity: [], name: 'name', apart: Object.keys(ASSIGNMENT_FIELDS), together: [officerMeant, companyNamed],
  keyOf: ({ raw }) => (typeof raw['uscc'] === 'string' ? raw['uscc'] : null),
}
