import { COMPANY_FIELDS } from './company'
import type { RegisterFields } from './field'

/** As what somebody serves a company. */
export const ASSIGNMENT_RANKS = { lead: '主责' } as const

/** Columns of a list that says who serves which company. */
export const ASSIGNMENT_FIELDS = {
  uscc: { zh: COMPANY_FIELDS.uscc.zh, kind: 'uscc', headings: COMPANY_FIELDS.uscc.headings },
  name: { zh: COMPANY_FIELDS.name.zh, kind: 'line', max: COMPANY_FIELDS.name.max, headings: COMPANY_FIELDS.name.headings },
  officerId: { ...COMPANY_FIELDS.officerId, headings: [...COMPANY_FIELDS.officerId.headings, '专员姓名', '结对人', '结对专员', '包联人', '包保人', '姓名'] },
  officerPhone: { ...COMPANY_FIELDS.officerPhone, headings: [...COMPANY_FIELDS.officerPhone.headings, '工作电话', '办公电话', '联系电话', '电话'] },
  rank: { zh: '结对身份', kind: 'choice', words: ASSIGNMENT_RANKS, also: { 主责专员: 'lead', 专员: 'lead', 服务专员: 'lead', 主办: 'lead' }, headings: ['结对身份', '身份', '角色', '级别', '主责', '类型'] },
} as const satisfies RegisterFields
