import { countCodePoints } from '../kernel/code-points'
import { foldedLine, foldedProse, inkOf } from '../kernel/text'
import { codeOf } from './checks'
import { INPUT_ERRORS } from './errors'
import type { Field } from './field'
import { KIND_WORDS } from './label'

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
  if (code === 'INPUT_MISSING' || (typeof value === 'string' && inkOf(value) === 0)) return field.ask ?? KIND_WORDS[field.kind].ask
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
