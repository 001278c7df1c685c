import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import {
  MOST_LISTED, PRINT_STATES, PRINT_TEMPLATE_NAMES, PRINT_WHICH_NAMES, PRINTED_NAMES, type PrintState,
} from '../register/print'

const printId = id

/** Which signs are meant. */
export const Chosen = z.discriminatedUnion('by', [
  /** Of the area and all below it. */
  z.object({ by: z.literal('area'), which: z.enum(PRINT_WHICH_NAMES, 'INPUT_INVALID') }),
  /** Companies by their credit codes, as they were pasted; what is none of the area is told. */
  z.object({
    by: z.literal('list'),
    list: z.array(line(60)).check(z.minLength(1, 'INPUT_MISSING'), z.maxLength(MOST_LISTED, 'INPUT_TOO_LONG')),
  }),
  /** Companies that a sheet has brought, or named. */
  z.object({ by: z.literal('import'), importId: id }),
  z.object({ by: z.literal('one'), id }),
])
export type Chosen = z.infer<typeof Chosen>

const State = z.enum(keysOf<PrintState>(PRINT_STATES))
/** By a link that ends after ten minutes. */
const File = z.object({ url: z.string(), name: z.string() })

/** A printing as a line of the record. */
export const PrintRow = z.object({
  id: z.string(),
  of: z.enum(PRINTED_NAMES), template: z.enum(PRINT_TEMPLATE_NAMES),
  /** Which ones, in words. */
  words: z.string(),
  state: State,
  /** Signs in all, how many of them are written, and how many were left out. */
  total: z.int(), done: z.int(), leftOut: z.int(),
  madeAt: z.string(), endedAt: z.nullable(z.string()),
  /** The files are deleted then. */
  until: z.string(),
  who: z.nullable(z.string()),
})
export type PrintRow = z.infer<typeof PrintRow>

export const PrintView = z.object({
  ...PrintRow.shape,
  areaId: z.string(), areaName: z.string(),
  /** Signs that have been printed before: a reprint, which makes no code void. */
  before: z.int(),
  /** Of a list: what is no company of the area. */
  unknown: z.array(z.string()),
  sheets: z.int(),
  /** The first sheet, with a code that opens nothing; while it is a sample. */
  sample: z.nullable(File),
  files: z.array(z.object({ ...File.shape, signs: z.int(), pages: z.int(), first: z.string(), last: z.string() })),
  /** 贴牌清单: every sign, where it is to go, in which file on which page, and those that were left out. */
  list: z.nullable(File),
  /** The first of those that were left out, and why. */
  left: z.array(z.object({ name: z.string(), why: z.string() })),
  failure: z.nullable(z.object({ code: z.string(), message: z.string() })),
})
export type PrintView = z.infer<typeof PrintView>

const NAMED = ['NOT_ALLOWED', 'PRINT_NOT_FOUND'] as const

export const PRINT_API = defineActions('print', {
  'print.preview': {
    zh: '看牌子的样张和数量（还不打印）',
    input: z.object({
      areaId: id, of: z.enum(PRINTED_NAMES, 'INPUT_INVALID'), template: z.enum(PRINT_TEMPLATE_NAMES, 'INPUT_INVALID'), chosen: Chosen,
    }),
    output: z.object({ printId: z.string() }),
    errors: ['NOT_ALLOWED', 'AREA_NOT_FOUND', 'PRINT_NOT_FOR', 'PRINT_NOTHING', 'PRINT_TOO_MANY', 'PRINT_NO_ADDRESS', 'STORAGE_FAILED'],
  },
  'print.begin': {
    zh: '按样张打印',
    input: z.object({ requestId, printId }),
    output: z.object({ state: State }),
    errors: [...NAMED, 'PRINT_RUNNING', 'PRINT_NOT_SO_FAR', 'REQUEST_ID_REUSED'],
  },
  'print.work': { zh: '现在就排版（页面开着时不必等下一分钟）', input: z.object({ printId }), output: z.object({ state: State }), errors: [...NAMED] },
  'print.show': { zh: '一次打印：进度和文件', input: z.object({ printId }), output: PrintView, errors: [...NAMED, 'STORAGE_FAILED'] },
  'print.list': {
    zh: '打印记录：谁在什么时候印了什么',
    input: z.object({ areaId: id, cursor, limit: rowsPerPage(100) }),
    output: z.object({ items: z.array(PrintRow), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED', 'AREA_NOT_FOUND'],
  },
})
