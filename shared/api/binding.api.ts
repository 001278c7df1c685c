import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { codeText, cursor, files, id, line, prose, requestId, rowsPerPage } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { DECISIONS } from '../register/binding-settle'
import { BINDING_STATES, STANDINGS, WAYS } from '../register/binding-table'
import { NOTE_WORDS, SIDE_WORDS } from '../register/binding-words'

const As = z.enum(keysOf(STANDINGS), 'INPUT_INVALID')
const ByWay = z.enum(keysOf(WAYS))
/** A private person as others may see him. */
const masked = { nameMasked: z.nullable(z.string()), phoneMasked: z.nullable(z.string()) }
/** What everybody who asks gives of himself. */
const name = line(40, 2)

export const MemberView = z.object({
  id: z.string(), personId: z.string(), as: As, way: ByWay, ...masked, you: z.boolean(), since: z.nullable(z.string()),
})
export type MemberView = z.infer<typeof MemberView>

/** Somebody who waits. `mayDecide`: whoever reads this may. `objectUntil`: the owners may object until then. */
export const WaitingView = z.object({
  id: z.string(), as: As, way: ByWay, ...masked, askedAt: z.string(), objectUntil: z.nullable(z.string()), objected: z.boolean(),
  mayDecide: z.boolean(),
})
export type WaitingView = z.infer<typeof WaitingView>

/** An invitation that can be used. `by`: what its maker is called there. */
export const InvitedView = z.object({ id: z.string(), as: As, until: z.string(), by: z.string() })
export type InvitedView = z.infer<typeof InvitedView>

/** A line of what became of the people, or a look at sealed data of the company. */
export const RecordView = z.object({
  id: z.string(), at: z.string(),
  kind: z.enum([...keysOf(NOTE_WORDS), 'look']),
  /** Whom it is about. Null: of an invitation, or of a look. */
  whom: z.nullable(z.string()),
  /** Who did it: of somebody in office his unit and work name. */
  by: z.string(),
  side: z.enum(keysOf(SIDE_WORDS)),
  as: z.nullable(As), way: z.nullable(ByWay), reason: z.nullable(z.string()),
})
export type RecordView = z.infer<typeof RecordView>

/** What somebody asked for himself, and how that stands. */
export const OwnBinding = z.object({
  id: z.string(), companyId: z.string(), companyName: z.string(), as: As, way: ByWay, state: z.enum(keysOf(BINDING_STATES)),
  askedAt: z.nullable(z.string()), reason: z.nullable(z.string()), mayAppeal: z.boolean(),
})
export type OwnBinding = z.infer<typeof OwnBinding>

