import * as z from 'zod/mini'
import { FILING_FIELDS } from './filing-fields'
import { BOXES } from '../flow/shape'
import { askedOf, partCounts } from '../list/schema'
import { Tab } from '../list/tab'
import { actContracts } from '../flow/act-contracts'
import { CASE } from './flow'
import { CASE_LIFECYCLE } from './lifecycle'
import { CASE_LIST } from './list'
import { codeText, cursor, id, line, requestId, rowsPerPage } from '../form/fields'
import { schemaOf } from '../form/field-schema'
import { UNLISTED_FIELDS } from './unlisted-fields'
import { defineActions } from '../access/define-actions'
import { ActReply, BoxCounts, CaseDetail, CaseSummary, EntryView, ReceiptEntry } from './views'

const actErrors = ['CASE_NOT_FOUND', 'CASE_WRONG_STATUS', 'CASE_NOT_YOURS', 'NOT_ALLOWED', 'CASE_CHANGED', 'REQUEST_ID_REUSED'] as const

/** A company that has no code yet: as it is called, its credit code where known, and the area it is in. */
const UNLISTED = z.object({ name: schemaOf(UNLISTED_FIELDS.name), uscc: schemaOf(UNLISTED_FIELDS.uscc), areaId: id })
/** The company: as a member by id, as a stranger by its scanned code, or by its name where it has none. */
const COMPANY = { companyId: z.optional(id), code: z.optional(codeText), unlisted: z.optional(UNLISTED) }
const MATTER = z.optional(z.nullable(schemaOf(FILING_FIELDS.matter)))
/** What it was found to be, of the tree of matters; one that is not there is let be. */
const MATTER_ID = z.optional(id)
const TO = z.object({ unitName: z.nullable(z.string()), handlerName: z.nullable(z.string()) })
/** For 投诉/举报: whom it is about, so that it goes round them. */
const ABOUT = z.optional(z.object({ personId: z.optional(id), unitId: z.optional(id) }))

