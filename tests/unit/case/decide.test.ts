import { CASE } from '../../../shared/case/flow'
import { availableActs } from '../../../shared/flow/available-acts'
import { verifyChain } from '../../../shared/flow/chain'
import { byDueOf } from '../../../shared/flow/clocks'
import { decide } from '../../../shared/flow/decide'
import fc from 'fast-check'
import { audienceOf } from '../../../shared/case/audience'
import { ENTRY_RULES } from '../../../shared/case/entries'
import { CASE_ACTS, type CaseAct } from '../../../shared/case/lifecycle'
import { sideOf, detailOf } from '../../../shared/case/view'
import { tokensOf } from '../../../shared/access/tokens'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { routeCase } from '../../../shared/case/route-case'
import { after, circumstances, command, filed, IN_STATE, IN_UNIT, memberTarget, officerTarget, PLACES, type Recorded, WATER, written } from '../../support/cases/a-case'
import { PARTS, PEOPLE } from '../../support/cases/people'

const LATER = '2026-11-18T06:00:00.000Z'

describe('clocks', () => {
  it('starts the response clock at filing and the handling clock when somebody accepts', () => {
    const waiting = filed()
    expect(waiting.clocks.response.startedAt).toBe(waiting.filedAt)
    expect(waiting.clocks.handling).toBeNull()
    const accepted = after(waiting, 'accept', PEOPLE.officer)
    expect(accepted.clocks.response.stoppedAt).toBe(accepted.trail.at(-1)?.at)
    expect(accepted.clocks.handling?.startedAt).toBe(accepted.trail.at(-1)?.at)
  })

  it.each<[CaseAct, (current: Recorded) => Recorded]>([
    ['return', (current) => after(current, 'return', PEOPLE.officer)],
    ['assign', () => after(filed({ matter: 'water' }), 'assign', PEOPLE.head, { target: memberTarget('otherMember') })],
  ])('keeps the response clock running over %s: sending a case round buys no time', (_act, move) => {
    const before = filed()
    const moved = move(before)
    expect(moved.clocks.response).toEqual(before.clocks.response)
    expect(moved.dueAt).toBe(before.dueAt)
  })

  it('whoever claims has accepted: the response clock stops and handling begins, at once', () => {
    const claimed = after(filed({ matter: 'water' }), 'claim', PEOPLE.member)
    const at = claimed.trail.at(-1)?.at
    expect(claimed.status).toBe('handling')
    expect(claimed.clocks.response.stoppedAt).toBe(at)
    expect(claimed.clocks.handling?.startedAt).toBe(at)
    expect(claimed.holder.handler).toBe(PEOPLE.member.personId)
  })

  it('whom the head assigned it to accepts himself, and nobody else claims it', () => {
    const assigned = after(filed({ matter: 'water' }), 'assign', PEOPLE.head, { target: memberTarget('otherMember') })
    expect(assigned.status).toBe('filed')
    expect(decide(CASE, assigned, command('claim', assigned), PEOPLE.member, circumstances(LATER))).toMatchObject({ ok: false, error: { code: 'CASE_NOT_YOURS' } })
    expect(after(assigned, 'accept', PEOPLE.otherMember).clocks.response.stoppedAt).not.toBeNull()
  })

  it('stops for missing material and gives the time back', () => {
    const handling = IN_STATE.handling()
    const waiting = after(handling, 'requestMaterial', PEOPLE.officer, {}, '2026-11-18T02:00:00.000Z')
    expect(waiting.clocks.handling?.dueAt).toBeNull()
    // What it waits for has a date of its own.
    expect(waiting.dueAt).toBe(waiting.clocks.supply?.dueAt)
    expect(byDueOf(waiting)).toBe(waiting.dueAt)
    const resumed = after(waiting, 'supplyMaterial', PEOPLE.filer, {}, '2026-11-18T03:00:00.000Z')
    const gained = Date.parse(resumed.dueAt ?? '') - Date.parse(handling.dueAt ?? '')
    expect(gained).toBeGreaterThanOrEqual(60 * 60_000)
  })

  it('begins a new handling clock when the company reopens', () => {
    const answered = IN_STATE.answered()
    const reopened = after(answered, 'reopen', PEOPLE.filer)
    expect(reopened.clocks.handling?.startedAt).toBe(reopened.trail.at(-1)?.at)
    expect(reopened.clocks.handling?.stoppedAt).toBeNull()
    expect(reopened.clocks.confirm).toBeNull()
  })
})

describe('two people at once', () => {
  it('refuses what was decided on an outdated screen and names the newer entries', () => {
    const seenByHead = filed({ matter: 'water' })
    const claimed = after(seenByHead, 'claim', PEOPLE.member)
    const late = decide(CASE, claimed, command('claim', seenByHead), PEOPLE.otherMember, circumstances(LATER, claimed.trail.slice(seenByHead.version)))
    expect(late).toMatchObject({ ok: false, error: { code: 'CASE_CHANGED', details: { version: 2, newer: [{ seq: 2, kind: 'claimed' }] } } })
  })

  it('decides again when only harmless entries are newer', () => {
    const seen = filed()
    const noted = after(seen, 'note', PEOPLE.filer)
    expect(ENTRY_RULES.noted.harmless).toBe(true)
    expect(decide(CASE, noted, command('accept', seen), PEOPLE.officer, circumstances(LATER, noted.trail.slice(seen.version))).ok).toBe(true)
  })

  it('refuses a version that nobody can have seen', () => {
    const current = filed()
    expect(decide(CASE, current, { ...command('accept', current), seen: 9 }, PEOPLE.officer, circumstances(LATER))).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } })
  })
})

