import { keysOf } from '../kernel/keys-of'

/** Who is there for a company besides its officer, in the order in which they are shown. */
export const RANKS = { deputy: '副{officerShort}', leader: '联系领导' } as const
export type Rank = keyof typeof RANKS
export const RANK_NAMES = keysOf(RANKS)

/** Leaders of one company, at most. */
export const MOST_LEADERS = 5
