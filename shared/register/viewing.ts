import { MINUTE_MS } from '../kernel/instant'

/** So long an administrator may look with somebody else's eyes before he says why anew. */
export const VIEWING_MINUTES = 30
export const VIEWING_MS = VIEWING_MINUTES * MINUTE_MS

/** Why: offered to choose from; his own words do as well. */
export const VIEWING_REASONS = ['他说看不到某件诉求', '核对他的职务和权限对不对', '教他怎么用'] as const
