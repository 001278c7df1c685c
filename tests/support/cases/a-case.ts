import { CASE } from '../../../shared/case/flow'
import { type Command, decide } from '../../../shared/flow/decide'
import type { Circumstances } from '../../../shared/flow/flow'
import type { Notice } from '../../../shared/flow/shape'
import { fileCase, type Filing } from '../../../shared/case/file-case'
import type { CaseAct } from '../../../shared/case/lifecycle'
import type { Case, CaseShape, Change, TrailEntry } from '../../../shared/case/schema'
import type { CaseStatus } from '../../../shared/case/status'
import type { CaseInput } from '../../../shared/case/input'
import type { Target } from '../../../shared/flow/target'
import type { Actor } from '../../../shared/access/actor'
import { type Places, routeCase } from '../../../shared/case/route-case'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { DEFAULT_LADDER } from '../../../shared/case/ladder'
import { DEFAULT_PROFILE } from '../../../shared/case/limits'
import { PEOPLE } from './people'

/** Wednesday 2026-11-18 09:12 China time: an ordinary working day. */
export const FILED_AT = '2026-11-18T01:12:00.000Z'
export const WATER: Target = { unit: { id: 'water', name: '区水务局', areaPath: ['d1', 'c1'], staffed: true }, handler: null }
export const officerTarget = (id: 'officer' | 'otherOfficer'): Target => ({ unit: null, handler: { personId: id, name: id, phone: null, units: ['station'], desks: [{ unitId: 'station', queue: false, areaPath: ['st1', 'd1', 'c1'] }], leave: null } })
export const memberTarget = (id: string, units = ['water']): Target => ({ unit: null, handler: { personId: id, name: id, phone: null, units, desks: units.map((unitId) => ({ unitId, queue: true, areaPath: ['d1', 'c1'] })), leave: null } })

const minutesLater = (from: string, minutes: number): string => new Date(Date.parse(from) + minutes * 60_000).toISOString()

export const PLACES: Places = {
  now: FILED_AT,
  areaPath: ['st1', 'd1', 'c1'],
  officer: { personId: 'officer', name: '林甲', phone: '0000-officer', units: ['station'], leave: null },
  standIn: null,
  deputy: null,
  units: [{ id: 'water', name: '区水务局', areaId: 'd1', takes: ['matter:water'] }, { id: 'integrity', name: '区监督室', areaId: 'd1', takes: ['kind:complain', 'kind:report'] }],
  dispatchers: [{ areaId: 'd1', personId: 'dispatcher', units: ['centre'], leave: null }, { areaId: 'c1', personId: 'cityDispatcher', units: ['cityCentre'], leave: null }],
  subject: { personId: null, units: [] },
}

export function filing(over: Partial<Filing> = {}, places: Places = PLACES): Filing {
  const kind = over.kind ?? 'help'
  const matter = over.matter ?? null
  return {
    id: 'case1', number: '26111800000017', filer: 'filer', kind, matter, urgent: false,
    text: '货物运不出去，缺一张运输证明。司机在厂门口等着。', files: [],
    contact: { name: 's', phone: 's', nameMasked: '周*', phoneMasked: '138****0000', phoneHash: 'h', phoneTail: 't' },
    company: { id: 'co1', name: '云澜禾田食品有限公司', areaId: 'st1', areaName: '望潮街道' },
    areaPath: places.areaPath, verified: true, routed: routeCase({ kind, matter }, places), profile: DEFAULT_PROFILE, ladder: DEFAULT_LADDER,
    ...over,
  }
}

/** A case with everything that has been written beside it: what the database holds after the same acts. */
export interface Recorded extends Case {
  trail: TrailEntry[]
  notices: Notice[]
  wakeAt: string | null
}

/** The case with a change written down. */
export const written = (before: Pick<Recorded, 'trail' | 'notices'>, { next, entries, notices, wakeAt }: Change): Recorded => ({
  ...next, trail: [...before.trail, ...entries], notices: [...before.notices, ...notices], wakeAt,
})

let salts = 0
export const circumstances = (now: string, newer: Circumstances['newer'] = []) => ({ now, calendar: DEFAULT_CALENDAR, salt: `salt-${++salts}`, newer, desks: PLACES })

export function filed(over: Partial<Filing> = {}, places: Places = PLACES): Recorded {
  const result = fileCase(filing(over, places), circumstances(FILED_AT))
  if (!result.ok) throw new Error(result.error.code)
  return written({ trail: [], notices: [] }, result.value)
}

/** What comes with any act; each takes what it needs of it. */
type Given = Partial<CaseInput['transfer'] & CaseInput['handOver'] & CaseInput['recognise'] & CaseInput['unrecognise'] & CaseInput['informOther'] & CaseInput['note'] & CaseInput['answer']>

export const command = (act: CaseAct, current: Case, over: Given = {}): Command<CaseShape> =>
  ({ act, seen: current.version, input: { text: '说明一下情况', result: 'solved', visibility: 'public', company: { id: 'co1', name: '云澜禾田食品有限公司' }, informs: [], leaves: [], gone: 'nobody', instead: null, ...over } })

/** The case after an act that must succeed. */
export function after(current: Recorded, act: CaseAct, actor: Actor, over: Given = {}, at?: string): Recorded {
  const now = at ?? minutesLater(current.trail.at(-1)?.at ?? FILED_AT, 10)
  const result = decide(CASE, current, command(act, current, over), actor, circumstances(now))
  if (!result.ok) throw new Error(`${act}: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return written(current, result.value)
}

/** A case in each state, by the shortest honest way: with the officer, or (second table) with the water department. */
export const IN_STATE: Record<CaseStatus, () => Recorded> = {
  filed: () => filed(),
  handling: () => after(filed(), 'accept', PEOPLE.officer),
  waiting: () => after(IN_STATE.handling(), 'requestMaterial', PEOPLE.officer),
  answered: () => after(IN_STATE.handling(), 'answer', PEOPLE.officer),
  closed: () => after(IN_STATE.answered(), 'confirm', PEOPLE.filer),
  withdrawn: () => after(filed(), 'withdraw', PEOPLE.filer),
}

export const IN_UNIT: Record<CaseStatus, () => Recorded> = {
  filed: () => filed({ matter: 'water' }),
  handling: () => after(filed({ matter: 'water' }), 'claim', PEOPLE.member),
  waiting: () => after(IN_UNIT.handling(), 'requestMaterial', PEOPLE.member),
  answered: () => after(IN_UNIT.handling(), 'answer', PEOPLE.member),
  closed: () => after(IN_UNIT.answered(), 'confirm', PEOPLE.filer),
  withdrawn: () => after(filed({ matter: 'water' }), 'withdraw', PEOPLE.filer),
}