/** Somebody who says that a company is his, as an administrator's list has him. */
export const ReviewRow = z.object({
  id: z.string(), companyId: z.string(), companyName: z.string(), areaName: z.string(), way: ByWay, ...masked, askedAt: z.string(),
  objectUntil: z.nullable(z.string()), objected: z.boolean(), appealed: z.boolean(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

const done = z.object({ version: z.int() })
/** What came of asking. `asks`: who is to say yes; null: it is granted. */
const Asked = z.object({ companyId: z.string(), companyName: z.string(), as: As, asks: z.nullable(z.enum(['owner', 'officer', 'admin'])) })
const OF_COMPANY = ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'REQUEST_ID_REUSED'] as const
const OF_ASKING = [
  'PHONE_NOT_VERIFIED', 'BINDING_ALREADY', 'BINDING_WAITING', 'BINDING_FULL', 'BINDING_TWO_EYES', 'LIMIT_BINDINGS', 'REQUEST_ID_REUSED',
] as const

export const BINDING_API = defineActions('binding', {
  'binding.people': {
    zh: '一家企业的人：负责人、经办人、等待同意的、还能用的邀请',
    input: z.object({ companyId: id }),
    output: z.object({
      companyId: z.string(), companyName: z.string(), version: z.int(),
      /** As what the caller reads it; `hears`: he is told of what others file. */
      side: z.enum(['owner', 'member', 'officer', 'admin']), hears: z.boolean(),
      members: z.array(MemberView), waiting: z.array(WaitingView), invitations: z.array(InvitedView),
    }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND'],
  },
  'binding.record': {
    zh: '一家企业的记录：谁加入、谁退出，谁查看过联系方式',
    input: z.object({ companyId: id, cursor, limit: rowsPerPage(50) }),
    output: z.object({ items: z.array(RecordView), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND'],
  },
  'binding.mine': {
    zh: '我申请加入过的企业，各怎么样了',
    input: z.object({}),
    output: z.object({ items: z.array(OwnBinding) }),
    errors: [],
  },
  'binding.invite': {
    zh: '邀请一个人加入企业：给出一次性的码，72 小时有效',
    input: z.object({ requestId, companyId: id, as: As }),
    /** Both are given in this reply alone (and in that of a repeat, for ten minutes). */
    output: z.object({ token: z.string(), typed: z.string(), until: z.string(), as: As }),
    errors: [...OF_COMPANY, 'BINDING_OWNER_ONLY', 'BINDING_TWO_EYES', 'BINDING_NOT_YOURS', 'LIMIT_COMPANY_INVITATIONS'],
  },
  'binding.withdraw': {
    zh: '收回一个还没有用的邀请',
    input: z.object({ requestId, companyId: id, invitationId: id }),
    output: done,
    errors: [...OF_COMPANY, 'BINDING_OWNER_ONLY', 'BINDING_TWO_EYES', 'BINDING_NOT_YOURS', 'BINDING_GONE'],
  },
  'binding.join': {
    zh: '加入企业：用邀请码，或当面扫工作人员手机上的码',
    /** What was scanned, pasted or typed. */
    input: z.object({ requestId, code: line(200), name }),
    output: Asked,
    errors: [
      ...OF_ASKING, 'BINDING_INVITATION_UNKNOWN', 'BINDING_INVITATION_USED', 'BINDING_INVITATION_OVER', 'BINDING_INVITATION_OWN',
      'BINDING_FACE_OVER',
    ],
  },
  'binding.face': {
    zh: '当面绑定：手机上显示的码，两分钟有效',
    input: z.object({ companyId: id }),
    output: z.object({ code: z.string(), until: z.string(), companyName: z.string(), owned: z.boolean() }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'BINDING_TWO_EYES'],
  },
  'binding.apply': {
    zh: '用营业执照照片申请做企业负责人',
    /** The company by its printed code. */
    input: z.object({ requestId, code: codeText, name, files: files(3) }),
    output: Asked,
    errors: [
      ...OF_ASKING, 'INPUT_MISSING', 'FILE_TYPE', 'FILE_NOT_YOURS', 'FILE_MISSING', 'FILE_DIFFERS', 'CODE_MALFORMED', 'CODE_FORGED',
      'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'CODE_ENDED',
    ],
  },
  'binding.appeal': {
    zh: '对没有同意的申请申诉一次，由另一位管理员决定',
    input: z.object({ requestId, companyId: id, bindingId: id, words: prose(500, 2) }),
    output: done,
    errors: ['COMPANY_NOT_FOUND', 'BINDING_GONE', 'BINDING_NO_APPEAL', 'BINDING_ALREADY', 'BINDING_WAITING', 'REQUEST_ID_REUSED'],
  },
  'binding.leave': {
    zh: '退出一家企业，或撤回申请',
    input: z.object({ requestId, companyId: id }),
    output: done,
    errors: ['COMPANY_NOT_FOUND', 'BINDING_GONE', 'BINDING_LAST_OWNER', 'REQUEST_ID_REUSED'],
  },
  'binding.decide': {
    zh: '同意或不同意一个人加入；对申请做负责人的提出异议',
    input: z.object({
      requestId, companyId: id, bindingId: id, decision: z.enum(['grant', 'refuse'], 'INPUT_INVALID'), reason: z.optional(line(200, 2)),
    }),
    output: done,
    errors: [...OF_COMPANY, 'BINDING_GONE', 'BINDING_SETTLED', 'BINDING_OWNER_ONLY', 'BINDING_TWO_EYES', 'BINDING_NOT_YOURS'],
  },
  'binding.remove': {
    zh: '移除一位经办人',
    input: z.object({ requestId, companyId: id, personId: id }),
    output: done,
    errors: [...OF_COMPANY, 'BINDING_GONE', 'BINDING_OWNER_ONLY', 'BINDING_OWNER_STAYS'],
  },
  'binding.handOver': {
    zh: '把一位经办人变成负责人，自己留任或改做经办人',
    input: z.object({ requestId, companyId: id, personId: id, stays: z.boolean('INPUT_TYPE') }),
    output: done,
    errors: [...OF_COMPANY, 'BINDING_GONE', 'BINDING_SETTLED', 'BINDING_OWNER_ONLY'],
  },
  'binding.hear': {
    zh: '企业的诉求有了变化，要不要告诉我',
    input: z.object({ requestId, companyId: id, hears: z.boolean('INPUT_TYPE') }),
    output: z.object({ hears: z.boolean() }),
    errors: [...OF_COMPANY],
  },
  'binding.list': {
    zh: '等审核的企业负责人申请',
    input: z.object({ areaId: id, cursor, limit: rowsPerPage(50) }),
    /** The oldest first. */
    output: z.object({ items: z.array(ReviewRow), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED'],
  },
  'binding.show': {
    zh: '一个负责人申请：执照照片、现在的负责人、异议和申诉',
    input: z.object({ companyId: id, bindingId: id }),
    output: z.object({
      ...ReviewRow.shape, uscc: z.string(), state: z.enum(keysOf(BINDING_STATES)),
      /** Links of ten minutes; a photo whose bytes are other than were declared is not among them. */
      photos: z.array(z.string()),
      /** Why the owner objects; what he says who was refused, and why he was. */
      objection: z.nullable(z.string()), appeal: z.nullable(z.string()), reason: z.nullable(z.string()),
      owners: z.array(z.object(masked)),
      /** Why the caller may not decide now; null: he may. */
      hindered: z.nullable(z.enum([
        'BINDING_SETTLED', 'BINDING_TWO_EYES', 'BINDING_NOT_YOURS', 'BINDING_ANOTHER', 'BINDING_TOO_EARLY',
      ])),
    }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'BINDING_GONE'],
  },
  'binding.review': {
    zh: '管理员同意、不同意一个负责人申请，或让他接替现在的负责人',
    input: z.object({
      requestId, companyId: id, bindingId: id, decision: z.enum(DECISIONS, 'INPUT_INVALID'), reason: z.optional(line(200, 2)),
    }),
    output: done,
    errors: [
      ...OF_COMPANY, 'INPUT_MISSING', 'BINDING_GONE', 'BINDING_SETTLED', 'BINDING_TWO_EYES', 'BINDING_NOT_YOURS', 'BINDING_ANOTHER',
      'BINDING_TOO_EARLY',
    ],
  },
})
