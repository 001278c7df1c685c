import { ok, type Result } from '../kernel/result'
import { sha256Base64Url } from '../kernel/sha256'
import { truncateCodePoints } from '../kernel/code-points'
import { type Refusal, refuse } from '../api/errors'
import type { Routed } from '../routing/route-case'
import { limitsOf, type LimitProfile } from '../sla/profile'
import { startClock } from '../sla/clock'
import { append } from './append'
import { askedOf, type Circumstances } from './decide'
import type { CaseKind, Matter } from './kinds'
import { type Case, type FileRef, NEVER } from './schema'
import { actKey, GENESIS } from './trail'

/** Everything a new case is made of, already checked and looked up. */
export interface Filing {
  tenant: string
  id: string
  number: string
  codeId: string
  requestId: string
  filer: string
  kind: CaseKind
  matter: Matter | null
  urgent: boolean
  text: string
  files: FileRef[]
  contact: Case['contact']
  company: Case['company']
  areaPath: string[]
  verified: boolean
  routed: Routed
  profile: LimitProfile
  /** What was asked for in words, for repeats. */
  asked: string
}

/** `_id` of a new case: the same person and requestId give the same document, so filing twice files once (design §2). */
export const caseIdOf = (openid: string, requestId: string): string => sha256Base64Url(`${openid}|${requestId}`)

/** All that somebody says who files; who asks is said by a keyed hash, since this goes into the record. */
export interface Saying {
  companyId: string
  kind: CaseKind
  matter: Matter | null
  text: string
  files: readonly FileRef[]
  urgent: boolean
  about: { personId?: string | undefined; unitId?: string | undefined }
  contactHash: string
}

/** What a filing says, for telling a repeat from a reused requestId. */
export const askedInFiling = ({ companyId, kind, matter, text, files, urgent, about, contactHash }: Saying): string =>
  askedOf(['file', companyId, kind, matter, text, files.map(({ fileId }) => fileId), urgent, about.personId ?? null, about.unitId ?? null, contactHash])

/** The first sentence, at most 30 characters: nobody is asked to invent a title. */
export function titleOf(text: string): string {
  const first = text.split(/[。！？；\n!?;]/).map((part) => part.trim()).find((part) => part.length > 0) ?? text
  return truncateCodePoints(first, 30)
}

/** A new case with its first entry, both limits pinned, the response clock running. */
export function fileCase(filing: Filing, { now, calendar, salt }: Circumstances): Result<Case, Refusal> {
  const limits = limitsOf(filing.profile, filing.kind, filing.urgent ? 'urgent' : 'normal')
  const response = startClock(calendar, limits.response, now)
  if (!response.ok) return refuse('CALENDAR_UNCOVERED', response.error)
  const { holder, informed, excluded, route } = filing.routed
  const blank: Case = {
    _id: filing.id,
    tenant: filing.tenant,
    schema: 1,
    version: 0,
    number: filing.number,
    codeId: filing.codeId,
    kind: filing.kind,
    matter: filing.matter,
    urgent: filing.urgent,
    title: titleOf(filing.text),
    text: filing.text,
    files: filing.files,
    status: 'filed',
    box: 'open',
    company: filing.company,
    verified: filing.verified,
    filer: filing.filer,
    contact: filing.contact,
    excluded,
    holder,
    informed,
    route,
    areaPath: filing.areaPath,
    profile: {
      id: filing.profile.id,
      version: filing.profile.version,
      citation: limits.citation,
      confirmWithin: filing.profile.confirmWithin,
      response: limits.response,
      handling: limits.handling,
    },
    clocks: { response: response.value, handling: null },
    calendarVersion: calendar.version,
    alarmsDone: [],
    filedAt: now,
    answeredAt: null,
    confirmBy: null,
    closedAt: null,
    dueAt: null,
    byDue: '',
    wakeAt: NEVER,
    relayAt: NEVER,
    audience: [],
    flagged: false,
    trail: [],
    trailCount: 0,
    headHash: GENESIS,
    relayed: 0,
    notices: [],
  }
  const filed = append(
    blank,
    {
      at: now,
      kind: 'filed',
      visibility: 'public',
      by: filing.filer,
      key: actKey(filing.filer, filing.requestId),
      asked: filing.asked,
      salt,
      content: {
        role: 'company',
        name: null,
        unitName: null,
        text: filing.text,
        ...(filing.files.length ? { files: filing.files } : {}),
        to: { unitName: holder.unitName, handlerName: holder.handlerName, reason: route.reason },
      },
    },
    calendar,
  )
  return filed.ok ? ok(filed.value) : refuse('CALENDAR_UNCOVERED', filed.error)
}

