import { PRINT_API } from '../../shared/api/print.api'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'print'> = PRINT_API.actions
