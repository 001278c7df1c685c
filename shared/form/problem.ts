import { countCodePoints } from '../kernel/code-points'
import { foldedLine, foldedProse, inkOf } from '../kernel/text'
import { codeOf } from './checks'
import { INPUT_ERRORS } from './errors'
import type { Field, FieldKind } from './field'

/** Said when a field of the kind was left empty. */
const KIND_ASKS: Record<FieldKind, string> = {
  prose: '请写一句话',
  line: '请填写这一项',
  files: '请添加照片或文件',
  choice: '请选一项',
  picks: '请选一项',
  money: '请填写金额',
  unit: '请选一个单位',
  person: '请选一个人',
  target: '请选一个单位或人员',
  region: '请选一个地区',
  date: '请选一个日期',
  flag: '请选一下',
  phone: '请填写电话',
  visibility: '请选一下给谁看',
}

function tooLong(field: Field): string {
  if (field.kind === 'files' || field.kind === 'picks') return `最多 ${field.max} 个，请去掉几个`
  if (field.kind === 'prose') return `太长了，请删到 ${field.max} 字以内，长的内容可以放在附件里`
  return field.kind === 'line' ? `太长了，请写在 ${field.max} 个字以内` : INPUT_ERRORS.INPUT_TOO_LONG
}

function invalid(field: Field): string {
  if (field.kind === 'money') return `请填 0 到 ${field.max / 100} 元之间的金额`
  return INPUT_ERRORS.INPUT_INVALID
}

/** What is wrong with a value, in words for the person who fills it in; null exactly when the schema takes it. */
export function problemOf(field: Field, value: unknown): string | null {
  const code = codeOf(field, value)
  if (code === null) return null
  // The server calls blank words of a field that wants four of them too short; to a person nothing is there.
  if (code === 'INPUT_MISSING' || (typeof value === 'string' && inkOf(value) === 0)) return field.ask ?? KIND_ASKS[field.kind]
  if (code === 'INPUT_TOO_LONG') return tooLong(field)
  if (code === 'INPUT_INVALID') return invalid(field)
  if (code === 'INPUT_TOO_SHORT' && 'min' in field) return `太短了，请至少写 ${field.min} 个字`
  return INPUT_ERRORS[code]
}

/** How much of a field is used and how much there is; null for kinds that are not counted. */
export function counterOf(field: Field, value: unknown): { used: number; max: number } | null {
  if (field.kind === 'files') return { used: Array.isArray(value) ? value.length : 0, max: field.max }
  if (field.kind !== 'prose' && field.kind !== 'line') return null
  return { used: typeof value === 'string' ? countCodePoints((field.kind === 'line' ? foldedLine : foldedProse)(value)) : 0, max: field.max }
}
