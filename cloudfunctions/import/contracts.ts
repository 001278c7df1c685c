import { EXPORT_API } from '../../shared/api/export.api'
import { IMPORT_API } from '../../shared/api/import.api'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'import'> = { ...IMPORT_API.actions, ...EXPORT_API.actions }
