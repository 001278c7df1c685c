/** 好差评 (GB/T 39734-2020, 国办发〔2019〕51号): five grades, the last two are bad; no default, silence is its own column. */
export const LEVELS = [5, 4, 3, 2, 1] as const
export type Level = (typeof LEVELS)[number]

export interface LevelRule {
  zh: string
  bad: boolean
  /** Reasons offered for this grade; free words are always possible. */
  reasons: readonly string[]
}

const GOOD = ['一次办完', '讲得清楚', '等得不久', '态度好'] as const
const BAD = ['让我多跑一趟', '等太久', '说不清楚', '态度不好', '没办成'] as const

export const LEVEL_RULES: Record<Level, LevelRule> = {
  5: { zh: '非常满意', bad: false, reasons: GOOD },
  4: { zh: '满意', bad: false, reasons: GOOD },
  3: { zh: '基本满意', bad: false, reasons: [...GOOD, ...BAD] },
  2: { zh: '不满意', bad: true, reasons: BAD },
  1: { zh: '非常不满意', bad: true, reasons: BAD },
}

/** Figures about the rated are published in whole groups of so many ratings: no two figures differ by one. */
export const RATINGS_A_GROUP = 5
