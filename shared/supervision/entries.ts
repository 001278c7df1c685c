import type { EntryRule } from '../flow/flow'
import type { SupervisionShape } from './schema'

export const SUPERVISION_ENTRIES = ['ordered', 'replied', 'met', 'withdrawn', 'moved', 'ended', 'overdue', 'recalculated', 'flagged', 'fileDiffers', 'erased'] as const
export type SupervisionEntry = (typeof SUPERVISION_ENTRIES)[number]

/** Whom an entry tells: whose task the case is, who ordered, the supervisors of the areas above. */
export type SupervisionTo = 'holder' | 'orderer' | 'superiors'

/**
 * What may stand in the record of an order. An order of a superior is a matter of the office: none of it is for the filing side. Late goes up: to
 * the supervisors of the areas above.
 */
// prettier-ignore
export const ENTRY_RULES: Record<SupervisionEntry, EntryRule<SupervisionShape>> = {
  ordered:      { zh: '督办',          harmless: false, visibility: 'internal', clocks: { reply: 'start' }, tells: [{ to: 'holder', kind: 'supervised' }] },
  replied:      { zh: '回复督办',        harmless: false, visibility: 'internal', clocks: { reply: 'stop' }, tells: [{ to: 'orderer', kind: 'supervisionReplied' }] },
  met:          { zh: '认可回复',        harmless: false, visibility: 'internal', clocks: { reply: 'stop' }, tells: [{ to: 'holder', kind: 'supervisionMet' }] },
  withdrawn:    { zh: '撤销督办',        harmless: false, visibility: 'internal', clocks: { reply: 'stop' }, tells: [{ to: 'holder', kind: 'supervisionWithdrawn' }] },
  moved:        { zh: '随件转办',        harmless: true,  visibility: 'internal', clocks: {}, tells: [{ to: 'holder', kind: 'supervised' }] },
  ended:        { zh: '随件办结',        harmless: false, visibility: 'internal', clocks: { reply: 'stop' }, tells: [{ to: 'orderer', kind: 'supervisionEnded' }] },
  overdue:      { zh: '督办超期',        harmless: true,  visibility: 'internal', clocks: {}, tells: [{ to: 'holder', kind: 'supervisionLate' }, { to: 'orderer', kind: 'supervisionLate' }, { to: 'superiors', kind: 'supervisionLate' }] },
  recalculated: { zh: '期限重算',        harmless: true,  visibility: 'internal', clocks: {}, tells: [{ to: 'holder', kind: 'supervisionDueMoved' }, { to: 'orderer', kind: 'supervisionDueMoved' }] },
  flagged:      { zh: '内容待复核',       harmless: true,  visibility: 'internal', clocks: {}, tells: [] },
  fileDiffers:  { zh: '附件被改动',       harmless: true,  visibility: 'internal', clocks: {}, tells: [] },
  erased:       { zh: '删除内容',        harmless: false, visibility: 'internal', clocks: {}, tells: [] },
}
