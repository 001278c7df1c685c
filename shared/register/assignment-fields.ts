import { COMPANY_FIELDS } from './company'
import type { RegisterFields } from './field'
import { RANKS } from './pairing'

/** As what somebody is there for a company: its officer, or one of those besides (docs/adr/0015). */
export const ASSIGNMENT_RANKS = { lead: '主办专员', deputy: '副专员', leader: RANKS.leader } as const

const ALSO = {
  主责: 'lead', 主责专员: 'lead', 专员: 'lead', 服务专员: 'lead', 主办: 'lead', 副: 'deputy', 副责: 'deputy', 协办: 'deputy', 协办专员: 'deputy', 副职: 'deputy',
  领导: 'leader', 包联领导: 'leader', 包保领导: 'leader', 挂联领导: 'leader', 挂钩领导: 'leader', 县级领导: 'leader', 区级领导: 'leader', 市级领导: 'leader',
} as const

/** Columns of a list that says who serves which company. */
export const ASSIGNMENT_FIELDS = {
  uscc: { zh: COMPANY_FIELDS.uscc.zh, kind: 'uscc', headings: COMPANY_FIELDS.uscc.headings },
  name: { zh: COMPANY_FIELDS.name.zh, kind: 'line', max: COMPANY_FIELDS.name.max, headings: COMPANY_FIELDS.name.headings },
  officerId: { ...COMPANY_FIELDS.officerId, headings: [...COMPANY_FIELDS.officerId.headings, '专员姓名', '结对人', '结对专员', '包联人', '包保人', '姓名'] },
  officerPhone: { ...COMPANY_FIELDS.officerPhone, headings: [...COMPANY_FIELDS.officerPhone.headings, '工作电话', '办公电话', '联系电话', '电话'] },
  rank: { zh: '结对身份', kind: 'choice', words: ASSIGNMENT_RANKS, also: ALSO, headings: ['结对身份', '身份', '角色', '角色/身份', '级别', '主责', '类型'] },
} as const satisfies RegisterFields
