import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { CASE_LIST } from '../case/list'
import { BOXES } from '../flow/shape'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { askedOf } from '../list/schema'
import { Tab } from '../list/tab'
import { EXPORT_STATES, EXPORTED, type ExportedList, type ExportState } from '../register/export'
import { COMPANY_PILE_NAMES } from '../register/list'
import { HISTORIES } from '../register/things'
import { askedOfDeeds } from './deed.api'
import { askedOfThings } from './things.api'
import { askedOfUnlisted } from './unlisted.api'

const limit = rowsPerPage(100)
const exportId = id
const State = z.enum(keysOf<ExportState>(EXPORT_STATES))

const { filters, order } = askedOf(CASE_LIST)

/** A list as its page asks for it, without a page of it. */
export const AskedList = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('companies'), areaId: id,
    pile: z._default(z.enum(COMPANY_PILE_NAMES, 'INPUT_INVALID'), 'operating'), search: z.optional(line(40)),
  }),
  z.object({ of: z.literal('units'), ...askedOfThings }),
  z.object({ of: z.literal('halls'), ...askedOfThings }),
  z.object({ of: z.literal('windows'), ...askedOfThings }),
  z.object({ of: z.literal('officials'), ...askedOfThings }),
  z.object({ of: z.literal('deeds'), ...askedOfDeeds }),
  z.object({ of: z.literal('imports'), areaId: id }),
  z.object({ of: z.literal('unlisted'), ...askedOfUnlisted }),
  /** Whoever has never signed in, of an area and all below it. */
  z.object({ of: z.literal('notJoined'), areaId: id, search: z.optional(line(40)) }),
  /** An area and all below it. */
  z.object({ of: z.literal('areas'), areaId: id }),
  /** All of the tenant, as the tree has them, by whoever keeps some in an area. */
  z.object({ of: z.literal('matters'), areaId: id }),
  /** Of an area or of a unit, as 最近的交接 asks, but all of them. */
  z.object({ of: z.literal('handovers'), areaId: z.optional(id), unitId: z.optional(id) }),
  /** Of one thing, which lies in the area of whoever asks; `rule`: of the rules of the area that `id` names. */
  z.object({ of: z.literal('changes'), areaId: id, thing: z.enum(keysOf(HISTORIES), 'INPUT_INVALID'), id }),
  /** Companies that the caller serves, as whatever. */
  z.object({ of: z.literal('paired') }),
  z.object({ of: z.literal('cases'), tab: Tab, box: z.enum(BOXES, 'INPUT_INVALID'), search: z.optional(line(40)), filters, order }),
])
export type AskedList = z.infer<typeof AskedList>

/** An export as a line of the log. */
export const ExportRow = z.object({
  id: z.string(),
  of: z.enum(keysOf<ExportedList>(EXPORTED)),
  /** Which list, by which filter, in words. */
  words: z.string(),
  state: State,
  /** Written so far; in the end all of them. */
  rows: z.int(),
  madeAt: z.string(), endedAt: z.nullable(z.string()),
  /** The file is deleted then. */
  until: z.string(),
  /** Why there is no file: a code and its sentence. */
  failure: z.nullable(z.object({ code: z.string(), message: z.string() })),
})
export type ExportRow = z.infer<typeof ExportRow>

export const ExportView = z.object({
  ...ExportRow.shape,
  /** By a link that ends after ten minutes; null until it is ready, when it is over, and to whoever may no longer see the list. */
  file: z.nullable(z.object({ url: z.string(), name: z.string() })),
})
export type ExportView = z.infer<typeof ExportView>

const NAMED = ['NOT_ALLOWED', 'EXPORT_NOT_FOUND'] as const

export const EXPORT_API = defineActions('export', {
  'export.begin': {
    zh: '导出一个列表（整个列表，按筛选）',
    input: z.object({ requestId, list: AskedList }),
    output: z.object({ exportId: z.string() }),
    errors: [
      'NOT_ALLOWED', 'AREA_NOT_FOUND', 'THING_NOT_FOUND', 'HANDOVER_NO_PLACE', 'HANDOVER_NOT_HEAD',
      'EXPORT_RUNNING', 'LIMIT_EXPORTS', 'REQUEST_ID_REUSED',
    ],
  },
  'export.work': {
    zh: '现在就写（页面开着时不必等下一分钟）',
    input: z.object({ exportId }),
    output: z.object({ state: State }),
    errors: [...NAMED],
  },
  'export.show': { zh: '一次导出：进度和文件', input: z.object({ exportId }), output: ExportView, errors: [...NAMED, 'STORAGE_FAILED'] },
  'export.list': {
    zh: '我的导出记录',
    input: z.object({ cursor, limit }),
    output: z.object({ items: z.array(ExportRow), next: z.nullable(z.string()) }),
    errors: [],
  },
})
