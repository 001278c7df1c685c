import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { type ErrorCode, ERROR_MESSAGES } from './errors'
import { QUOTA_ERRORS } from '../settings/quota-errors'
import { PHONE_PROBLEMS } from '../kernel/phone'
import { FLOWS } from './flows'

const CODES = keysOf(ERROR_MESSAGES)

/** Every field at fault, the first one decides the code of the refusal; never a value. */
const FieldsAtFault = z.array(z.object({ path: z.string(), code: z.enum(CODES) })).check(z.minLength(1), z.maxLength(20))
/** Of a flow: the status it stands in; the version that stands, and what happened since the one on the screen. */
const ofFlow = ({ refusals, boxes, entries }: (typeof FLOWS)[keyof typeof FLOWS]['flow']): [ErrorCode, z.ZodMiniType][] => [
  [refusals.wrongStatus, z.object({ status: z.enum(Object.keys(boxes)) })],
  [refusals.changed, z.object({ version: z.int(), newer: z.array(z.object({ seq: z.int(), at: z.string(), kind: z.enum(Object.keys(entries)) })) })],
]
/** Of a printed code out of force: since when, its last characters, where, whom to call. Never whose it was. Told where a code is opened or bound. */
const OutOfForce = z.optional(z.object({ since: z.nullable(z.string()), tail: z.nullable(z.string()), areaName: z.nullable(z.string()), hotline: z.string() }))
/** Of what was done too often: how many there may be, and whom to call. */
const TooMany = z.object({ most: z.int(), hotline: z.string() })

/**
 * What a refusal says for machines besides its code, next to the sentences for people (errors.ts). A code without a row has no details; a row
 * that is not optional always has them. Replies are held against it (emulator/contract) and docs/openapi.json is drawn from it.
 */
const DETAILS: Partial<Record<ErrorCode, z.ZodMiniType>> = {
  INPUT_MISSING: FieldsAtFault,
  INPUT_TYPE: FieldsAtFault,
  INPUT_TOO_LONG: FieldsAtFault,
  INPUT_TOO_SHORT: FieldsAtFault,
  INPUT_INVALID: FieldsAtFault,
  ...Object.fromEntries(PHONE_PROBLEMS.map((problem) => [problem, FieldsAtFault])),
  // Of a ticket; a file that is filed is told by its place in the list.
  ...Object.fromEntries(['FILE_TYPE', 'FILE_NOT_YOURS', 'FILE_MISSING', 'FILE_DIFFERS'].map((code) => [code, FieldsAtFault])),
  // Of a ticket too: what is wrong with the bytes of a sheet is told of the import.
  ...Object.fromEntries(['SHEET_EMPTY', 'SHEET_TOO_LARGE'].map((code) => [code, FieldsAtFault])),
  ...Object.fromEntries(Object.values(FLOWS).flatMap(({ flow }) => ofFlow(flow))),
  ...Object.fromEntries(Object.keys(QUOTA_ERRORS).map((code) => [code, TooMany])),
  THING_IN_USE: z.object({ what: z.string() }),
  OFFICE_HAS_WORK: z.object({ companies: z.int(), cases: z.int() }),
  UNIT_ABOUT_UNIT: z.object({ count: z.int() }),
  /** What is wrong with the value, in words. */
  SETTING_WRONG: z.object({ why: z.string() }),
  /** The line that was not understood, counted from 1, its beginning, and what is the matter with it. */
  NOTICE_NOT_UNDERSTOOD: z.object({ line: z.int(), text: z.string(), why: z.string() }),
  // The name of the tenant whose it is, as the sentence and the page say it.
  CODE_ELSEWHERE: z.object({ name: z.string(), areaName: z.string() }),
  CODE_REVOKED: OutOfForce,
  CODE_REPLACED: OutOfForce,
  CODE_ENDED: z.object({ hotline: z.string() }),
  PRINT_TOO_MANY: z.object({ most: z.int() }),
  // Who cannot take over.
  ...Object.fromEntries(['HANDOVER_AWAY', 'HANDOVER_NO_OFFICE', 'HANDOVER_OUT_OF_REACH', 'HANDOVER_NOT_COLLEAGUE'].map((code) => [code, z.object({ name: z.string() })])),
  HANDOVER_NO_DEPUTY: z.object({ name: z.string() }),
  HANDOVER_NO_LEADER: z.object({ name: z.string() }),
  /** The year whose holidays are not published yet. */
  CALENDAR_UNCOVERED: z.object({ code: z.literal('CALENDAR_UNCOVERED'), year: z.int() }),
}

/** What the details of a refusal are; undefined = it has none. */
export const detailsOf = (code: string): z.ZodMiniType | undefined => (Object.hasOwn(DETAILS, code) ? DETAILS[code as ErrorCode] : undefined)
