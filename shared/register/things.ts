import { AREA_KEPT_LABELS } from './area'
import { RULE_KEPT_LABELS } from './assignment'
import { COMPANY_KEPT_LABELS } from './company'
import { MATTER_KEPT_LABELS } from './matter'
import { OFFICE_KEPT_LABELS } from './office'
import { UNIT_KEPT_LABELS } from './unit'
import { HALL_KEPT_LABELS, WINDOW_KEPT_LABELS } from './window'

/** What the register keeps: each with a version and a history (`changes`). An office is one membership of one official. */
export const THINGS = { company: '企业', area: '区域', unit: '单位', hall: '大厅', window: '窗口', office: '职务' } as const
export type ThingKind = keyof typeof THINGS

/** What has a history: a rule has no page, so that the rules of an area are shown together, dropped ones too. */
export const HISTORIES = { ...THINGS, rule: '结对规则', matter: '事项' } as const
export type ChangedKind = keyof typeof HISTORIES

/** An open thing is offered where something is chosen; a closed one is kept for what lies under it. Of an office: in force, ended. */
export const THING_STATES = { open: '启用', closed: '已撤销' } as const
export type ThingState = keyof typeof THING_STATES

/** What the fields of each kind are called in its history. */
export const KEPT_LABELS: Record<ChangedKind, Readonly<Record<string, string>>> = {
  company: COMPANY_KEPT_LABELS, area: AREA_KEPT_LABELS, unit: UNIT_KEPT_LABELS, hall: HALL_KEPT_LABELS, window: WINDOW_KEPT_LABELS, office: OFFICE_KEPT_LABELS,
  rule: RULE_KEPT_LABELS, matter: MATTER_KEPT_LABELS,
}
