import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { OBJECT_LIMIT } from '../kernel/file-limit'
import { keysOf } from '../kernel/keys-of'
import { IMPORT_KIND_NAMES, IMPORT_STATES, type ImportState, ROW_ACTS, type RowAct } from '../register/import'
import { FieldChange } from './register-views'

const kind = z.enum(IMPORT_KIND_NAMES, 'INPUT_INVALID')
const State = z.enum(keysOf<ImportState>(IMPORT_STATES))
const act = z.enum(keysOf<RowAct>(ROW_ACTS), 'INPUT_INVALID')
const limit = rowsPerPage(100)
const importId = id

/** An import as a line of the list. */
export const ImportRow = z.object({
  id: z.string(), kind, name: z.string(), source: z.string(), state: State, who: z.nullable(z.string()),
  madeAt: z.string(), endedAt: z.nullable(z.string()),
  acts: z.partialRecord(act, z.int()),
})
export type ImportRow = z.infer<typeof ImportRow>

const Example = z.object({ name: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })

/** Everything about one import. */
export const ImportView = z.object({
  ...ImportRow.shape,
  areaName: z.string(),
  format: z.nullable(z.string()), encoding: z.nullable(z.string()),
  sheets: z.array(z.string()), sheet: z.nullable(z.string()),
  /** Where its headings stand, what they are, and which field each column was taken for. */
  heading: z.nullable(z.object({ line: z.int(), headings: z.array(z.string()), mapping: z.record(z.string(), z.int()) })),
  fields: z.array(z.object({ field: z.string(), label: z.string(), required: z.boolean() })),
  /** One column of each of these groups has to be there. */
  needs: z.array(z.array(z.string())),
  closeAbsent: z.boolean(),
  /** Whoever asks has imported it: the sheet itself is his alone. */
  mine: z.boolean(),
  /** How far it has got: rows of so many; what it does began then. */
  done: z.int(), total: z.int(), beganAt: z.nullable(z.string()),
  folds: z.array(z.object({ label: z.string(), count: z.int() })),
  /** What the changed rows change: in words, how many, and one example. */
  changes: z.array(z.object({ label: z.string(), count: z.int(), example: z.nullable(Example) })),
  /** Why it could not be read: a code and its sentence. */
  failure: z.nullable(z.object({ code: z.string(), message: z.string() })),
  /** File and rows are deleted then; until then it can be undone. */
  until: z.string(),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportedRow = z.object({
  /** Of the row in its import. */
  id: z.string(),
  line: z.int(), act, name: z.string(), key: z.nullable(z.string()), /** The thing it is about: of the kind of the import. */
  thingId: z.nullable(z.string()),
  /** Of what was left alone: who has touched it since. */
  touchedBy: z.nullable(z.string()),
  problems: z.array(z.object({ label: z.nullable(z.string()), value: z.string(), what: z.string(), remedy: z.string() })),
  fields: z.array(FieldChange),
})
export type ImportedRow = z.infer<typeof ImportedRow>

/** What an import may answer to whoever names it. */
const NAMED = ['NOT_ALLOWED', 'IMPORT_NOT_FOUND'] as const
const OF_STEP = [...NAMED, 'IMPORT_NOT_SO_FAR', 'IMPORT_RUNNING', 'REQUEST_ID_REUSED'] as const
const STEP = { input: z.object({ requestId, importId }), output: z.object({ state: State }), errors: OF_STEP } as const

export const IMPORT_API = defineActions('import', {
  'import.ticket': {
    zh: '取得导入文件的上传凭证',
    /** `sha256`: of the bytes, 64 hex digits. */
    input: z.object({
      areaId: id, kind, name: line(120), source: z._default(line(40, 0), ''),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'INPUT_INVALID')),
      size: z.int('INPUT_TYPE').check(z.minimum(1, 'SHEET_EMPTY'), z.maximum(OBJECT_LIMIT, 'SHEET_TOO_LARGE')),
    }),
    /** `cloudPath`: where WeChat's own upload puts it; '' where the bytes can only be PUT to the address. */
    output: z.object({ importId: z.string(), cloudPath: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
    errors: ['NOT_ALLOWED', 'STORAGE_FAILED', 'SHEET_EMPTY', 'SHEET_TOO_LARGE'],
  },
  'import.read': {
    zh: '试算：读表，看会新增、更改什么，不改任何数据',
    /** `mapping`: field → column (from 0), where headings were not recognised; `sheet`: one of several. */
    input: z.object({
      requestId, importId,
      sheet: z.optional(line(100)),
      headingLine: z.optional(z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'), z.maximum(100, 'INPUT_INVALID'))),
      mapping: z.optional(z.record(line(30), z.int('INPUT_TYPE').check(z.minimum(0, 'INPUT_INVALID'), z.maximum(500, 'INPUT_INVALID')))),
      closeAbsent: z._default(z.boolean('INPUT_TYPE'), false),
    }),
    output: z.object({ state: State }),
    errors: OF_STEP,
  },
  'import.apply': { zh: '正式导入', ...STEP },
  'import.stop': { zh: '停下', ...STEP },
  'import.undo': { zh: '撤销整次导入', ...STEP },
  'import.work': {
    zh: '接着做（页面开着时不必等下一分钟）',
    input: z.object({ importId }),
    output: z.object({ state: State }),
    errors: [...NAMED],
  },
  'import.show': { zh: '一次导入：进度和结果', input: z.object({ importId }), output: ImportView, errors: [...NAMED] },
  'import.rows': {
    zh: '一次导入的各行',
    input: z.object({ importId, act, cursor, limit }),
    output: z.object({ items: z.array(ImportedRow), next: z.nullable(z.string()) }),
    errors: [...NAMED],
  },
  'import.list': {
    zh: '导入记录',
    input: z.object({ areaId: id, cursor, limit }),
    output: z.object({ items: z.array(ImportRow), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED'],
  },
  'import.returned': {
    zh: '带原因的原表（最后一列写着每行的问题）',
    input: z.object({ importId }),
    output: z.object({ url: z.string(), name: z.string() }),
    errors: [...NAMED, 'IMPORT_OF_ANOTHER', 'IMPORT_NOT_SO_FAR', 'STORAGE_FAILED'],
  },
  'import.template': {
    zh: '导入模板（每一列怎么写，带一行示例）',
    input: z.object({ areaId: id, kind }),
    output: z.object({ url: z.string(), name: z.string() }),
    errors: ['NOT_ALLOWED', 'STORAGE_FAILED'],
  },
})
