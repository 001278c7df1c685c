import * as z from 'zod/mini'
import { ROLES } from '../access/roles'
import { MATTERS } from '../case/kinds'
import { CASE_STATUSES } from '../case/status'
import { NOTICE_KINDS } from '../message/notice-kinds'
import { PairedView, StandInView } from './register-views'
import { PALETTE_NAMES } from '../settings/dress-fields'
import { Calendar } from '../sla/calendar'

/** What crosses the wire about people, places, codes and messages. */
export const MembershipView = z.object({
  role: z.enum(ROLES),
  areaId: z.nullable(z.string()),
  areaName: z.nullable(z.string()),
  unitId: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  companyId: z.nullable(z.string()),
  companyName: z.nullable(z.string()),
  head: z.boolean(),
})
export type MembershipView = z.infer<typeof MembershipView>

/** What a tenant calls things, and its look: only what it has set itself. */
export const Dress = z.object({
  names: z.optional(z.object({ product: z.string(), officer: z.string() })),
  look: z.optional(z.object({ palette: z.enum(PALETTE_NAMES), foot: z.string() })),
})
export type Dress = z.infer<typeof Dress>
/** Absent: all is as it is by default. */
const dress = z.optional(Dress)

const OfficerView = z.object({
  personId: z.string(),
  name: z.string(),
  workPhone: z.nullable(z.string()),
  onDuty: z.boolean(),
  unitName: z.nullable(z.string()),
  /** Who is there for him while he is away. */
  standIn: z.optional(z.nullable(StandInView)),
})

/** A company that was found by its name; its credit code opens it. */
export const FoundCompany = z.object({ name: z.string(), uscc: z.string(), areaName: z.string(), formerName: z.nullable(z.string()) })
export type FoundCompany = z.infer<typeof FoundCompany>

export const CompanyLanding = z.object({
  kind: z.literal('company'),
  dress,
  company: z.object({
    id: z.string(), name: z.string(), areaId: z.string(), areaName: z.string(),
    /** Only where it has ended: until which day what was filed can be looked at and rated by its sign. */
    ended: z.optional(z.object({ state: z.enum(['closed', 'moved']), until: z.string() })),
  }),
  shortCode: z.string(),
  /** The signed text of this code, for the actions that take one: also after its number was typed. */
  code: z.string(),
  officer: z.nullable(OfficerView),
  /** Deputy and leaders. */
  paired: z.optional(z.array(PairedView)),
  /** Is the caller a bound member? A scan selects, it grants nothing. */
  bound: z.boolean(),
  /** Titles of open requests, for bound members only. */
  open: z.array(z.object({ id: z.string(), title: z.string(), status: z.enum(CASE_STATUSES), dueAt: z.nullable(z.string()) })),
})
export type CompanyLanding = z.infer<typeof CompanyLanding>
const WindowLanding = z.object({
  kind: z.literal('window'),
  dress,
  window: z.object({ id: z.string(), name: z.string(), number: z.string(), hallName: z.string(), unitName: z.string() }),
  shortCode: z.string(),
  code: z.string(),
  /** 评价凭证: whoever is not signed in rates this window with it once, within ten minutes. Absent where somebody is. */
  ticket: z.optional(z.string()),
})
const GridLanding = z.object({
  kind: z.literal('grid'),
  dress,
  grid: z.object({ id: z.string(), name: z.string(), areaName: z.string() }),
  /** Who serves the companies here, those with most of them first. */
  officers: z.array(z.object({ name: z.string(), unitName: z.nullable(z.string()), workPhone: z.nullable(z.string()), onDuty: z.boolean() })),
  hotline: z.string(),
  code: z.string(),
})
/** 办不成事窗口: of a hall, for what could not be done at its windows. */
const CounterLanding = z.object({
  kind: z.literal('counter'),
  dress,
  hall: z.object({ id: z.string(), name: z.string(), address: z.string(), areaName: z.string() }),
  hotline: z.string(),
  code: z.string(),
})
const CaseLanding = z.object({
  kind: z.literal('case'),
  dress,
  /** Progress without signing in: no company, no words, no names. */
  case: z.object({
    number: z.string(),
    status: z.enum(CASE_STATUSES),
    filedAt: z.string(),
    dueAt: z.nullable(z.string()),
    /** It rests on days off that nobody has announced yet. */
    assumed: z.optional(z.boolean()),
    holder: z.nullable(z.string()),
    steps: z.array(z.object({ at: z.string(), zh: z.string() })),
    headHash: z.string(),
  }),
  /** Present when the caller may open the case itself. */
  caseId: z.nullable(z.string()),
})
/** The code of a matter opens its guide (`matter.show`), also when it cannot be done any more. */
const MatterLanding = z.object({ kind: z.literal('matter'), dress, matterId: z.string(), name: z.string() })
export const Landing = z.discriminatedUnion('kind', [CompanyLanding, WindowLanding, GridLanding, CounterLanding, CaseLanding, MatterLanding])
export type Landing = z.infer<typeof Landing>

export const MessageView = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(NOTICE_KINDS),
  title: z.string(),
  body: z.string(),
  /** Null: it is of no case. */
  caseId: z.nullable(z.string()),
  caseNumber: z.string(),
  read: z.boolean(),
})
export type MessageView = z.infer<typeof MessageView>

export const Reminder = z.object({ templateId: z.string(), title: z.string(), left: z.int() })

export const Me = z.object({
  personId: z.string(),
  /** Work name of an official; a natural person's own name, masked. */
  name: z.nullable(z.string()),
  phoneMasked: z.nullable(z.string()),
  phoneVerified: z.boolean(),
  privacyAgreed: z.boolean(),
  /** Null until it is agreed to. */
  privacyAgreedAt: z.optional(z.nullable(z.string())),
  elder: z.boolean(),
  /** In which of his offices he chose last to act, as `directory.actAs` was told; it may be over. Null: he never chose. */
  actsAs: z.optional(z.nullable(z.string())),
  leave: z.nullable(z.object({ from: z.string(), to: z.string(), standInName: z.nullable(z.string()) })),
  /** Who is away now and for whom the caller stands in: he sees and does what lies with them. */
  standsFor: z.array(z.object({ personId: z.string(), name: z.string() })),
  memberships: z.array(MembershipView),
  /** Unread messages, at most 99 (show "99+"). */
  unread: z.int(),
  /** Reminders WeChat may still deliver, per template. */
  reminders: z.array(Reminder),
  calendar: Calendar,
  /** Shares of a limit at which the light changes. */
  lights: z.object({ soon: z.number(), pressing: z.number() }),
  /** The server's clock, by which remaining times are told. */
  now: z.string(),
  /** Who to call when nothing else helps. */
  hotline: z.string(),
  dress,
})
export type Me = z.infer<typeof Me>

export const UnitView = z.object({ id: z.string(), name: z.string(), areaName: z.string(), matters: z.array(z.enum(MATTERS)) })
/** A place, by which a list is narrowed. */
export const Named = z.object({ id: z.string(), name: z.string() })
export const ColleagueView = z.object({
  personId: z.string(),
  name: z.string(),
  unitName: z.nullable(z.string()),
  head: z.boolean(),
  onDuty: z.boolean(),
})

/** Whom a complaint may be about: an official with his office, or a unit. */
export const SubjectView = z.object({
  kind: z.enum(['person', 'unit']),
  id: z.string(),
  name: z.string(),
  unitName: z.nullable(z.string()),
  /** In words: 服务专员. */
  office: z.nullable(z.string()),
  areaName: z.string(),
})
export type SubjectView = z.infer<typeof SubjectView>
