import type { EntryKind } from './lifecycle'

import type { ClockEffect } from '../sla/clock-effect'
import type { CaseClock } from './schema'

/**
 * What each event does to the clocks of a case: 签收时限 response, 办理时限 handling, and confirm, the days in which the company may object
 * to an answer. A clock that is not named is left alone.
 */
// The response clock starts at filing and survives return, transfer, claim and assign: sending a case round must not buy time.
// prettier-ignore
export const CLOCK_EFFECTS: Record<EntryKind, Partial<Record<CaseClock, ClockEffect>>> = {
  filed:             { response: 'start' },
  accepted:          { response: 'stop', handling: 'start' },
  returned:          {},
  transferred:       {},
  claimed:           {},
  assigned:          {},
  noted:             {},
  materialRequested: { handling: 'pause' },
  materialSupplied:  { handling: 'resume' },
  answered:          { response: 'stop', handling: 'stop', confirm: 'restart' },
  confirmed:         { confirm: 'stop' },
  reopened:          { handling: 'restart', confirm: 'drop' },
  withdrawn:         { response: 'stop', handling: 'stop' },
  closed:            { confirm: 'stop' },
  contactOpened:     {},
  warned:            {},
  overdue:           {},
  recalculated:      {},
  flagged:           {},
  fileDiffers:       {},
  erased:            {},
  supervised:        {},
}
