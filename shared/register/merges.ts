import { addMs, DAY_MS, type Instant } from '../kernel/instant'

/** What can go into another of its kind, for good. */
export const MERGED_KINDS = ['area', 'unit'] as const
export type MergedKind = (typeof MERGED_KINDS)[number]

export const MERGE_STATES = ['proposed', 'merged', 'refused', 'withdrawn'] as const
export type MergeState = (typeof MERGE_STATES)[number]

/** So long a proposal may wait: whoever confirms it later would decide about what others know no more. */
const WAITS_DAYS = 30

/** Has it waited too long to be confirmed? */
export const isOver = (proposedAt: Instant, now: Instant): boolean => addMs(proposedAt, WAITS_DAYS * DAY_MS) <= now

/** 「初家街道并入黄海路街道」 */
export const mergeWords = (from: string, into: string): string => `${from}并入${into}`

/** To those who may confirm it. */
export const mergeProposedWords = (who: string | null, what: string): string => `${who ?? '管理员'}提出把${what}。并了以后不能分开，要另一位管理员确认，请您看一看。确认以前照旧。`

/** To who proposed it; of one that was withdrawn, to those who would have confirmed it. */
export const MERGE_DECIDED_WORDS: Record<Exclude<MergeState, 'proposed'>, (who: string | null, what: string) => string> = {
  merged: (who, what) => `${who ?? '管理员'}确认了您提出的合并：${what}，列表几分钟内跟着变。`,
  refused: (who, what) => `${who ?? '管理员'}退回了您提出的合并：${what}没有办，照旧。可以和他商量，再提一次。`,
  withdrawn: (who, what) => `${who ?? '管理员'}撤回了自己提出的合并：${what}没有办，照旧，不用您确认了。`,
}
