import type { EntryKind } from './lifecycle'

/**
 * What each event does to the two clocks (design §5).
 * `start`: begin unless it already runs; `restart`: begin anew; `-`: no effect.
 */
export type ClockEffect = '-' | 'start' | 'restart' | 'stop' | 'pause' | 'resume'

// The response clock starts at filing and survives return, transfer, claim and assign: sending a case round must not buy time.
// prettier-ignore
export const CLOCK_EFFECTS: Record<EntryKind, { response: ClockEffect; handling: ClockEffect }> = {
  //                   签收时限 response   办理时限 handling
  filed:             { response: 'start',  handling: '-'       },
  accepted:          { response: 'stop',   handling: 'start'   },
  returned:          { response: '-',      handling: '-'       },
  transferred:       { response: '-',      handling: '-'       },
  claimed:           { response: '-',      handling: '-'       },
  assigned:          { response: '-',      handling: '-'       },
  noted:             { response: '-',      handling: '-'       },
  materialRequested: { response: '-',      handling: 'pause'   },
  materialSupplied:  { response: '-',      handling: 'resume'  },
  answered:          { response: 'stop',   handling: 'stop'    },
  confirmed:         { response: '-',      handling: '-'       },
  reopened:          { response: '-',      handling: 'restart' },
  withdrawn:         { response: 'stop',   handling: 'stop'    },
  closed:            { response: '-',      handling: '-'       },
  contactOpened:     { response: '-',      handling: '-'       },
  warned:            { response: '-',      handling: '-'       },
  overdue:           { response: '-',      handling: '-'       },
  recalculated:      { response: '-',      handling: '-'       },
  flagged:           { response: '-',      handling: '-'       },
  fileDiffers:       { response: '-',      handling: '-'       },
  erased:            { response: '-',      handling: '-'       },
}
