import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { MATTERS } from '../case/kinds'
import { day, id, line, prose, requestId, seen } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { GUIDE_MOST, type GuidePart, MATTER_STANDINGS, UNITS_MOST, WORDS_MOST } from '../register/matter'
import { Saved } from './things-views'

const Named = z.object({ id: z.string(), name: z.string() })
const Standing = z.enum(keysOf(MATTER_STANDINGS))
const topic = z.enum(MATTERS, 'INPUT_INVALID')
const part = z._default(prose(GUIDE_MOST, 0), '')
const PARTS = {
  who: part, bring: part, steps: part, place: part, hours: part, takes: part, forms: part, law: part,
} satisfies Record<GuidePart, unknown>
/** What is right under a topic, or under a matter of it; without either the topics. */
const below = { topic: z.optional(topic), parentId: z.optional(id) }
const SAVING = ['NOT_ALLOWED', 'THING_NOT_FOUND', 'THING_CHANGED', 'THING_CLOSED', 'REQUEST_ID_REUSED'] as const

/** A matter as a line: what it lies under, the topic first. */
export const MatterFound = z.object({ id: z.string(), name: z.string(), topic, above: z.array(z.string()) })
export type MatterFound = z.infer<typeof MatterFound>

/** A unit that is responsible. */
const MatterUnit = z.object({ id: z.string(), name: z.string(), areaName: z.string(), phone: z.string() })

/** A matter with its guide, for everybody. */
export const MatterView = z.object({
  id: z.string(), version: z.int(), state: z.enum(['open', 'closed']), standing: Standing,
  name: z.string(), also: z.array(z.string()), topic, above: z.array(Named),
  areaId: z.string(), areaName: z.string(),
  /** What lies right below it and can be done today. */
  below: z.array(Named),
  units: z.array(MatterUnit), phone: z.string(), starts: z.nullable(z.string()), ends: z.nullable(z.string()),
  guide: z.object({
    who: z.string(), bring: z.string(), steps: z.string(), place: z.string(), hours: z.string(), takes: z.string(), forms: z.string(),
    law: z.string(),
  }),
  hotline: z.string(),
})
export type MatterView = z.infer<typeof MatterView>

/** A matter of the tree as whoever keeps it sees it. `solved`: how often its guide was enough within thirty days. */
export const MatterRow = z.object({
  id: z.string(), name: z.string(), state: z.enum(['open', 'closed']), standing: Standing, areaName: z.string(),
  below: z.int(), solved: z.int(),
})
export type MatterRow = z.infer<typeof MatterRow>

export const MATTER_API = defineActions('matter', {
  'matter.find': {
    zh: '按说的话找事项：名称、别的叫法、拼音或首字母',
    /** `areaId`: where the company is; then what only other areas have is left out. */
    input: z.object({ text: prose(300), areaId: z.optional(id) }),
    output: z.object({ matters: z.array(MatterFound) }),
    errors: ['LIMIT_MATTERS'],
  },
  'matter.show': {
    zh: '一个事项的办事指南，不用登录',
    input: z.object({ matterId: id }),
    output: MatterView,
    errors: ['MATTER_NOT_FOUND', 'LIMIT_MATTERS'],
  },
  'matter.list': {
    zh: '事项目录，一次一层',
    input: z.object(below),
    /** `below`: how many lie under it. Of a topic, and of what is open today. */
    output: z.object({ at: z.array(Named), items: z.array(z.extend(Named, { below: z.int() })) }),
    errors: ['MATTER_NOT_FOUND'],
  },
  'matter.solve': {
    zh: '看了指南就能办，不用提交诉求',
    input: z.object({ requestId, matterId: id }),
    output: z.object({ solvedId: z.string(), undoUntil: z.string() }),
    errors: ['MATTER_NOT_FOUND', 'LIMIT_SOLVED', 'REQUEST_ID_REUSED'],
  },
  'matter.unsolve': {
    zh: '十分钟内撤销：看了指南还是办不成',
    input: z.object({ requestId, solvedId: id }),
    output: z.object({ undone: z.boolean() }),
    errors: ['MATTER_NOT_FOUND', 'SOLVED_KEPT', 'REQUEST_ID_REUSED'],
  },
  'matter.tree': {
    zh: '管理员看事项目录，一次一层，停办的也在',
    input: z.object({ areaId: id, ...below }),
    /** `at`: the matter whose children these are, after what it lies under. `more`: not all are told. */
    output: z.object({
      at: z.array(Named), topics: z.array(z.object({ topic, below: z.int(), solved: z.int() })),
      items: z.array(MatterRow), more: z.boolean(),
    }),
    errors: ['NOT_ALLOWED', 'AREA_NOT_FOUND'],
  },
  'matter.save': {
    zh: '登记或更正一个事项和它的指南',
    input: z.object({
      requestId, id: z.nullable(id), seen: z.optional(seen), areaId: id,
      /** Where a new one lies; it stays there. */
      topic, parentId: z._default(z.nullable(id), null),
      name: line(40), also: z._default(z.array(line(20)).check(z.maxLength(WORDS_MOST, 'INPUT_TOO_LONG')), []),
      unitIds: z._default(z.array(id).check(z.maxLength(UNITS_MOST, 'INPUT_TOO_LONG')), []), phone: z._default(line(30, 0), ''),
      starts: z.optional(z.nullable(day)), ends: z.optional(z.nullable(day)),
      guide: z.object(PARTS),
    }),
    output: Saved,
    errors: [...SAVING, 'THING_TWICE', 'AREA_NOT_FOUND', 'UNIT_NOT_FOUND', 'MATTER_PARENT', 'MATTER_DATES'],
  },
  'matter.close': {
    zh: '停办一个事项，或重新启用',
    input: z.object({ requestId, matterId: id, seen, open: z._default(z.boolean('INPUT_TYPE'), false) }),
    output: Saved,
    errors: [...SAVING.filter((code) => code !== 'THING_CLOSED'), 'THING_IN_USE', 'THING_TWICE', 'MATTER_PARENT'],
  },
})
