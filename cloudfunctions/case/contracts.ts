import { CASE_API } from '../../shared/case/contract'
import { SUPERVISION_API } from '../../shared/supervision/contract'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'case'> = { ...CASE_API.actions, ...SUPERVISION_API.actions }
