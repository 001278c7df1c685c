import { pathOf } from '../../shared/settings/path'
import { SUPERVISION } from '../../shared/supervision/flow'
import { CASES } from './case-rows'
import type { AnyKept } from './kept'
import { plainRows } from './plain-rows'

/** Every flow and how it is kept. A new flow is one line here, its folder in shared/ and its migration. */
export const FLOWS: Readonly<Record<string, AnyKept>> = {
  case: CASES,
  supervision: plainRows(SUPERVISION, 'mashangban.supervisions', ({ unitId = null, areaPath }) => pathOf(unitId, areaPath)),
}

/** How the flow of that name is kept. Throws TypeError on one that does not exist (a bug). */
export function keptOf(of: string): AnyKept {
  const kept = FLOWS[of]
  if (!kept) throw new TypeError(`no flow is called ${of}`)
  return kept
}

/** The flows whose aggregates are children of this one's. */
export const childrenOf = (of: string): readonly AnyKept[] => Object.values(FLOWS).filter(({ flow: { audience } }) => 'asParent' in audience && audience.asParent === of)
