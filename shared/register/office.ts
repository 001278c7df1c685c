import { keysOf } from '../kernel/keys-of'
import { addMs, chinaDay, type ChinaDay, chinaInstant, DAY_MS, type Instant } from '../kernel/instant'
import type { RegisterFields } from './field'

/** Roles that are given by the register, and what they are called. */
export const OFFICE_ROLES = { officer: '{officer}', department: '承办单位', dispatcher: '分办员', supervisor: '督办员', admin: '系统管理员', lastResort: '兜底负责人' } as const
export type OfficeRole = keyof typeof OFFICE_ROLES
export const OFFICE_ROLE_NAMES = keysOf(OFFICE_ROLES)

/** The same in sheets, whose words are a format: no tenant's own. */
export const SHEET_ROLES = { ...OFFICE_ROLES, officer: '服务专员' } as const

/** What the register keeps of an official and one office of his, in the order of form and sheet. He is found again by his mobile number. */
export const OFFICE_FIELDS = {
  name: { zh: '姓名', kind: 'line', max: 30, required: true, headings: ['姓名', '人员姓名', '专员姓名', '工作人员', '干部姓名', '名字'] },
  phone: { zh: '手机号', kind: 'mobile', required: true, sealed: true, headings: ['手机号', '手机', '手机号码', '移动电话', '本人手机', '联系手机'] },
  workPhone: { zh: '办公电话', kind: 'line', max: 30, headings: ['办公电话', '工作电话', '座机', '固定电话', '单位电话', '联系电话', '对外电话'] },
  role: { zh: '职务', kind: 'choice', words: SHEET_ROLES, also: { 专员: 'officer', 企服专员: 'officer', 助企专员: 'officer', 联络员: 'officer', 企业联络员: 'officer', 包联干部: 'officer', 网格员: 'officer', 单位人员: 'department', 部门: 'department', 承办部门: 'department', 部门人员: 'department', 经办人: 'department', 承办人: 'department', 派单员: 'dispatcher', 督查员: 'supervisor', 分管领导: 'supervisor', 管理员: 'admin' }, required: true, headings: ['角色', '身份', '人员类型', '岗位', '职务'] },
  unitId: { zh: '单位', kind: 'unit', required: true, headings: ['单位', '所属单位', '部门', '所在单位', '工作单位', '所属部门'] },
  areaId: { zh: '负责区域', kind: 'area', headings: ['负责区域', '区域', '所属区域', '所属街道', '街道', '辖区', '属地', '所属镇街'] },
  head: { zh: '单位负责人', kind: 'flag', headings: ['单位负责人', '负责人', '是否负责人', '科长', '是否领导'] },
  from: { zh: '任期第一天', kind: 'day', headings: ['任期第一天', '任职起', '起始日期', '开始日期', '任期起', '任职日期', '到任日期', '生效日期'] },
  until: { zh: '任期最后一天', kind: 'day', headings: ['任期最后一天', '到期日', '截止日期', '任期至', '结束日期', '有效期至'] },
} as const satisfies RegisterFields
export type OfficeField = keyof typeof OFFICE_FIELDS

/** What its history speaks of. */
export const OFFICE_KEPT_LABELS = {
  personId: '人员', name: '姓名', phone: '手机号', workPhone: '办公电话', role: '职务', unitId: '单位', areaId: '负责区域', head: '单位负责人', from: '任期第一天', until: '任期最后一天', state: '状态',
} as const
export type OfficeKept = keyof typeof OFFICE_KEPT_LABELS

/** Which place an office is of: the unit of a department, the area of everybody else. One person has one office of a role and place. */
export const placeOfOffice = ({ role, unitId, areaId }: { role: OfficeRole; unitId: string; areaId: string }): string => (role === 'department' ? unitId : areaId)

/** What names an office: its person, role and place. At most 64 characters. */
export const officeIdOf = (personId: string, role: string, place: string): string => `${personId}:${role}:${place}`

/** When an office begins whose first day that is: at midnight in China. */
export const startOfOffice = (first: ChinaDay): Instant => chinaInstant(first)

/** When an office is over whose last day that is: at midnight in China. */
export const endOfOffice = (last: ChinaDay): Instant => addMs(chinaInstant(last), DAY_MS)

/** Its last day. */
export const lastDayOf = (end: Instant): ChinaDay => chinaDay(addMs(end, -1))
