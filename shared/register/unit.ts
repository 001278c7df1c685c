import type { RegisterFields } from './field'

export const UNIT_KINDS = { department: '部门', station: '服务站', hall: '大厅', office: '办公室' } as const
export type UnitKind = keyof typeof UNIT_KINDS

/** What the register keeps of a unit, in the order of form and sheet. */
export const UNIT_FIELDS = {
  name: { zh: '单位名称', kind: 'line', max: 40, required: true, headings: ['单位名称', '名称', '部门名称', '承办单位', '单位', '部门', '机构名称'] },
  areaId: { zh: '所属区域', kind: 'area', required: true, headings: ['所属区域', '区域', '所属街道', '所在区域', '属地', '辖区', '所属镇街', '级别'] },
  kind: { zh: '单位类型', kind: 'choice', words: UNIT_KINDS, also: { 委办局: 'department', 承办单位: 'department', 企业服务站: 'station', 站所: 'station', 政务大厅: 'hall', 便民服务中心: 'hall', 中心: 'office' }, headings: ['单位类型', '类型', '类别', '机构类型'] },
  phone: { zh: '对外电话', kind: 'line', max: 30, headings: ['对外电话', '电话', '联系电话', '办公电话', '咨询电话', '单位电话', '值班电话'] },
  takes: { zh: '承办事项', kind: 'takes', headings: ['承办事项', '受理事项', '负责事项', '职责', '事项', '承办范围', '业务范围'] },
} as const satisfies RegisterFields
export type UnitField = keyof typeof UNIT_FIELDS

/** What its history speaks of. */
export const UNIT_KEPT_LABELS = { name: '单位名称', areaId: '所属区域', kind: '单位类型', phone: '对外电话', takes: '承办事项', state: '状态', mergedInto: '并入' } as const
export type UnitKept = keyof typeof UNIT_KEPT_LABELS
