import { wireActs } from '../flow/act-input'
import type { Act } from '../flow/flow'
import { optional, prose } from '../form/field'
import type { SupervisionEntry } from './entries'
import type { SupervisionShape, SupervisionStatus } from './schema'

type Row = Act<{ status: SupervisionStatus; guard: SupervisionShape['guard']; check: never; entry: SupervisionEntry }>

const OPEN: readonly SupervisionStatus[] = ['ordered', 'replied']

/** The life of an order: one row per act. It begins with `order`, which is no act on an order but its making (order.ts). */
// prettier-ignore
export const SUPERVISION_ACTS = {
  reply:    { zh: '回复督办', from: OPEN, to: 'replied',   entry: 'replied',   by: { officer: 'isHolder', department: 'isHolder', dispatcher: 'isHolder' }, fields: { text: prose(1000, 4) }, consequence: '发给督办人；企业看不到' },
  meet:     { zh: '认可',     from: OPEN, to: 'met',       entry: 'met',       by: { supervisor: 'isInArea' }, fields: { text: optional(prose(500)) }, consequence: '这份督办了结，告诉经办人' },
  withdraw: { zh: '撤销督办', from: OPEN, to: 'withdrawn', entry: 'withdrawn', by: { supervisor: 'isInArea' }, fields: { text: prose(500, 2) }, consequence: '不再要求回复，写明原因，告诉经办人' },
  follow:   { zh: '随件转办', from: OPEN, to: 'same',      entry: 'moved',     by: { system: 'always' },       consequence: '诉求转给谁，督办由谁回复；期限不变' },
  end:      { zh: '随件办结', from: OPEN, to: 'ended',     entry: 'ended',     by: { system: 'always' },       consequence: '诉求办结或撤回，督办随之了结' },
} as const satisfies Record<string, Row>

export type SupervisionAct = keyof typeof SUPERVISION_ACTS

/** What a person may do with an order; the rest the system does by itself. */
export const SUPERVISION_PERSON_ACTS = wireActs(SUPERVISION_ACTS)
export type SupervisionPersonAct = (typeof SUPERVISION_PERSON_ACTS)[number]
