import type { Json } from '../kernel/canonical-json'

/**
 * A field of the register as plain data: one source of rules for the form, the import and the API. `headings`: how other offices head the
 * column (folded before they are compared).
 */
interface Words {
  zh: string
  headings: readonly string[]
  /** What is new must have it. */
  required?: true
  /** Personal data: kept sealed, compared by a keyed hash, shown as "已改". */
  sealed?: true
}
interface Plain<K extends string> extends Words { kind: K }
interface Line extends Words { kind: 'line' | 'digits'; max: number }
interface Choice extends Words { kind: 'choice'; words: Readonly<Record<string, string>>; also?: Readonly<Record<string, string>> }

export type RegisterField =
  | Line | Choice | Plain<'uscc'> | Plain<'flag'> | Plain<'industry'> | Plain<'area'> | Plain<'below'> | Plain<'official'> | Plain<'workPhone'> | Plain<'contactName'> | Plain<'contactPhone'>
  | Plain<'unit'> | Plain<'takes'> | Plain<'mobile'> | Plain<'day'>
export type RegisterFields = Readonly<Record<string, RegisterField>>

/** What stands in a field; null: nothing. */
export type Value = Json
/** What stands in the fields of one thing, by name; a field that is not named stays as it is. */
export type Values = Readonly<Record<string, Value>>

/** What was folded while a cell was read: reported, never refused. */
export const FOLDS = {
  width: '全角字符改成了半角', space: '去掉了空格和看不见的字符', mark: '去掉了横线等符号', date: '日期格式', number: '数字当文字读', scientific: '科学计数法还原', formula: '公式取了算出来的值', boolean: '是/否', rich: '去掉了文字格式', short: '按简称认出了区域',
} as const
export type Fold = keyof typeof FOLDS
