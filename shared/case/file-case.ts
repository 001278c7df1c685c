import type { Result } from '../kernel/result'
import { open } from '../flow/append'
import { GENESIS } from '../flow/chain'
import type { Circumstances, FlowRefusal } from '../flow/flow'
import type { FileRef } from '../flow/shape'
import { CASE } from './flow'
import type { CaseKind, Matter } from './kinds'
import type { Ladder } from './ladder'
import { type LimitProfile, limitsOf, SUPPLY_WITHIN } from './limits'
import type { Routed } from './route-case'
import type { Case, CaseShape, Change } from './schema'
import { titleOf } from './title'

/** Before its first entry; that one starts the response clock. */
const NO_CLOCKS = { response: null, handling: null, supply: null, confirm: null } as unknown as Case['clocks']

/** Everything a new case is made of, already checked and looked up. */
export interface Filing {
  id: string
  number: string
  filer: string
  kind: CaseKind
  matter: Matter | null
  found?: Case['found']
  urgent: boolean
  text: string
  files: FileRef[]
  contact: Case['contact']
  company: Case['company']
  areaPath: string[]
  verified: boolean
  routed: Routed
  profile: LimitProfile
  ladder: Ladder
}

/** A new case with its first entry, all limits pinned, the response clock running. */
export function fileCase(filing: Filing, circumstances: Circumstances): Result<Change, FlowRefusal<CaseShape>> {
  const limits = limitsOf(filing.profile, filing.kind, filing.urgent ? 'urgent' : 'normal')
  const { holder, informed, excluded, route } = filing.routed
  const { id, version, confirmWithin, supplyWithin = SUPPLY_WITHIN } = filing.profile
  const blank: Omit<Case, 'clocks'> = {
    id: filing.id, version: 0, number: filing.number, kind: filing.kind, matter: filing.matter, ...(filing.found === undefined ? {} : { found: filing.found }), urgent: filing.urgent,
    title: titleOf(filing.text, filing.kind), text: filing.text, files: filing.files, status: 'filed', box: 'open',
    company: filing.company, verified: filing.verified, filer: filing.filer, contact: filing.contact,
    excluded, holder, informed, route, areaPath: filing.areaPath,
    profile: { id, version, citation: limits.citation, confirmWithin, supplyWithin, response: limits.response, handling: limits.handling, ladder: filing.ladder, ...(holder.unitId === null ? {} : { unitId: holder.unitId }) },
    calendarVersion: circumstances.calendar.version, alarmsDone: [], counts: {}, parent: null,
    filedAt: circumstances.now, answeredAt: null, urgedAt: null, closedAt: null, dueAt: null, flagged: false, headHash: GENESIS,
  }
  return open(CASE, { ...blank, clocks: NO_CLOCKS }, {
    kind: 'filed',
    visibility: 'public',
    by: filing.filer,
    content: {
      role: 'company', name: null, unitName: null, text: filing.text,
      ...(filing.files.length ? { files: filing.files } : {}),
      to: { unitName: holder.unitName, handlerName: holder.handlerName, reason: route.reason },
    },
  }, circumstances)
}
