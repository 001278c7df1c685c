import * as z from 'zod/mini'
import { BOXES } from '../flow/shape'
import { entryViewOf, FileView, receiptEntryOf } from '../flow/views'
import { CASE_STATUSES } from './status'
import { CASE_KINDS, MATTERS } from './kinds'
import { ENTRY_KINDS } from './entries'
import { CASE_ACTS, RESULTS, type CaseAct } from './lifecycle'
import { ROUTE_RULES } from './routing-rules'
import { OpeningHours } from '../sla/calendar'
import { Clock } from '../sla/schemas'

/** What crosses the wire about a case. Never a full phone number, never a rating, never an internal note to a company. */
const instant = z.string()

/** What an entry of a case says besides: where it went (transfer, return, assign, filing: unit, person, and why), how it ended. */
const said = {
  to: z.optional(z.object({ unitName: z.nullable(z.string()), handlerName: z.nullable(z.string()), reason: z.optional(z.string()) })),
  result: z.optional(z.enum(RESULTS)),
}

export const EntryView = entryViewOf(ENTRY_KINDS, said)
export type EntryView = z.infer<typeof EntryView>

export const CaseSummary = z.object({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  kind: z.enum(CASE_KINDS),
  matter: z.nullable(z.enum(MATTERS)),
  status: z.enum(CASE_STATUSES),
  box: z.enum(BOXES),
  urgent: z.boolean(),
  title: z.string(),
  companyName: z.string(),
  verified: z.boolean(),
  /** Filed for a company that is in no register yet: `companyName` is as the filer wrote it. */
  unlisted: z.optional(z.boolean()),
  /** `phone`: the handler's work telephone, for who oversees it. */
  holder: z.object({ unitName: z.nullable(z.string()), handlerName: z.nullable(z.string()), mine: z.boolean(), phone: z.optional(z.string()) }),
  filedAt: instant,
  closedAt: z.nullable(instant),
  dueAt: z.nullable(instant),
  clocks: z.object({ response: Clock, handling: z.nullable(Clock), supply: z.nullable(Clock) }),
  /** For the office only: how often the clock was stopped for material. */
  stops: z.optional(z.int()),
  route: z.object({ rule: z.enum(ROUTE_RULES), reason: z.string() }),
  /** What the reader may do right now, in the order of the lifecycle table. */
  actions: z.array(z.enum(CASE_ACTS as [CaseAct, ...CaseAct[]])),
})
export type CaseSummary = z.infer<typeof CaseSummary>

/** Who has a case is away; who is there for him, if anybody is. */
export const Away = z.object({ standIn: z.nullable(z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) })) })
export type Away = z.infer<typeof Away>

/** A rating as whoever gave it sees it. */
const Rated = z.object({ level: z.int(), bad: z.boolean(), receipt: z.string(), at: instant })
export type Rated = z.infer<typeof Rated>

export const CaseDetail = z.extend(CaseSummary, {
  /** The matter of the tree that it was found to be. */
  matterName: z.optional(z.string()),
  text: z.string(),
  files: z.array(FileView),
  /** On whose side the reader is: decides wording, not rights. */
  side: z.enum(['company', 'office', 'watch']),
  companyId: z.string(),
  areaName: z.string(),
  contact: z.object({ nameMasked: z.string(), phoneMasked: z.string() }),
  /** Work phone of who has it, or of the unit in whose queue it lies: one tap to call. */
  holderPhone: z.nullable(z.string()),
  /** Where who has it belongs: the unit it lies with, or an officer's station. */
  holderUnit: z.nullable(z.string()),
  away: z.optional(Away),
  profile: z.object({ id: z.string(), version: z.int(), citation: z.string() }),
  /** The office hours it goes by, where they are not those of the whole tenant (directory.me). */
  hours: z.optional(OpeningHours),
  /** For the filing side of a case that is late: since when, and which supervisors have been told of it (nobody yet: told within a minute). */
  late: z.optional(z.object({ since: instant, told: z.array(z.object({ name: z.string(), unitName: z.nullable(z.string()) })) })),
  answeredAt: z.nullable(instant),
  /** Silence until then counts as confirmed; null when it does not: nothing is answered, or the company has written since. */
  confirmBy: z.nullable(instant),
  /** For the filing side only: has it been rated? */
  rated: z.optional(z.boolean()),
  /** How: for whoever gave it, and nobody else. */
  rating: z.optional(Rated),
  /** For the office only: the content check wants a person to look. */
  flagged: z.optional(z.boolean()),
  trail: z.array(EntryView),
  headHash: z.string(),
})
export type CaseDetail = z.infer<typeof CaseDetail>

export const ReceiptEntry = receiptEntryOf(ENTRY_KINDS, said)
export type ReceiptEntry = z.infer<typeof ReceiptEntry>

/** True counts: exact to 99, 100 means more (show "99+"). */
export const BoxCounts = z.object({ open: z.int(), answered: z.int(), done: z.int() })
export type BoxCounts = z.infer<typeof BoxCounts>

/** Reply of every act: what was recorded. Repeating the same requestId gives the same reply. */
export const ActReply = z.object({
  caseId: z.string(),
  number: z.string(),
  version: z.int(),
  status: z.enum(CASE_STATUSES),
})
export type ActReply = z.infer<typeof ActReply>
