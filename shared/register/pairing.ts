import { keysOf } from '../kernel/keys-of'

/** Who is there for a company besides its officer, in the order in which they are shown. */
export const RANKS = { deputy: '副{officerShort}', leader: '联系领导' } as const
export type Rank = keyof typeof RANKS
export const RANK_NAMES = keysOf(RANKS)

/** As what somebody has a company, in the order of his list. */
export const SERVES_AS = { lead: '主办{officerShort}', ...RANKS } as const
export type ServesAs = keyof typeof SERVES_AS
export const SERVES_AS_NAMES = keysOf(SERVES_AS)

/** Leaders of one company, at most. */
export const MOST_LEADERS = 5