export const CASE_API = defineActions('case', {
  'case.file': {
    zh: '提交诉求',
    input: z.object({
      requestId,
      ...COMPANY,
      kind: schemaOf(FILING_FIELDS.kind),
      matter: MATTER,
      matterId: MATTER_ID,
      text: schemaOf(FILING_FIELDS.text),
      files: schemaOf(FILING_FIELDS.files),
      contact: z.object({ name: schemaOf(FILING_FIELDS.name), phone: schemaOf(FILING_FIELDS.phone) }),
      urgent: schemaOf(FILING_FIELDS.urgent),
      about: ABOUT,
    }),
    output: z.extend(ActReply, {
      title: z.string(),
      dueAt: z.nullable(z.string()),
      /** At the latest; null where it cannot be told yet, absent from replies kept before it was told. */
      doneBy: z.optional(z.nullable(z.string())),
      /** Of `dueAt` and of `doneBy`: it rests on days off that nobody has announced yet. */
      assumed: z.optional(z.boolean()),
      doneByAssumed: z.optional(z.boolean()),
      to: TO,
      reason: z.string(),
    }),
    errors: [
      'PHONE_NOT_VERIFIED', 'COMPANY_REQUIRED', 'COMPANY_NOT_FOUND', 'CODE_MALFORMED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN',
      'CODE_REVOKED', 'CODE_REPLACED', 'USCC_WRONG', 'AREA_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'SUBJECT_NOT_OF_UNIT',
      'FILE_NOT_YOURS', 'FILE_MISSING', 'FILE_DIFFERS', 'FILE_TYPE',
      'CONTACT_MISSING', 'CONTACT_NOT_VERIFIED', 'REQUEST_ID_REUSED', 'CALENDAR_UNCOVERED',
      'LIMIT_FILINGS', 'LIMIT_FILINGS_AT_ONCE', 'LIMIT_FILINGS_OF_COMPANY', 'LIMIT_FILINGS_OF_UNLISTED', 'LIMIT_UNLISTED',
    ],
  },
  'case.route': {
    zh: '提交前看交给谁、为什么',
    input: z.object({ ...COMPANY, kind: schemaOf(FILING_FIELDS.kind), matter: MATTER, matterId: MATTER_ID, about: ABOUT }),
    output: z.object({ to: TO, reason: z.string() }),
    errors: [
      'COMPANY_REQUIRED', 'COMPANY_NOT_FOUND', 'CODE_MALFORMED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_REVOKED',
      'CODE_REPLACED', 'USCC_WRONG', 'AREA_NOT_FOUND', 'SUBJECT_NOT_FOUND', 'SUBJECT_NOT_OF_UNIT',
    ],
  },
  ...actContracts('case', CASE_LIFECYCLE, CASE, ActReply, actErrors),
  'case.openContact': {
    zh: '查看联系电话（留痕，企业看得到）',
    input: z.object({ caseId: id, requestId, reason: line(100, 2) }),
    output: z.object({ name: z.string(), phone: z.string() }),
    errors: ['CASE_NOT_FOUND', 'CASE_WRONG_STATUS', 'NOT_ALLOWED', 'CASE_NOT_YOURS', 'REQUEST_ID_REUSED', 'CALENDAR_UNCOVERED'],
  },
  'case.get': { zh: '看一件诉求', input: z.object({ caseId: id }), output: CaseDetail, errors: ['CASE_NOT_FOUND'] },
  'case.trail': {
    zh: '更早的办理经过',
    input: z.object({ caseId: id, before: z.int('INPUT_TYPE') }),
    output: z.object({ entries: z.array(EntryView), more: z.boolean() }),
    errors: ['CASE_NOT_FOUND'],
  },
  'case.receipt': {
    zh: '办理凭证（可离线核验），一次一百条',
    /** `after`: seq of the last entry of the page before. */
    input: z.object({ caseId: id, after: z._default(z.int('INPUT_TYPE').check(z.minimum(0, 'INPUT_INVALID')), 0) }),
    output: z.object({ number: z.string(), headHash: z.string(), entries: z.array(ReceiptEntry), more: z.boolean() }),
    errors: ['CASE_NOT_FOUND'],
  },
  'case.list': {
    zh: '诉求列表',
    input: z.object({
      tab: Tab,
      box: z.enum(BOXES, 'INPUT_INVALID'),
      search: z.optional(line(40, 0)),
      ...askedOf(CASE_LIST),
      cursor,
      limit: rowsPerPage(50),
      etag: z.optional(z.string().check(z.maxLength(64, 'INPUT_TOO_LONG'))),
    }),
    /** `unchanged`: the etag still holds; keep what you have. */
    output: z.object({
      unchanged: z.boolean(),
      etag: z.string(),
      items: z.array(CaseSummary),
      next: z.nullable(z.string()),
      /** Of every box of the tab as far as it was narrowed, with the first page only; not of a search. */
      counts: z.optional(BoxCounts),
      parts: z.optional(partCounts(CASE_LIST)),
      /**
       * Of a search, with its first page: how many were found in each box of the tab (exact to 99, 100 = more). Absent where there are too
       * many hits to count.
       */
      found: z.optional(BoxCounts),
      /**
       * With a search: `all` = every case of the tab was looked at; `newest` = titles, companies and numbers of all or of the newest, words
       * of the newest only. With filters or an order: whether all of the box was looked at, or what comes first in it.
       */
      looked: z.optional(z.enum(['all', 'newest'])),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'case.board': {
    zh: '分办和督办看板',
    input: z.object({ areaId: id }),
    output: z.object({
      now: z.string(),
      /** Exact. The cases of each pile are a list (`PILES` of shared/case/list.ts); of a dispatcher what has no owner is his pool. */
      counts: z.object({ open: z.int(), unowned: z.int(), overdue: z.int(), dueToday: z.int(), away: z.int(), parked: z.int() }),
      /** `missing`: a complaint about somebody could shut out all who are of last resort. */
      lastResort: z.object({ missing: z.boolean() }),
      /** Since when waits what has waited longest for an owner; how many of today nobody has accepted; what is overdue for longest. */
      waitsSince: z.nullable(z.string()),
      unaccepted: z.int(),
      latest: z.nullable(CaseSummary),
      /** Messages that could not be delivered to WeChat and were parked, the newest twenty. */
      parked: z.array(z.object({
        id: z.string(),
        at: z.string(),
        title: z.string(),
        caseNumber: z.string(),
        attempts: z.int(),
        error: z.string(),
      })),
    }),
    errors: ['NOT_ALLOWED'],
  },
})
