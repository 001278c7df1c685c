import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { codeText, cursor, id, line, prose, requestId, rowsPerPage } from '../form/fields'
import { FILE_ENDINGS, type FileType } from '../kernel/file-path'
import { FILE_LIMIT } from '../kernel/file-limit'
import { Official } from './joining.api'
import { SCAN_WAYS, type ScanWay } from '../register/scan-ways'
import { ColleagueView, CompanyLanding, FoundCompany, Landing, Me, MessageView, Named } from './directory-views'
import { Reminder, SubjectView, UnitView } from './directory-views'
import { named } from './sign.api'

export const DIRECTORY_API = defineActions('directory', {
  'directory.me': { zh: '我是谁', input: z.object({}), output: Me, errors: [] },
  'directory.scan': {
    zh: '打开一张码（企业码、窗口码、诉求码），或用编号、信用代码打开一家企业',
    /** Exactly one of the first three. A company that has no code yet and is opened by its credit code is given one. */
    input: z.object({
      code: z.optional(codeText),
      shortCode: z.optional(z.string().check(z.maxLength(32, 'INPUT_TOO_LONG'))),
      uscc: z.optional(z.string().check(z.maxLength(64, 'INPUT_TOO_LONG'))),
      way: z._default(z.enum(Object.keys(SCAN_WAYS) as [ScanWay, ...ScanWay[]], 'INPUT_INVALID'), 'sign'),
    }),
    output: Landing,
    errors: [
      'CODE_MALFORMED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'CODE_ELSEWHERE',
      'SCAN_TOO_OFTEN', 'USCC_WRONG', 'USCC_UNKNOWN', 'CODE_ENDED', 'INPUT_MISSING',
    ],
  },
  'directory.findCompany': {
    zh: '按名称找一家企业（名称、信用代码和所在街道是公开登记的）',
    /** Part of its name, or of one it had before. */
    input: z.object({ name: line(100, 2) }),
    output: z.object({ items: z.array(FoundCompany), more: z.boolean() }),
    errors: ['LIMIT_FIND'],
  },
  'directory.agreePrivacy': {
    zh: '同意隐私保护指引',
    input: z.object({ agreed: z.boolean('INPUT_TYPE') }),
    output: z.object({ privacyAgreed: z.boolean() }),
    errors: [],
  },
  'directory.verifyPhone': {
    zh: '验证手机号',
    input: z.object({ phoneCode: line(128) }),
    /** `official`: whose number this is in the register, if he alone has it and has never signed in: he is asked whether he is the one. */
    output: z.object({ phoneMasked: z.string(), official: z.nullable(Official) }),
    errors: ['PRIVACY_NOT_AGREED', 'PHONE_CODE_INVALID', 'UPSTREAM_UNAVAILABLE'],
  },
  'directory.bindCompany': {
    zh: '绑定企业（手机号须在登记联系人里）',
    input: z.object({ code: codeText }),
    /** `waiting`: somebody owns it, and has been asked. */
    output: z.object({ companyId: z.string(), companyName: z.string(), waiting: z.boolean() }),
    errors: [
      'PHONE_NOT_VERIFIED', 'BIND_PHONE_OLD', 'BIND_PHONE_MISMATCH', 'BINDING_WAITING', 'BINDING_FULL', 'CODE_MALFORMED',
      'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED', 'CODE_REPLACED', 'CODE_ENDED',
    ],
  },
  'directory.setElder': {
    zh: '切换长辈版',
    input: z.object({ elder: z.boolean('INPUT_TYPE') }),
    output: z.object({ elder: z.boolean() }),
    errors: [],
  },
  'directory.actAs': {
    zh: '以哪个身份办理',
    /** Role and place, as the pages name an identity. It grants nothing, so it need not be one that he has. */
    input: z.object({ office: line(160) }),
    output: z.object({ office: z.string() }),
    errors: [],
  },
  'directory.setLeave': {
    zh: '登记请假和代办人',
    input: z.object({
      leave: z.nullable(z.object({
        from: z.iso.datetime({ error: 'INPUT_INVALID' }),
        to: z.iso.datetime({ error: 'INPUT_INVALID' }),
        standIn: z.optional(id),
      })),
    }),
    output: z.object({
      leave: z.nullable(z.object({ from: z.string(), to: z.string(), standInName: z.nullable(z.string()) })),
      /** Whom the caller stands in for in that time, by name. */
      standsInFor: z.array(z.string()),
    }),
    errors: ['NOT_ALLOWED', 'TARGET_NOT_FOUND', 'TARGET_NOT_SUITABLE'],
  },
  'directory.uploadTicket': {
    zh: '取得上传凭证',
    /** `sha256`: of the bytes to be sent, 64 hex digits; what arrives must be these bytes. */
    input: z.object({
      name: line(120),
      sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'INPUT_INVALID')),
      size: z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'), z.maximum(FILE_LIMIT, 'INPUT_TOO_LONG')),
      type: z.enum(Object.keys(FILE_ENDINGS) as FileType[], 'FILE_TYPE'),
    }),
    output: z.object({ fileId: z.string(), cloudPath: z.string(), url: z.string(), headers: z.record(z.string(), z.string()) }),
    errors: ['PRIVACY_NOT_AGREED', 'FILE_TYPE', 'STORAGE_FAILED', 'LIMIT_UPLOADS'],
  },
  'directory.inbox': {
    zh: '消息',
    input: z.object({
      cursor,
      /** Id of a message of kind `digest`: those that were told together in it. */
      digest: z.optional(z.string('INPUT_TYPE').check(z.maxLength(100, 'INPUT_TOO_LONG'))),
      limit: rowsPerPage(50),
    }),
    output: z.object({ items: z.array(MessageView), next: z.nullable(z.string()) }),
    errors: [],
  },
  'directory.readMessages': {
    zh: '标为已读',
    input: z.object({
      ids: z.optional(z.array(z.string().check(z.maxLength(200, 'INPUT_TOO_LONG'))).check(z.maxLength(100, 'INPUT_TOO_LONG'))),
      all: z.optional(z.boolean('INPUT_TYPE')),
    }),
    output: z.object({ unread: z.int() }),
    errors: [],
  },
  'directory.subscribed': {
    zh: '登记提醒授权结果',
    input: z.object({
      requestId,
      results: z.record(z.string().check(z.maxLength(64, 'INPUT_TOO_LONG')), z.enum([
        'accept', 'reject', 'ban', 'filter',
      ], 'INPUT_INVALID')),
    }),
    output: z.object({ reminders: z.array(Reminder) }),
    errors: ['INPUT_INVALID', 'REQUEST_ID_REUSED'],
  },
  'directory.units': {
    zh: '可以转办的单位和专员',
    input: z.object({}),
    output: z.object({ units: z.array(UnitView), officers: z.array(ColleagueView) }),
    errors: [],
  },
  'directory.colleagues': {
    zh: '本单位同事',
    input: z.object({ unitId: id }),
    output: z.object({ people: z.array(ColleagueView) }),
    errors: ['NOT_ALLOWED'],
  },
  'directory.officials': {
    zh: '按姓名和单位找人找单位（投诉、举报反映的是谁）',
    /**
     * Words apart by spaces: each occurs in the name or in the unit's. `companyId`, or the area of one that is in no register: what lies
     * nearest to it stands first.
     */
    input: z.object({ search: line(40), companyId: z.optional(id), areaId: z.optional(id), cursor }),
    output: z.object({ subjects: z.array(SubjectView), next: z.nullable(z.string()) }),
    errors: ['INPUT_MISSING', 'INPUT_INVALID'],
  },
  'directory.mentioned': {
    zh: '正在写的内容里提到了谁（投诉、举报提交前问是否绕开）',
    input: z.object({ text: prose(1000), companyId: z.optional(id), areaId: z.optional(id) }),
    output: z.object({ subjects: z.array(SubjectView) }),
    errors: [],
  },
  'directory.area': {
    zh: '一个区域下面的区域和单位（诉求按它们筛选）',
    /** `areas`: those below it. `units`: those that work off cases, there and above it. */
    input: z.object({ areaId: id }),
    output: z.object({ areas: z.array(Named), units: z.array(Named) }),
    errors: ['NOT_ALLOWED'],
  },
  'directory.company': {
    zh: '自己的企业：专员是谁、正在办的事',
    input: z.object({ companyId: id }),
    output: CompanyLanding,
    errors: ['NOT_ALLOWED', 'CODE_UNKNOWN'],
  },
  'directory.codeImage': {
    zh: '企业码、窗口码、事项码或诉求码的图片',
    /** Exactly one of them. A case has no number to type: its code shows progress and nothing else. */
    input: z.object({ ...named, caseId: z.optional(id) }),
    output: z.object({ scene: z.string(), shortCode: z.nullable(z.string()), png: z.string() }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'CASE_NOT_FOUND', 'CODE_UNKNOWN', 'UPSTREAM_UNAVAILABLE', 'INPUT_MISSING'],
  },
  'directory.reissueCode': {
    zh: '换发或停用一张码',
    input: z.object({
      requestId,
      ...named,
      reason: line(100, 2),
      revokeOnly: z._default(z.boolean('INPUT_TYPE'), false),
    }),
    output: z.object({ scene: z.nullable(z.string()), shortCode: z.nullable(z.string()), revision: z.int() }),
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'CODE_UNKNOWN', 'INPUT_MISSING', 'REQUEST_ID_REUSED'],
  },
})
