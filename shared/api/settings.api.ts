import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { day, id, line, requestId, seen } from '../form/fields'
import { SETTING_SCOPES } from '../settings/path'
import { SETTING_NAMES } from '../settings/table'

const name = z.enum(SETTING_NAMES, 'INPUT_INVALID')
/** An area, or one unit in it or below. */
const where = { areaId: id, unitId: z.optional(z.nullable(id)) }
const Instant = z.string()

/** JSON so many levels deep. */
function deep(levels: number): z.ZodMiniType {
  const plain = [z.string(), z.number(), z.boolean(), z.null()] as const
  return levels === 0 ? z.union(plain) : z.union([...plain, z.array(deep(levels - 1)), z.record(z.string(), deep(levels - 1))])
}
/**
 * What is set: its shape is that of its name, by which the use case refuses it in words (shared/settings/table.ts); null: what
 * holds above is to hold here again. The deepest are limits: kind, urgency, which of them, amount and unit.
 */
export const SettingValue = deep(5)

/** What a change of it moves: dates of open cases, of those filed from then on, or words and bounds only. */
const touches = z.enum(['open', 'new', 'words'])

const Proposal = z.object({
  version: z.int(), value: SettingValue, citation: z.string(), since: Instant, by: z.nullable(z.string()), mine: z.boolean(), at: Instant,
})

export const SettingView = z.object({
  name, zh: z.string(), group: z.string(), touches,
  twoPeople: z.boolean(), cited: z.boolean(), dated: z.boolean(),
  /** May it be set at this place, and what would be set there? */
  here: z.boolean(), scope: z.enum(SETTING_SCOPES),
  value: SettingValue,
  /** Where the value comes from; null: it is the system's default. */
  from: z.nullable(z.object({ scope: z.enum(SETTING_SCOPES), placeName: z.string(), since: Instant, version: z.int() })),
  citation: z.string(),
  /** Set here already, for a date that has not come: of one date the last. */
  later: z.array(z.object({ version: z.int(), value: SettingValue, citation: z.string(), since: Instant })),
  proposed: z.nullable(Proposal),
})
export type SettingView = z.infer<typeof SettingView>

export const SettingChange = z.object({
  version: z.int(), state: z.enum(['proposed', 'active', 'refused', 'withdrawn']), value: SettingValue,
  citation: z.string(), since: Instant,
  by: z.nullable(z.string()), at: z.nullable(Instant), decidedBy: z.nullable(z.string()), decidedAt: z.nullable(Instant),
})
export type SettingChange = z.infer<typeof SettingChange>

const Named = z.object({ id: z.string(), name: z.string() })
const Place = z.object({
  areaName: z.string(), unitName: z.nullable(z.string()),
  /** What lies directly in the area, each with settings of its own. */
  areas: z.array(Named), units: z.array(Named),
})

export const SETTINGS_API = defineActions('settings', {
  'settings.list': {
    zh: '设置：一个区域或单位现在用的是什么、从哪里来',
    input: z.object(where),
    output: z.object({ ...Place.shape, items: z.array(SettingView) }),
    errors: ['NOT_ALLOWED', 'SETTING_NOT_HERE'],
  },
  'settings.show': {
    zh: '一项设置和它的历史',
    input: z.object({ ...where, name }),
    output: z.object({ ...Place.shape, item: SettingView, changes: z.array(SettingChange) }),
    errors: ['NOT_ALLOWED', 'SETTING_NOT_HERE'],
  },
  'settings.propose': {
    zh: '改一项设置（要紧的等另一位管理员确认）',
    input: z.object({ ...where, requestId, name, value: SettingValue, citation: z._default(line(200, 0), ''), from: z.optional(day) }),
    output: z.object({ version: z.int(), state: z.enum(['proposed', 'active']), since: Instant }),
    errors: [
      'NOT_ALLOWED', 'SETTING_NOT_HERE', 'SETTING_WRONG', 'SETTING_UNCITED', 'SETTING_SAME', 'SETTING_WAITING', 'SETTING_DATE',
      'REQUEST_ID_REUSED',
    ],
  },
  'settings.decide': {
    zh: '确认、退回或撤回一个改动',
    input: z.object({ areaId: id, requestId, name, version: seen, decision: z.enum(['confirm', 'refuse', 'withdraw'], 'INPUT_INVALID') }),
    output: z.object({ state: z.enum(['active', 'refused', 'withdrawn']), since: Instant }),
    errors: ['NOT_ALLOWED', 'SETTING_NOT_FOUND', 'SETTING_SETTLED', 'SETTING_SAME_PERSON', 'SETTING_NOT_YOURS', 'REQUEST_ID_REUSED'],
  },
  'settings.preview': {
    zh: '改了会怎样：在办诉求的期限变不变',
    input: z.object({ ...where, name, value: SettingValue, from: z.optional(day) }),
    output: z.object({
      touches,
      /** Open cases of the place that were looked at, and whether there are more. */
      open: z.int(), more: z.boolean(),
      same: z.int(), earlier: z.int(), later: z.int(),
      /** The first ten whose date moves, of those that the caller may read. */
      moved: z.array(z.object({ caseId: z.string(), number: z.string(), before: Instant, after: Instant })),
    }),
    errors: ['NOT_ALLOWED', 'SETTING_NOT_HERE', 'SETTING_WRONG', 'SETTING_DATE'],
  },
  'settings.readNotice': {
    zh: '读国务院办公厅的放假通知或日期表，得出一年的放假安排（还没有保存）',
    input: z.object({
      areaId: id,
      text: z.string('INPUT_TYPE').check(z.minLength(1, 'INPUT_MISSING'), z.maxLength(20_000, 'INPUT_TOO_LONG')),
    }),
    output: z.object({
      year: z.int(), holidays: z.array(z.string()), workdays: z.array(z.string()), citation: z.string(),
      festivals: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    }),
    errors: ['NOT_ALLOWED', 'NOTICE_NO_YEAR', 'NOTICE_NOT_UNDERSTOOD', 'SETTING_WRONG'],
  },
})
