import { keysOf } from '../kernel/keys-of'

/** What signs are printed for, and by which word they are counted. */
export const PRINTED = {
  company: { zh: '企业', measure: '家' },
  window: { zh: '窗口', measure: '个' },
  grid: { zh: '网格', measure: '个' },
  counter: { zh: '办不成事窗口', measure: '个' },
} as const satisfies Record<string, { zh: string; measure: string }>
export type PrintedOf = keyof typeof PRINTED
export const PRINTED_NAMES = keysOf(PRINTED)

/** What is printed: on which paper, how many of them on a sheet, and for what. */
export const PRINT_TEMPLATES = {
  cards: { zh: '卡片', paper: 'A4，裁开用', sheet: 12, of: ['company'] },
  door: { zh: '门牌', paper: 'A5', sheet: 1, of: ['company', 'counter'] },
  'service': { zh: '明白卡', paper: 'A5', sheet: 1, of: ['company'] },
  window: { zh: '窗口牌', paper: 'A4 竖版', sheet: 1, of: ['window'] },
  grid: { zh: '网格海报', paper: 'A3', sheet: 1, of: ['grid'] },
  labels: { zh: '标签', paper: '70×37 毫米不干胶', sheet: 24, of: ['company', 'window', 'grid', 'counter'] },
} as const satisfies Record<string, { zh: string; paper: string; sheet: number; of: readonly PrintedOf[] }>
export type PrintTemplate = keyof typeof PRINT_TEMPLATES
export const PRINT_TEMPLATE_NAMES = keysOf(PRINT_TEMPLATES)

/** Is there such a sign for it? */
export const printsOf = (template: PrintTemplate, of: PrintedOf): boolean => (PRINT_TEMPLATES[template].of as readonly PrintedOf[]).includes(of)

/** Which of an area's are meant. */
export const PRINT_WHICH = { all: '全部', unprinted: '没印过的', lost: '丢失的' } as const
export type PrintWhich = keyof typeof PRINT_WHICH
export const PRINT_WHICH_NAMES = keysOf(PRINT_WHICH)

/** Where a printing stands. The row is the record of it: it stays when its files are gone. A sample waits for a yes. */
export const PRINT_STATES = { sample: '样张', waiting: '等着排版', writing: '正在排版', ready: '可以下载', failed: '没有做成', over: '已过期，文件已删除' } as const
export type PrintState = keyof typeof PRINT_STATES

/** Not at its end: its person begins no other beside it. */
export const BEING_PRINTED = ['waiting', 'writing'] as const satisfies readonly PrintState[]

/** Why a sign was left out; what is named with it (characters) stands after a colon. */
export const LEFT_OUT = { stopped: '码已停用，请先重发', glyph: '字库里没有这些字', gone: '已不在名册' } as const
export type LeftOut = keyof typeof LEFT_OUT

/** Signs of one printing at most; more is for several of them, area by area. */
export const MOST_SIGNS = 20_000
/** Signs in one file: what a print shop opens. */
export const SIGNS_A_FILE = 1000
/** Lines of a list that is pasted. */
export const MOST_LISTED = 2000
/** After so many days the files are deleted. */
export const PRINTS_KEPT_DAYS = 30

/** Why it was left out, in words: `glyph:` and characters name those. */
export function leftOutWords(why: string): string {
  const [code = '', named = ''] = why.split(/:(.*)/s)
  const words = Object.hasOwn(LEFT_OUT, code) ? LEFT_OUT[code as LeftOut] : code
  return named === '' ? words : `${words}：${named}`
}
