import { keysOf } from '../kernel/keys-of'
import type { RegisterFields } from './field'

/** Levels of the tree, from the top; an area is of a lower level than the one it lies in, and levels may be left out. */
export const AREA_LEVELS = { province: '省', city: '市', district: '区县', street: '镇街', village: '村社', grid: '网格' } as const
export type AreaLevel = keyof typeof AREA_LEVELS
export const AREA_LEVEL_NAMES = keysOf(AREA_LEVELS)

/** May an area of that level lie in one of the other? */
export const liesBelow = (level: AreaLevel, above: AreaLevel): boolean => AREA_LEVEL_NAMES.indexOf(level) > AREA_LEVEL_NAMES.indexOf(above)

/** What the register keeps of an area, in the order of form and sheet. */
export const AREA_FIELDS = {
  name: { zh: '区域名称', kind: 'line', max: 40, required: true, headings: ['区域名称', '名称', '区划名称', '行政区划', '地名', '区域', '网格名称', '社区名称', '村社名称'] },
  level: { zh: '级别', kind: 'choice', words: AREA_LEVELS, also: { 省级: 'province', 自治区: 'province', 直辖市: 'province', 市级: 'city', 地级市: 'city', 区: 'district', 县: 'district', 区县级: 'district', 街道: 'street', 镇: 'street', 乡: 'street', 乡镇: 'street', 乡镇街道: 'street', 村: 'village', 社区: 'village', 村居: 'village' }, required: true, headings: ['级别', '层级', '区域级别', '行政级别', '类型', '区划级别'] },
  parentId: { zh: '上级区域', kind: 'area', required: true, headings: ['上级区域', '上级', '所属区域', '上级区划', '上级名称', '隶属', '所属街道', '所属镇街'] },
  code: { zh: '区划代码', kind: 'digits', max: 15, headings: ['区划代码', '行政区划代码', '代码', '编码', '统计用区划代码', '网格编码'] },
} as const satisfies RegisterFields
export type AreaField = keyof typeof AREA_FIELDS

/** What its history speaks of. */
export const AREA_KEPT_LABELS = { name: '区域名称', level: '级别', parentId: '上级区域', code: '区划代码', state: '状态', mergedInto: '并入' } as const
export type AreaKept = keyof typeof AREA_KEPT_LABELS
