import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { RANK_NAMES } from '../register/pairing'
import { COMPANY_SIZES, COMPANY_STATES, type CompanyState } from '../register/company'

const State = z.enum(keysOf<CompanyState>(COMPANY_STATES))

/** A row of the register. */
export const CompanyRow = z.object({
  id: z.string(), name: z.string(), uscc: z.string(), areaName: z.string(), state: State, key: z.boolean(), officerName: z.nullable(z.string()),
  /** Where it was found by a name that it no longer has. */
  formerName: z.nullable(z.string()),
})
export type CompanyRow = z.infer<typeof CompanyRow>

/** A contact as it is shown: never the number. */
export const ContactView = z.object({ name: z.string(), phoneMasked: z.string() })

/** What stood in a field before and after, in words; sealed ones say that they changed and nothing more. */
export const FieldChange = z.object({ field: z.string(), label: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()), sealed: z.boolean() })
export type FieldChange = z.infer<typeof FieldChange>
/** One row of the history of a thing. */
export const ChangeView = z.object({
  /** Of the change among those of the thing. */
  id: z.string(),
  version: z.int(), at: z.string(), who: z.nullable(z.string()),
  /** The import that did it, by the name of its file; null: by hand. */
  file: z.nullable(z.string()),
  importId: z.nullable(z.string()),
  /** It took back what that import did. */
  back: z.boolean(),
  created: z.boolean(),
  /** A rule that was taken away: nothing of it is left. */
  dropped: z.boolean(),
  fields: z.array(FieldChange),
})
export type ChangeView = z.infer<typeof ChangeView>

/** Who is there for a company besides its officer. */
export const PairedView = z.object({
  personId: z.string(), rank: z.enum(RANK_NAMES), name: z.string(), unitName: z.nullable(z.string()), workPhone: z.nullable(z.string()), onDuty: z.boolean(),
})
export type PairedView = z.infer<typeof PairedView>
/** Who stands in for an officer while he is away. */
export const StandInView = z.object({ name: z.string(), workPhone: z.nullable(z.string()) })

export const CompanyDetail = z.object({
  id: z.string(), version: z.int(), name: z.string(), formerNames: z.array(z.string()), uscc: z.string(),
  areaId: z.string(), areaName: z.string(), address: z.string(),
  industry: z.nullable(z.string()), industryName: z.nullable(z.string()), size: z.nullable(z.enum(keysOf(COMPANY_SIZES))), key: z.boolean(), state: State,
  officer: z.nullable(z.object({ personId: z.string(), name: z.string(), workPhone: z.nullable(z.string()), unitName: z.nullable(z.string()), standIn: z.nullable(StandInView) })),
  /** The deputy first. */
  paired: z.array(PairedView),
  contacts: z.array(ContactView),
  /** The credit code does not carry the check digit of its organisation code: worth a look, no fault. */
  organisationCodeOdd: z.boolean(),
  /** How many people of it use the system, and how many requests it has: to an administrator numbers and nothing else. */
  people: z.int(), openCases: z.int(), cases: z.int(),
  code: z.nullable(z.object({ shortCode: z.nullable(z.string()), status: z.enum(['active', 'revoked']), issuedAt: z.string() })),
})
export type CompanyDetail = z.infer<typeof CompanyDetail>
