import { fold } from '../kernel/fold'

/** What a guide says, part by part, in the order of the page; a part that says nothing is not shown. */
export const GUIDE_PARTS = { who: '谁可以办', bring: '要带什么', steps: '怎么办', place: '在哪里办', hours: '什么时候办', takes: '多久办好', forms: '要填的表', law: '依据' } as const
export type GuidePart = keyof typeof GUIDE_PARTS
export type Guide = Readonly<Record<GuidePart, string>>

/** How long each part may be, in characters, and how many other words and units there may be. */
export const GUIDE_MOST = 600
export const WORDS_MOST = 20
export const UNITS_MOST = 30

/** What its history speaks of. */
export const MATTER_KEPT_LABELS = {
  name: '事项名称', also: '别的叫法', parentId: '上级事项', areaId: '由哪里维护', unitIds: '负责单位', phone: '咨询电话', starts: '第一天', ends: '最后一天', state: '状态', ...GUIDE_PARTS,
} as const

/** Can it be done now? */
export const MATTER_STANDINGS = { open: '可以办', closed: '已停办', early: '还没开始', over: '已到期' } as const
export type MatterStanding = keyof typeof MATTER_STANDINGS

/** On a day of China. */
export function matterStanding({ state, starts, ends }: { state: 'open' | 'closed', starts: string | null, ends: string | null }, today: string): MatterStanding {
  if (state === 'closed') return 'closed'
  if (starts !== null && today < starts) return 'early'
  return ends !== null && today > ends ? 'over' : 'open'
}

/** Name and other words as they are compared: folded, each once; of a single character a search would find everything. */
export const searchWords = (name: string, also: readonly string[]): string[] => [...new Set([name, ...also].map(fold))].filter((word) => [...word].length > 1)

/** What is typed as it would be spelt: letters only, at least two; null: it is no spelling. */
export function spellingIn(typed: string): string | null {
  const letters = fold(typed)
  return /^[a-z]{2,40}$/.test(letters) ? letters : null
}

/** How long somebody may take back that a guide was enough. */
export const UNSOLVE_MINUTES = 10
