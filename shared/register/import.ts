import { keysOf } from '../kernel/keys-of'

/** What can be brought in from a sheet: how a sheet of it is called, what one row of it is about, and by which word those are counted. */
export const IMPORT_KINDS = {
  companies: { zh: '企业名册', noun: '企业', measure: '家' },
  areas: { zh: '区域名单', noun: '区域', measure: '个' },
  units: { zh: '单位名单', noun: '单位', measure: '个' },
  windows: { zh: '窗口名单', noun: '窗口', measure: '个' },
  officials: { zh: '人员名单', noun: '职务', measure: '个' },
  assignments: { zh: '结对名单', noun: '企业', measure: '家' },
} as const satisfies Record<string, { zh: string; noun: string; measure: string }>
export type ImportKind = keyof typeof IMPORT_KINDS
export const IMPORT_KIND_NAMES = keysOf(IMPORT_KINDS)

/** Where an import stands. Until `apply` nothing of the register has changed. */
export const IMPORT_STATES = {
  uploaded: '等待读取', reading: '正在试算', ready: '试算完成', applying: '正在导入', stopped: '停下了', applied: '已导入', undoing: '正在撤销', undone: '已撤销', failed: '没有读成',
} as const
export type ImportState = keyof typeof IMPORT_STATES

/** Somebody is at work in these: no other import of its kind begins beside it. */
const AT_WORK: readonly ImportState[] = ['reading', 'applying', 'undoing']
export const isAtWork = (state: ImportState): boolean => AT_WORK.includes(state)

/** What a row of the sheet does, as the dry run says; afterwards what became of it. */
export const ROW_ACTS = {
  new: '新增', changed: '更新', same: '没有变化', gone: '表里没有，改为注销', bad: '有问题，不导入', moved: '试算以后有人改过，没有动', kept: '导入以后有人改过，没有撤销',
} as const
export type RowAct = keyof typeof ROW_ACTS

/** How many rows there are of each, and how often each kind of folding was done. */
export interface ImportCounts {
  acts: Partial<Record<RowAct, number>>
  folds: Partial<Record<string, number>>
  /** Of the changed ones: how many change each field. */
  fields: Partial<Record<string, number>>
}

export const NO_COUNTS: ImportCounts = { acts: {}, folds: {}, fields: {} }

const sum = (a: Partial<Record<string, number>>, b: Partial<Record<string, number>>): Partial<Record<string, number>> =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]))

/** Both together. */
export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({ acts: sum(a.acts, b.acts), folds: sum(a.folds, b.folds), fields: sum(a.fields, b.fields) })

/** After so many days file and rows are deleted; an import can be undone until then. */
export const KEPT_DAYS = 30
