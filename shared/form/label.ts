import type { Field, FieldKind } from './field'

/** How a field of the kind is called above its control. Apart from what may be wrong with it: lists call their filters so and check nothing. */
const KIND_LABELS: Record<FieldKind, string> = {
  prose: '说明',
  line: '内容',
  files: '照片和文件',
  choice: '选择',
  picks: '选择',
  money: '金额（元）',
  unit: '单位',
  person: '人员',
  target: '单位或人员',
  region: '地区',
  date: '日期',
  flag: '是否',
  phone: '电话',
  visibility: '给谁看',
}

/** How a field is called above its control. */
export const labelOf = ({ zh, kind }: Field): string => zh ?? KIND_LABELS[kind]
