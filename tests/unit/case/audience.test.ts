import { CASE } from '../../../shared/case/flow'
import { availableActs } from '../../../shared/flow/available-acts'
import { decide } from '../../../shared/flow/decide'
import { isReadable } from '../../../shared/flow/receipt'
import fc from 'fast-check'
import { CARRIERS, closedTo } from '../../../shared/case/audience'
import { CASE_ACTS } from '../../../shared/case/lifecycle'
import type { TrailEntry } from '../../../shared/case/schema'
import { sideOf } from '../../../shared/case/view'
import { routeCase } from '../../../shared/case/route-case'
import { after, circumstances, command, FILED_AT, filed, IN_STATE, IN_UNIT, memberTarget, officerTarget, PLACES, type Recorded, WATER, written } from '../../support/cases/a-case'
import { mayRead } from '../../support/cases/may-read'
import { PARTS, type PartName, PEOPLE } from '../../support/cases/people'

const confidential = (subject = { personId: null as string | null, units: [] as string[] }, places = PLACES): Recorded =>
  filed({ kind: 'complain', routed: routeCase({ kind: 'complain', matter: null }, { ...places, subject }) })
const noUnits = { ...PLACES, units: [] }

const COMPANY = ['filer', 'colleague'] as const
const UNIT = ['member', 'otherMember', 'head'] as const

// Written out by hand and apart from the table it checks.
// prettier-ignore
const READERS: [string, () => Recorded, readonly PartName[]][] = [
  ['a request with its officer',                     () => IN_STATE.handling(),                              [...COMPANY, 'officer', 'dispatcher', 'supervisor']],
  ['one in the queue of a department',               () => IN_UNIT.filed(),                                  [...COMPANY, 'officer', ...UNIT, 'dispatcher', 'supervisor']],
  ['one that a department has answered',             () => IN_UNIT.answered(),                               [...COMPANY, 'officer', ...UNIT, 'dispatcher', 'supervisor']],
  ['one that the officer gave back',                 () => after(filed(), 'return', PEOPLE.officer),         [...COMPANY, 'dispatcher', 'supervisor']],
  ['one that the officer passed on',                 () => after(filed(), 'transfer', PEOPLE.officer, { target: WATER }), [...COMPANY, 'officer', ...UNIT, 'dispatcher', 'supervisor']],
  ["a stranger's, which is not the company's",       () => filed({ verified: false, filer: 'stranger' }),    ['stranger', 'officer', 'dispatcher', 'supervisor']],
  ['a complaint, with the unit that takes those',    () => confidential(),                                   ['filer', 'supervisor']],
  ['a complaint about the officer',                  () => confidential({ personId: 'officer', units: ['station'] }), ['filer', 'supervisor']],
  ['a complaint about the supervisor',               () => confidential({ personId: 'supervisor', units: [] }), ['filer']],
  ['a complaint that no unit takes, in the pool of the city', () => confidential({ personId: null, units: [] }, noUnits), ['filer', 'supervisor']],
]

it.each(READERS)('%s is read by exactly those who should', (_what, make, readers) => {
  const current = make()
  expect(PARTS.filter((part) => mayRead(current, PEOPLE[part]))).toEqual(PARTS.filter((part) => readers.includes(part)))
})

// prettier-ignore
const SIDES: [string, () => Recorded, Partial<Record<PartName, ReturnType<typeof sideOf>>>][] = [
  ['with its officer',         () => IN_STATE.handling(), { filer: 'company', colleague: 'company', officer: 'office', dispatcher: 'office', supervisor: 'watch' }],
  ['with a department',        () => IN_UNIT.handling(),  { filer: 'company', colleague: 'company', officer: 'office', member: 'office', otherMember: 'office', head: 'office', dispatcher: 'office', supervisor: 'watch' }],
  ['that is confidential',     () => confidential(),      { filer: 'company', supervisor: 'watch' }],
]

it.each(SIDES)('internal entries of a case %s are read by all its readers but the company', (_what, make, sides) => {
  const current = make()
  const entry = (visibility: TrailEntry['visibility']): TrailEntry => ({ ...(current.trail[0] as TrailEntry), visibility })
  for (const part of PARTS.filter((each) => mayRead(current, PEOPLE[each]))) {
    const side = sideOf(current, PEOPLE[part], FILED_AT)
    expect([part, side]).toEqual([part, sides[part]])
    expect([part, isReadable(entry('public'), side !== 'company'), isReadable(entry('internal'), side !== 'company')]).toEqual([part, true, side !== 'company'])
  }
})

describe('the table of carriers', () => {
  it('has each place of a token once, and keeps what is confidential from all who merely look on', () => {
    expect(new Set(CARRIERS.map(({ token, column }) => `${token} ${column}`)).size).toBe(CARRIERS.length)
    expect(CARRIERS.filter(({ notConfidential }) => !notConfidential).map(({ token, column }) => `${token} ${column}`))
      .toEqual(['p filer_id', 'p handler_id', 'u unit_id', 'pool pool_area', 's lies_in.area', 'last lies_in.area'])
  })

  it('closes a complaint to its subject and to every unit it is about, by the tokens they hold', () => {
    expect(closedTo(confidential({ personId: 'officer', units: ['station', 'water'] }))).toEqual(['p:officer', 'u:station', 'u:water'])
    expect(closedTo(filed())).toEqual([])
  })
})

describe('any sequence of acts', () => {
  const anyAct = fc.record({ act: fc.constantFrom(...CASE_ACTS), part: fc.constantFrom(...PARTS), minutes: fc.integer({ min: 1, max: 3000 }) })
  const anyCase = fc.constantFrom(() => filed(), () => filed({ matter: 'water' }), () => confidential(), () => confidential({ personId: null, units: [] }, noUnits), () => filed({ verified: false, filer: 'stranger' }))

  it('leaves nobody with an act on a case that he cannot read', () => {
    fc.assert(fc.property(anyCase, fc.array(anyAct, { maxLength: 25 }), (make, steps) => {
      let current = make()
      for (const { act, part, minutes } of steps) {
        const now = new Date(Date.parse(current.trail.at(-1)?.at ?? FILED_AT) + minutes * 60_000).toISOString()
        const target = act === 'assign' ? memberTarget('otherMember') : minutes % 2 ? WATER : officerTarget('otherOfficer')
        const result = decide(CASE, current, command(act, current, { target }), PEOPLE[part], circumstances(now))
        if (result.ok) current = written(current, result.value)
      }
      for (const part of PARTS) {
        if (part !== 'system' && availableActs(CASE, current, PEOPLE[part], FILED_AT).length > 0) expect([part, mayRead(current, PEOPLE[part])]).toEqual([part, true])
      }
    }), { numRuns: 200 })
  })
})
