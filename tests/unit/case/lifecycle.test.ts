import { CASE } from '../../../shared/case/flow'
import { availableActs } from '../../../shared/flow/available-acts'
import { decide } from '../../../shared/flow/decide'
import { CASE_ACTS, CASE_LIFECYCLE, type CaseAct, transitionOf } from '../../../shared/case/lifecycle'
import type { Case } from '../../../shared/case/schema'
import { CASE_STATUSES, type CaseStatus } from '../../../shared/case/status'
import { circumstances, command, FILED_AT, IN_STATE, IN_UNIT, memberTarget, officerTarget, WATER } from '../../support/cases/a-case'
import { PARTS, type PartName, PEOPLE } from '../../support/cases/people'

/**
 * Who may do what in which state, written out by hand and apart from the table it checks: every state × act × person,
 * the allowed half and the refused half.
 */
type Grid = Record<CaseStatus, Partial<Record<CaseAct, readonly PartName[]>>>

const COMPANY = ['filer', 'colleague'] as const

/** By the clock, of whatever somebody is named for: its `by` says who decided it. */
const PASSED = { handOver: ['system'], relinquish: ['system'] } as const

// prettier-ignore
const WITH_OFFICER: Grid = {
  filed:     { accept: ['officer'], return: ['officer'], transfer: ['officer', 'dispatcher'], note: [...COMPANY, 'officer', 'dispatcher'], urge: [...COMPANY, 'supervisor'], withdraw: COMPANY, ...PASSED },
  handling:  { return: ['officer'], transfer: ['officer', 'dispatcher'], note: [...COMPANY, 'officer', 'dispatcher'], requestMaterial: ['officer'], answer: ['officer'], urge: [...COMPANY, 'supervisor'], withdraw: COMPANY, ...PASSED },
  waiting:   { return: ['officer'], transfer: ['officer', 'dispatcher'], note: [...COMPANY, 'officer', 'dispatcher'], supplyMaterial: COMPANY, resume: ['system'], answer: ['officer'], withdraw: COMPANY, ...PASSED },
  answered:  { note: [...COMPANY, 'officer', 'dispatcher'], confirm: COMPANY, reopen: COMPANY, close: ['system'], handOver: ['system'] },
  closed:    { note: [...COMPANY, 'officer', 'dispatcher'] },
  withdrawn: {},
}

/** The same, of whatever somebody is kept informed of. */
const INFORMED = { informOther: ['system'] } as const
const UNIT = ['member', 'otherMember', 'head'] as const
// The officer of the company is kept informed, so may note; the handler is `member` once claimed.
const NOTING = [...COMPANY, 'officer', ...UNIT, 'dispatcher'] as const
// prettier-ignore
const WITH_UNIT: Grid = {
  filed:     { return: UNIT, transfer: [...UNIT, 'dispatcher'], claim: UNIT, assign: ['head'], note: NOTING, urge: [...COMPANY, 'supervisor'], withdraw: COMPANY, ...INFORMED },
  handling:  { return: ['member'], transfer: ['member', 'dispatcher'], assign: ['head'], note: NOTING, requestMaterial: ['member'], answer: ['member'], urge: [...COMPANY, 'supervisor'], withdraw: COMPANY, ...PASSED, ...INFORMED },
  waiting:   { return: ['member'], transfer: ['member', 'dispatcher'], assign: ['head'], note: NOTING, supplyMaterial: COMPANY, resume: ['system'], answer: ['member'], withdraw: COMPANY, ...PASSED, ...INFORMED },
  answered:  { note: NOTING, confirm: COMPANY, reopen: COMPANY, close: ['system'], handOver: ['system'], ...INFORMED },
  closed:    { note: NOTING },
  withdrawn: {},
}

/** Whatever has become of it: that its company is another. */
const WHENEVER: Partial<Record<CaseAct, readonly PartName[]>> = { unrecognise: ['system'] }

/** Late enough for silence to count as confirmed, and for what was asked for to be late. */
const LATER = '2026-12-18T02:00:00.000Z'

const targetFor = (act: CaseAct, place: 'officer' | 'unit') =>
  act === 'assign' ? memberTarget('otherMember') : act === 'handOver' ? (place === 'unit' ? memberTarget('otherMember') : officerTarget('otherOfficer')) : place === 'unit' ? officerTarget('otherOfficer') : WATER

const attempt = (current: Case, act: CaseAct, part: PartName, place: 'officer' | 'unit') =>
  decide(CASE, current, command(act, current, { target: targetFor(act, place) }), PEOPLE[part], circumstances(LATER))

describe.each([
  ['with the officer', 'officer', IN_STATE, WITH_OFFICER],
  ['in the queue of a department', 'unit', IN_UNIT, WITH_UNIT],
] as const)('a case %s', (_title, place, states, grid) => {
  const rows = CASE_STATUSES.flatMap((status) => CASE_ACTS.map((act) => [status, act] as const))

  it.each(rows)('%s: %s is allowed to exactly those it should be', (status, act) => {
    const current = states[status]()
    const expected = new Set<PartName>(grid[status][act] ?? WHENEVER[act] ?? [])
    const allowed = PARTS.filter((part) => attempt(current, act, part, place).ok)
    expect(allowed).toEqual(PARTS.filter((part) => expected.has(part)))
    // The button and the server ask the same question.
    expect(PARTS.filter((part) => availableActs(CASE, current, PEOPLE[part], LATER).includes(act))).toEqual(allowed)
  })

  it('refuses without touching the case, with a code that says why', () => {
    for (const status of CASE_STATUSES) {
      for (const act of CASE_ACTS) {
        const current = states[status]()
        const before = JSON.stringify(current)
        for (const part of PARTS) {
          const result = attempt(current, act, part, place)
          expect(JSON.stringify(current)).toBe(before)
          if (!result.ok) expect(['NOT_ALLOWED', 'CASE_WRONG_STATUS', 'CASE_NOT_YOURS']).toContain(result.error.code)
        }
      }
    }
  })
})

describe('the table', () => {
  it('leads from every open state to an end', () => {
    const ends = new Set<CaseStatus>(['closed', 'withdrawn'])
    for (const status of CASE_STATUSES) {
      const seen = new Set<CaseStatus>([status])
      for (const at of seen) for (const act of CASE_ACTS) {
        const { from, to } = transitionOf(act)
        if (to !== 'same' && from.includes(at)) seen.add(to)
      }
      expect([...seen].some((reached) => ends.has(reached))).toBe(true)
    }
  })

  it('reaches every state from filing', () => {
    const seen = new Set<CaseStatus>(['filed'])
    for (const at of seen) for (const act of CASE_ACTS) {
      const { from, to } = transitionOf(act)
      if (to !== 'same' && from.includes(at)) seen.add(to)
    }
    expect([...seen].sort()).toEqual([...CASE_STATUSES].sort())
  })

  it('lets nobody but the handling side answer', () => {
    expect(Object.keys(CASE_LIFECYCLE.answer.by)).toEqual(['officer', 'department'])
  })

  it('gives an administrator no act at all, and a supervisor none but a word to who has it', () => {
    for (const act of CASE_ACTS) {
      if (act !== 'urge') expect(Object.keys(CASE_LIFECYCLE[act].by)).not.toContain('supervisor')
      expect(Object.keys(CASE_LIFECYCLE[act].by)).not.toContain('admin')
    }
  })
})

it('starts at the filing instant', () => {
  expect(IN_STATE.filed().filedAt).toBe(FILED_AT)
})
