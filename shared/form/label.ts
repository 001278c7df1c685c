import type { Field, FieldKind } from './field'

/** Said when a field of the kind was left empty, and how it is called above its control. */
// prettier-ignore
export const KIND_WORDS: Record<FieldKind, { zh: string; ask: string }> = {
  prose:      { zh: '说明',         ask: '请写一句话' },
  line:       { zh: '内容',         ask: '请填写这一项' },
  files:      { zh: '照片和文件',   ask: '请添加照片或文件' },
  choice:     { zh: '选择',         ask: '请选一项' },
  picks:      { zh: '选择',         ask: '请选一项' },
  money:      { zh: '金额（元）',   ask: '请填写金额' },
  unit:       { zh: '单位',         ask: '请选一个单位' },
  person:     { zh: '人员',         ask: '请选一个人' },
  target:     { zh: '单位或专员',   ask: '请选一个单位或专员' },
  region:     { zh: '地区',         ask: '请选一个地区' },
  date:       { zh: '日期',         ask: '请选一个日期' },
  flag:       { zh: '是否',         ask: '请选一下' },
  phone:      { zh: '电话',         ask: '请填写电话' },
  visibility: { zh: '给谁看',       ask: '请选一下给谁看' },
}

/** How a field is called above its control. */
export const labelOf = ({ zh, kind }: Field): string => zh ?? KIND_WORDS[kind].zh
