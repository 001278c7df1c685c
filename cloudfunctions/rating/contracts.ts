import { RATING_API } from '../../shared/rating/contract'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'rating'> = { ...RATING_API.actions }
