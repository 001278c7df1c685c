import { COMPANY_FIELDS } from './company'
import type { RegisterFields } from './field'
import { namedIn, type RowInHand, type RowKind } from './read-row'

/** As what somebody serves a company. */
export const ASSIGNMENT_RANKS = { lead: '主责' } as const

/** Columns of a list that says who serves which company. */
const FIELDS = {
  uscc: { zh: COMPANY_FIELDS.uscc.zh, kind: 'uscc', headings: COMPANY_FIELDS.uscc.headings },
  name: { zh: COMPANY_FIELDS.name.zh, kind: 'line', max: COMPANY_FIELDS.name.max, headings: COMPANY_FIELDS.name.headings },
  officerId: { ...COMPANY_FIELDS.officerId, headings: [...COMPANY_FIELDS.officerId.headings, '专员姓名', '结对人', '结对专员', '包联人', '包保人', '姓名'] },
  officerPhone: { ...COMPANY_FIELDS.officerPhone, headings: [...COMPANY_FIELDS.officerPhone.headings, '工作电话', '办公电话', '联系电话', '电话'] },
  rank: { zh: '结对身份', kind: 'choice', words: ASSIGNMENT_RANKS, also: { 主责专员: 'lead', 专员: 'lead', 服务专员: 'lead', 主办: 'lead' }, headings: ['结对身份', '身份', '角色', '级别', '主责', '类型'] },
} as const satisfies RegisterFields

const digits = (phone: string | null | undefined): string => (phone ?? '').replace(/\D/g, '')

/** His name, of several so called with his work phone, or the phone alone. */
function officerMeant(row: RowInHand): void {
  const { officerId: name, officerPhone: phone } = row.raw
  for (const field of Object.keys(row.values)) delete row.values[field]
  const [field, words] = typeof name === 'string' ? ['officerId', name] : ['officerPhone', phone]
  if (typeof words !== 'string' || field === undefined) return row.fault('officerId', { code: 'MISSING' })
  const officer = namedIn(row, field, row.circumstances.officials, words, 'OFFICIAL_UNKNOWN', 'OFFICIAL_SEVERAL', typeof phone === 'string' ? (one) => digits(one.phone) === phone : undefined)
  if (officer !== undefined) row.values['officerId'] = officer
}

/** A company is told by its code, or else by its name. */
function companyNamed(row: RowInHand): void {
  if (row.raw['uscc'] === undefined && row.raw['name'] === undefined && !row.problems.some(({ field }) => field === 'uscc')) row.fault('uscc', { code: 'MISSING' })
}

/** How a row of 结对名单 is read: the officer of a company and nothing else of it. Key: the credit code; without one the register tells by the name. */
export const ASSIGNMENT_ROW: RowKind = {
  fields: FIELDS, identity: [], name: 'name', together: [officerMeant, companyNamed],
  keyOf: ({ raw }) => (typeof raw['uscc'] === 'string' ? raw['uscc'] : null),
}
