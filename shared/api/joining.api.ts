import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { OFFICE_ROLE_NAMES } from '../register/office'
import { InvitationView } from './things-views'

/** An official of the register as he is asked whether he is the one. */
export const Official = z.object({ personId: z.string(), name: z.string(), unitName: z.nullable(z.string()) })
export type Official = z.infer<typeof Official>

export const NotJoinedView = z.object({
  id: z.string(), name: z.string(), unitName: z.nullable(z.string()), phoneMasked: z.nullable(z.string()),
  memberships: z.array(z.object({ role: z.enum(OFFICE_ROLE_NAMES), areaName: z.nullable(z.string()) })),
  /** The newest one. */
  invitation: z.nullable(InvitationView),
})
export type NotJoinedView = z.infer<typeof NotJoinedView>

export const JOIN_API = defineActions('directory', {
  'directory.join': {
    zh: '我是工作人员：用邀请码，或确认手机号对上的登记',
    /** One of them: what was typed, pasted or scanned of an invitation; or whom `directory.verifyPhone` has just told of. */
    input: z.object({ requestId, invitation: z.optional(line(80)), personId: z.optional(id) }),
    output: Official,
    errors: [
      'INPUT_MISSING', 'PHONE_NOT_VERIFIED', 'INVITATION_UNKNOWN', 'INVITATION_USED', 'INVITATION_OVER', 'INVITATION_WITHDRAWN',
      'INVITATION_OWN', 'JOIN_NOT_YOU', 'JOIN_PHONE_OLD', 'LIMIT_JOINS', 'REQUEST_ID_REUSED',
    ],
  },
})

export const INVITING_API = defineActions('register', {
  'register.notJoined': {
    zh: '还没有登录的工作人员，各由谁在什么时候邀请过',
    input: z.object({ areaId: id, search: z.optional(line(40)), cursor, limit: rowsPerPage(50) }),
    output: z.object({
      items: z.array(NotJoinedView), next: z.nullable(z.string()),
      /** How many there are in the area; with the first page, null otherwise. */
      count: z.nullable(z.int()),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'register.invite': {
    zh: '邀请一位还没有登录的工作人员：给出一次性的邀请码，原来的作废',
    input: z.object({ requestId, personId: id }),
    /** `token` is given in this reply alone (and in that of a repeat, for ten minutes). */
    output: z.object({ token: z.string(), until: z.string(), name: z.string() }),
    errors: ['NOT_ALLOWED', 'OFFICIAL_NOT_FOUND', 'OFFICIAL_JOINED', 'REQUEST_ID_REUSED'],
  },
  'register.withdrawInvitation': {
    zh: '作废一个还没有用的邀请',
    input: z.object({ requestId, personId: id }),
    output: z.object({ withdrawn: z.boolean() }),
    errors: ['NOT_ALLOWED', 'OFFICIAL_NOT_FOUND', 'REQUEST_ID_REUSED'],
  },
})
