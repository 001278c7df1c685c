import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { defineActions } from '../access/define-actions'
import { CASE_STATUSES } from '../case/status'
import { cursor, day, id, rowsPerPage } from '../form/fields'
import { DEED_KINDS } from '../register/deeds'

const Kind = z.enum(keysOf(DEED_KINDS), 'INPUT_INVALID')

/** What somebody in office did, or looked at. */
export const DeedView = z.object({
  id: z.string(), at: z.string(), kind: z.string(),
  /** What was done, in words. */
  words: z.string(),
  person: z.object({ id: z.string(), name: z.nullable(z.string()) }),
  /** What it was about, by name; null where that has none or is gone. */
  name: z.nullable(z.string()),
  /** What can be opened: the company, the import, the case (only by whoever may read it). */
  opens: z.nullable(z.object({ of: z.enum(['company', 'import', 'case']), id: z.string() })),
  /** How many it touched, where it says so. */
  many: z.nullable(z.int()),
  /** Of a look at sealed data: why, as the company reads it too; null when it was erased. */
  reason: z.nullable(z.string()),
  /** Of a look: the case, for whoever may read it. */
  caseNumber: z.nullable(z.string()),
})
export type DeedView = z.infer<typeof DeedView>

/** What one company has to do with the system. */
export const CompanyUse = z.object({
  /** Who files for it, owners first: by their telephone as it may be shown; null: not verified. */
  people: z.array(z.object({ id: z.string(), owner: z.boolean(), phoneMasked: z.nullable(z.string()) })),
  codes: z.array(z.object({
    id: z.string(), shortCode: z.nullable(z.string()), status: z.enum(['active', 'revoked']),
    issuedAt: z.string(), revokedAt: z.nullable(z.string()), reason: z.nullable(z.string()),
  })),
  /**
   * Of its requests those that the reader may read by his own tokens: of what goes on what is due next, of what is done the newest.
   * Confidential ones are in no list of a company.
   */
  cases: z.array(z.object({ id: z.string(), number: z.string(), title: z.string(), status: z.enum(CASE_STATUSES), filedAt: z.string() })),
  /** Who looked at sealed data of it, the newest first. */
  looks: z.array(DeedView),
})
export type CompanyUse = z.infer<typeof CompanyUse>

/** Which deeds a list has. */
export const askedOfDeeds = {
  areaId: id,
  personId: z.optional(id),
  kind: z.optional(Kind),
  /** Days, both included. */
  from: z.optional(day), until: z.optional(day),
}

export const DEED_API = defineActions('deed', {
  'deed.list': {
    zh: '审计：谁做了什么、谁看过密封的信息（看的人自己也记一笔）',
    input: z.object({ ...askedOfDeeds, cursor, limit: rowsPerPage(50) }),
    output: z.object({ items: z.array(DeedView), next: z.nullable(z.string()) }),
    errors: ['NOT_ALLOWED'],
  },
  'deed.ofCompany': {
    zh: '一家企业：谁在用、码、自己看得到的诉求、谁查看过联系方式',
    input: z.object({ companyId: id }),
    output: CompanyUse,
    errors: ['NOT_ALLOWED', 'COMPANY_NOT_FOUND'],
  },
})
