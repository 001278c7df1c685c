import { DEED_API } from '../../shared/api/deed.api'
import { HANDOVER_API } from '../../shared/api/handover.api'
import { MATTER_API } from '../../shared/api/matter.api'
import { MERGE_API } from '../../shared/api/merge.api'
import { SETTINGS_API } from '../../shared/api/settings.api'
import { VIEWING_API } from '../../shared/api/viewing.api'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'settings'> = { ...SETTINGS_API.actions, ...DEED_API.actions, ...HANDOVER_API.actions, ...MERGE_API.actions, ...VIEWING_API.actions, ...MATTER_API.actions }