describe('places', () => {
  it('keeps the first officer following what he passed on (首接负责)', () => {
    const moved = after(filed(), 'transfer', PEOPLE.officer, { target: WATER })
    expect(moved.informed).toEqual(['officer'])
    expect(audienceOf(moved)).toEqual(expect.arrayContaining(['p:officer', 'u:water']))
  })

  it('takes a case out of sight of who gave it back', () => {
    const returned = after(filed({ matter: 'water' }), 'return', PEOPLE.member)
    expect(audienceOf(returned)).not.toContain('u:water')
    expect(audienceOf(returned)).toContain('pool:d1')
  })

  it.each([
    ['a person outside the unit', memberTarget('otherUnit', ['market']), 'TARGET_NOT_COLLEAGUE'],
    ['nobody', null, 'TARGET_NOT_FOUND'],
    ['nothing named', undefined, 'INPUT_MISSING'],
  ] as const)('refuses to assign to %s', (_who, target, code) => {
    const current = filed({ matter: 'water' })
    const result = decide(CASE, current, command('assign', current, target === undefined ? {} : { target }), PEOPLE.head, circumstances(LATER))
    expect(result).toMatchObject({ ok: false, error: { code } })
  })

  it('refuses to transfer to where it is', () => {
    const current = filed({ matter: 'water' })
    expect(decide(CASE, current, command('transfer', current, { target: WATER }), PEOPLE.member, circumstances(LATER))).toMatchObject({ ok: false, error: { code: 'TARGET_SAME' } })
  })
})

describe('a complaint', () => {
  const subject = { personId: 'officer', units: ['station'] }
  const about = () => filed({ kind: 'complain', routed: routeCase({ kind: 'complain', matter: null }, { ...PLACES, subject }) })

  it('never carries a token of its subject, of his unit, or of those who merely oversee the area', () => {
    const current = about()
    expect(audienceOf(current)).toEqual(['last:c1', 'last:d1', 'last:st1', 'p:filer', 's:c1', 's:d1', 's:st1', 'u:integrity'])
  })

  it('stays out of reach of its subject by any membership he holds', () => {
    const current = about()
    const subjectAsSupervisor = { ...PEOPLE.officer, memberships: [...PEOPLE.officer.memberships, { role: 'supervisor' as const, areaId: 'd1' }] }
    expect(availableActs(CASE, current, subjectAsSupervisor, LATER)).toEqual([])
    expect(decide(CASE, current, command('note', current), subjectAsSupervisor, circumstances(LATER))).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  })

  it('cannot be transferred to its subject', () => {
    const current = about()
    const integrity = { ...PEOPLE.member, memberships: [{ role: 'department' as const, areaId: 'd1', unitId: 'integrity' }] }
    expect(decide(CASE, current, command('transfer', current, { target: officerTarget('officer') }), integrity, circumstances(LATER))).toMatchObject({ ok: false, error: { code: 'TARGET_IS_SUBJECT' } })
  })
})

describe('any sequence of acts', () => {
  const anyAct = fc.record({ act: fc.constantFrom(...CASE_ACTS), part: fc.constantFrom(...PARTS), minutes: fc.integer({ min: 1, max: 3000 }), internal: fc.boolean() })

  const run = (steps: readonly { act: CaseAct; part: (typeof PARTS)[number]; minutes: number; internal: boolean }[], inUnit: boolean): Recorded => {
    let current = inUnit ? filed({ matter: 'water' }) : filed()
    let at = Date.parse(current.filedAt)
    for (const step of steps) {
      at += step.minutes * 60_000
      const target = step.act === 'assign' ? memberTarget('otherMember') : step.minutes % 2 ? WATER : officerTarget('otherOfficer')
      const result = decide(CASE, current, command(step.act, current, { target, visibility: step.internal ? 'internal' : 'public' }), PEOPLE[step.part], circumstances(new Date(at).toISOString()))
      if (result.ok) current = written(current, result.value)
    }
    return current
  }

  it('leaves a chain that verifies, one entry per version, and an audience that its handler can read', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 40 }), fc.boolean(), (steps, inUnit) => {
        const current = run(steps, inUnit)
        expect(verifyChain(current.trail, current.headHash)).toMatchObject({ ok: true, checked: current.version })
        expect(current.trail).toHaveLength(current.version)
        const { handler } = current.holder
        if (handler && handler in PEOPLE) {
          const held: readonly string[] = tokensOf(PEOPLE[handler as keyof typeof PEOPLE])
          expect(audienceOf(current).some((token) => held.includes(token))).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('never shows the company side an internal word', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), fc.boolean(), (steps, inUnit) => {
        const current = run(steps, inUnit)
        for (const part of ['filer', 'colleague'] as const) {
          expect(sideOf(current, PEOPLE[part], LATER)).toBe('company')
          const shown = detailOf(current, current.trail, PEOPLE[part], LATER, { links: new Map(), rated: null })
          expect(shown.trail.every((entry) => entry.visibility === 'public')).toBe(true)
          expect(shown).not.toHaveProperty('flagged')
        }
      }),
      { numRuns: 80 },
    )
  })

  it('always knows when it will wake, while it can', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (steps) => {
        const current = run(steps, false)
        const ended = current.status === 'closed' || current.status === 'withdrawn'
        if (ended) expect(current.wakeAt).toBeNull()
        if (current.status === 'answered') expect(current.wakeAt).toBe(current.clocks.confirm?.dueAt)
        expect(current.calendarVersion).toBe(DEFAULT_CALENDAR.version)
      }),
      { numRuns: 80 },
    )
  })
})

it('holds a case in a unit readable by every member of it', () => {
  for (const part of ['member', 'otherMember', 'head'] as const) {
    const held: readonly string[] = tokensOf(PEOPLE[part])
    expect(audienceOf(IN_UNIT.handling()).some((token) => held.includes(token))).toBe(true)
  }
})
