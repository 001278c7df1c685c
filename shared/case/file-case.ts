import { ok, type Result } from '../kernel/result'
import { truncateCodePoints } from '../kernel/code-points'
import { refuse } from '../kernel/refusal'
import type { CaseRefusal } from './errors'
import type { Routed } from './route-case'
import { limitsOf, type LimitProfile } from './limits'
import { startClock } from '../sla/clock'
import { append } from './append'
import type { Circumstances } from './decide'
import type { CaseKind, Matter } from './kinds'
import type { Case, Change, FileRef } from './schema'
import { GENESIS } from './trail'

/** Everything a new case is made of, already checked and looked up. */
export interface Filing {
  id: string
  number: string
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
}

/** The first sentence, at most 30 characters: nobody is asked to invent a title. */
export function titleOf(text: string): string {
  const first = text.split(/[。！？；\n!?;]/).map((part) => part.trim()).find((part) => part.length > 0) ?? text
  return truncateCodePoints(first, 30)
}

/** A new case with its first entry, both limits pinned, the response clock running. */
export function fileCase(filing: Filing, { now, calendar, salt }: Circumstances): Result<Change, CaseRefusal> {
  const limits = limitsOf(filing.profile, filing.kind, filing.urgent ? 'urgent' : 'normal')
  const response = startClock(calendar, limits.response, now)
  if (!response.ok) return refuse('CALENDAR_UNCOVERED', response.error)
  const { holder, informed, excluded, route } = filing.routed
  const blank: Case = {
    id: filing.id,
    version: 0,
    number: filing.number,
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
    flagged: false,
    headHash: GENESIS,
  }
  const filed = append(
    blank,
    {
      at: now,
      kind: 'filed',
      visibility: 'public',
      by: filing.filer,
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
