import * as z from 'zod/mini'
import { CASE_KINDS, type CaseKind } from './kinds'
import { Limit } from '../sla/schemas'

export const URGENCIES = ['normal', 'urgent'] as const
export type Urgency = (typeof URGENCIES)[number]

/** The two limits of a case, and where they come from. */
export const CaseLimits = z.object({
  /** 响应: from filing until somebody accepts. */
  response: Limit,
  /** 办理: from accepting until it is answered. */
  handling: Limit,
  citation: z.string().check(z.minLength(4, '请写明依据'), z.maxLength(200, '依据太长')),
})
export type CaseLimits = z.infer<typeof CaseLimits>

/** All limits of one area, as data. The version in force when a case is filed is pinned to it. */
export const LimitProfile = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  version: z.int().check(z.minimum(1)),
  citation: z.string().check(z.minLength(4, '请写明依据'), z.maxLength(200, '依据太长')),
  /** How long the company may take to confirm an answer before the case closes by itself. */
  confirmWithin: Limit,
  /** How long the company may take to supply what it was asked for; profiles stored before there was such a limit have none: SUPPLY_WITHIN. */
  supplyWithin: z.optional(Limit),
  limits: z.record(z.enum(CASE_KINDS), z.record(z.enum(URGENCIES), CaseLimits)),
})
export type LimitProfile = z.infer<typeof LimitProfile>

/** 补材料 within so long, where the profile says nothing. */
export const SUPPLY_WITHIN: Limit = { amount: 10, unit: 'workingDays' }

/** The limits a profile sets for a case of that kind and urgency. */
export const limitsOf = (profile: LimitProfile, kind: CaseKind, urgency: Urgency): CaseLimits => profile.limits[kind][urgency]

const URGENT = '紧急件：2 个工作小时内响应（参照北京接诉即办紧急诉求 2 小时响应）；办理时限减半，不足一天按一天计'
const CONSULT = '咨询：当日响应，计 7 个工作小时（参照深圳政策咨询 24 小时答复），1 个工作日答复'
const ORDINARY = '一般诉求：当日响应，计 7 个工作小时；5 个工作日办结（参照中山企业诉求办理时限）'
const GRIEVANCE = '投诉举报：当日响应，计 7 个工作小时；须调查核实，10 个工作日办结（本系统默认值，短于北京接诉即办最长 15 日）'

/** One row per kind: working days of handling, and the source. Urgent is half, rounded up to a whole day. */
const ROWS = {
  consult: { days: 1, citation: CONSULT },
  help: { days: 5, citation: ORDINARY },
  suggest: { days: 5, citation: ORDINARY },
  stuck: { days: 5, citation: ORDINARY },
  complain: { days: 10, citation: GRIEVANCE },
  report: { days: 10, citation: GRIEVANCE },
} as const satisfies Record<CaseKind, { days: number; citation: string }>

const limitsForDays = ({ days, citation }: { days: number; citation: string }): Record<Urgency, CaseLimits> => ({
  normal: { response: { amount: 420, unit: 'workingMinutes' }, handling: { amount: days, unit: 'workingDays' }, citation },
  urgent: {
    response: { amount: 120, unit: 'workingMinutes' },
    handling: { amount: Math.ceil(days / 2), unit: 'workingDays' },
    citation: URGENT,
  },
})

/** What a new tenant starts with; an administrator replaces it by the rules of the place. */
export const DEFAULT_PROFILE: LimitProfile = {
  id: 'default',
  version: 1,
  citation: '默认办理时限（参照北京、中山、深圳公开的办理时限），请按本地办法替换',
  confirmWithin: { amount: 5, unit: 'workingDays' },
  supplyWithin: SUPPLY_WITHIN,
  limits: {
    consult: limitsForDays(ROWS.consult),
    help: limitsForDays(ROWS.help),
    suggest: limitsForDays(ROWS.suggest),
    stuck: limitsForDays(ROWS.stuck),
    complain: limitsForDays(ROWS.complain),
    report: limitsForDays(ROWS.report),
  },
}
