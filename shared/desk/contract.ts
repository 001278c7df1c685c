import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, requestId } from '../form/fields'

/** The 128 random bits of a code, as its QR code has them behind `msb-desk:`. */
export const deskCode = z.string('INPUT_TYPE').check(z.regex(/^[\w-]{22}$/, 'INPUT_INVALID'))
const number = z.int('INPUT_TYPE').check(z.minimum(10, 'INPUT_INVALID'), z.maximum(99, 'INPUT_INVALID'))

const DeskSessionView = z.object({
  sessionId: z.string(), browser: z.string(), confirmedAt: z.string(), seenAt: z.string(), endsAt: z.string(),
})

export const DESK_API = defineActions('desk', {
  'desk.look': {
    zh: '扫电脑上的登录码，看要登录的是哪台电脑',
    input: z.object({ code: deskCode }),
    output: z.object({
      browser: z.string(),
      madeAt: z.string(),
      until: z.string(),
      /** Whether page and phone come from one network address; null: not known. */
      sameNetwork: z.nullable(z.boolean()),
      /** One of them stands on the page. */
      choices: z.array(z.int()),
    }),
    errors: ['NOT_ALLOWED', 'DESK_CODE_UNKNOWN', 'DESK_CODE_USED', 'DESK_TOO_OFTEN'],
  },
  'desk.confirm': {
    zh: '确认登录：选出网页上的那个数字',
    input: z.object({ requestId, code: deskCode, number }),
    output: z.object({ browser: z.string() }),
    errors: ['NOT_ALLOWED', 'DESK_CODE_UNKNOWN', 'DESK_CODE_USED', 'DESK_NUMBER_WRONG', 'REQUEST_ID_REUSED'],
  },
  'desk.refuse': {
    zh: '不是我：让这个登录码作废',
    input: z.object({ code: deskCode }),
    output: z.object({ refused: z.boolean() }),
    errors: ['NOT_ALLOWED'],
  },
  'desk.sessions': {
    zh: '我登录着的电脑',
    input: z.object({}),
    output: z.object({ sessions: z.array(DeskSessionView) }),
    errors: ['NOT_ALLOWED'],
  },
  'desk.end': {
    zh: '让一台电脑退出登录',
    input: z.object({ requestId, sessionId: id }),
    output: z.object({ sessionId: z.string() }),
    errors: ['NOT_ALLOWED', 'DESK_SESSION_NOT_FOUND', 'REQUEST_ID_REUSED'],
  },
})
