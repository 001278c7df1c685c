import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { cursor, id, line, phone, requestId, rowsPerPage, seen } from '../form/fields'
import { keysOf } from '../kernel/keys-of'
import { COMPANY_SIZES, COMPANY_STATES } from '../register/company'
import { MOST_LEADERS } from '../register/pairing'
import { COMPANY_PILE_NAMES } from '../register/list'
import { HISTORIES } from '../register/things'
import { ChangeView, CompanyDetail, CompanyRow } from './register-views'

const limit = rowsPerPage(50)

/** An officer, and how many companies he has already. */
export const OfficerRow = z.object({ id: z.string(), name: z.string(), unitName: z.nullable(z.string()), companies: z.int() })
export type OfficerRow = z.infer<typeof OfficerRow>

export const REGISTER_API = defineActions('register', {
  'register.overview': {
    zh: '管理员首页：名册有多少、什么等着处理',
    input: z.object({ areaId: id }),
    output: z.object({
      areaName: z.string(),
      companies: z.int(),
      /** In business, and nobody is assigned. */
      unmatched: z.int(),
      key: z.int(),
      ended: z.int(),
      officials: z.int(),
      /** Administrators of the area that lies in none, who have signed in: fewer than two are too few. */
      admins: z.int(),
      units: z.int(),
      /** Officials of the area and below who have never signed in. */
      notJoined: z.int(),
      /** Nobody would be left to whom a complaint about somebody of last resort could go. */
      lastResortMissing: z.boolean(),
      /** Offices of the area and below whose last day is within thirty days. */
      ending: z.int(),
      /** Requests of the area and below that lie with nobody and wait to be given to somebody, less what the caller may not know of. */
      unowned: z.int(),
      /** Jobs that gave up, of the whole tenant: a job is of no area. */
      parked: z.int(),
      /** The area in which everything lies, whose administrators decide about these jobs and put in the days off; null: it is this one. */
      rootName: z.nullable(z.string()),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'register.companies': {
    zh: '企业名册：按区域、按名称（含曾用名）、信用代码、联系电话、专员、短码找',
    input: z.object({
      areaId: id,
      pile: z._default(z.enum(COMPANY_PILE_NAMES, 'INPUT_INVALID'), 'operating'),
      /** A part of a name, also a former one; a credit code or its start; a phone or its last four digits; an officer; a short code. */
      search: z.optional(line(40)),
      cursor, limit,
    }),
    output: z.object({
      items: z.array(CompanyRow),
      next: z.nullable(z.string()),
      /** How many are in each pile: exact to 999, 1000 is more; with the first page of a list, null otherwise. */
      counts: z.nullable(z.record(z.enum(COMPANY_PILE_NAMES), z.int())),
      /** Of a search: more were found than were looked through. */
      more: z.boolean(),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'register.company': {
    zh: '一家企业的登记',
    input: z.object({ companyId: id }),
    output: CompanyDetail,
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND'],
  },
  'register.changes': {
    zh: '登记的变更历史',
    /** `rule`: of all rules that reach into an area, which `id` names; of others those of the one thing. */
    input: z.object({ of: z.enum(keysOf(HISTORIES), 'INPUT_INVALID'), id, cursor, limit }),
    output: z.object({ items: z.array(ChangeView), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED', 'THING_NOT_FOUND'],
  },
  'register.saveCompany': {
    zh: '登记或更正一家企业',
    input: z.object({
      requestId,
      /** Null: a new one. */
      companyId: z.nullable(id),
      /** The version on the screen; of a new one left out. */
      seen: z.optional(seen),
      uscc: line(30),
      name: line(100),
      areaId: id,
      address: z._default(line(200, 0), ''),
      industry: z.optional(z.nullable(line(60))),
      size: z.optional(z.nullable(z.enum(keysOf(COMPANY_SIZES), 'INPUT_INVALID'))),
      key: z._default(z.boolean('INPUT_TYPE'), false),
      state: z._default(z.enum(keysOf(COMPANY_STATES), 'INPUT_INVALID'), 'operating'),
      officerId: z.optional(z.nullable(id)),
      /** Left out: they stay as they are. */
      deputyId: z.optional(z.nullable(id)),
      leaderIds: z.optional(z.array(id).check(z.maxLength(MOST_LEADERS, 'INPUT_TOO_LONG'))),
      /** Left out: the contacts stay as they are. */
      contact: z.optional(z.object({ name: line(30), phone })),
    }),
    output: z.object({ companyId: z.string(), version: z.int(), changed: z.boolean() }),
    errors: [
      'NOT_ALLOWED', 'COMPANY_NOT_FOUND', 'COMPANY_CHANGED', 'COMPANY_TWICE', 'USCC_WRONG', 'INDUSTRY_UNKNOWN', 'AREA_NOT_FOUND',
      'TARGET_NOT_FOUND', 'PAIRED_TWICE', 'COMPANY_HAS_OPEN_CASES', 'REQUEST_ID_REUSED',
    ],
  },
  'register.officers': {
    zh: '可以选的服务专员，按姓名或单位找',
    input: z.object({ areaId: id, search: z.optional(line(20)), cursor, limit: rowsPerPage(50) }),
    output: z.object({ items: z.array(OfficerRow), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED'],
  },
})
