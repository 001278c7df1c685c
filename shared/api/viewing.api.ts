import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, line, requestId } from '../form/fields'

/** What an administrator sees who looks with the eyes of somebody in office: the id goes beside each call meanwhile (`viewing`). */
export const VIEWING_API = defineActions('viewing', {
  'viewing.start': {
    zh: '看看某人看到什么：半小时，只能看；本人会收到消息',
    input: z.object({ requestId, personId: id, reason: line(100) }),
    output: z.object({ viewingId: z.string(), name: z.string(), endsAt: z.string() }),
    errors: ['NOT_ALLOWED', 'OFFICIAL_NOT_FOUND', 'VIEWING_SELF', 'REQUEST_ID_REUSED'],
  },
  'viewing.end': {
    zh: '结束查看',
    input: z.object({ requestId }),
    output: z.object({ ended: z.boolean() }),
    errors: ['NOT_ALLOWED', 'REQUEST_ID_REUSED'],
  },
})
