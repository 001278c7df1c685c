import type { EntryRule } from '../flow/flow'

export const SUPERVISION_ENTRIES = ['ordered', 'replied', 'met', 'withdrawn', 'moved', 'ended', 'overdue', 'recalculated', 'flagged', 'fileDiffers', 'erased'] as const
export type SupervisionEntry = (typeof SUPERVISION_ENTRIES)[number]

/** An order of a superior is a matter of the office: none of it is for the filing side. */
// prettier-ignore
export const ENTRY_RULES: Record<SupervisionEntry, EntryRule> = {
  ordered:      { zh: '督办',       harmless: false, visibility: 'internal' },
  replied:      { zh: '回复督办',   harmless: false, visibility: 'internal' },
  met:          { zh: '认可回复',   harmless: false, visibility: 'internal' },
  withdrawn:    { zh: '撤销督办',   harmless: false, visibility: 'internal' },
  moved:        { zh: '随件转办',   harmless: true,  visibility: 'internal' },
  ended:        { zh: '随件办结',   harmless: false, visibility: 'internal' },
  overdue:      { zh: '督办超期',   harmless: true,  visibility: 'internal' },
  recalculated: { zh: '期限重算',   harmless: true,  visibility: 'internal' },
  flagged:      { zh: '内容待复核', harmless: true,  visibility: 'internal' },
  fileDiffers:  { zh: '附件被改动', harmless: true,  visibility: 'internal' },
  erased:       { zh: '删除内容',   harmless: false, visibility: 'internal' },
}
