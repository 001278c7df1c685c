import { DESK_API } from '../../shared/desk/contract'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'desk'> = { ...DESK_API.actions }
