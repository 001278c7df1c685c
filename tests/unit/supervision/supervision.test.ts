import fc from 'fast-check'
import type { Actor } from '../../../shared/access/actor'
import { SYSTEM_ACTOR } from '../../../shared/access/actor'
import { availableActs } from '../../../shared/flow/available-acts'
import { verifyChain } from '../../../shared/flow/chain'
import { type Command, decide } from '../../../shared/flow/decide'
import { actsOf } from '../../../shared/flow/flow'
import { fireAlarms, followParent } from '../../../shared/flow/record'
import type { Change } from '../../../shared/flow/shape'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { SUPERVISION } from '../../../shared/supervision/flow'
import { limitUntil, mayOrder, order } from '../../../shared/supervision/order'
import { type Supervision, SUPERVISION_STATUSES, type SupervisionShape, type SupervisionStatus, type SupervisionTrailEntry } from '../../../shared/supervision/schema'

/** Wednesday 2026-11-18 09:12 China time. */
const NOW = '2026-11-18T01:12:00.000Z'
let salts = 0
const at = (now = NOW) => ({ now, calendar: DEFAULT_CALENDAR, salt: `salt-${++salts}` })

const person = (personId: string, ...memberships: Actor['memberships']): Actor => ({ personId, memberships, workName: personId, workPhone: null })
const PEOPLE = {
  handler: person('handler', { role: 'officer', areaId: 'st1' }),
  otherOfficer: person('otherOfficer', { role: 'officer', areaId: 'st1' }),
  member: person('member', { role: 'department', unitId: 'water', areaId: 'd1' }),
  dispatcher: person('dispatcher', { role: 'dispatcher', areaId: 'd1' }),
  supervisor: person('supervisor', { role: 'supervisor', areaId: 'd1' }),
  farSupervisor: person('farSupervisor', { role: 'supervisor', areaId: 'd2' }),
  admin: person('admin', { role: 'admin', areaId: 'd1' }),
  company: person('company', { role: 'company', companyId: 'co1' }),
  system: SYSTEM_ACTOR,
}
type Part = keyof typeof PEOPLE
const PARTS = Object.keys(PEOPLE) as Part[]

const made = (over: Partial<Parameters<typeof order>[0]['parent']> = {}): Change<SupervisionShape, Supervision> => {
  const result = order({ id: 's1', parent: { id: 'case1', number: '26111800000017', title: '缺一张运输证明', holders: ['p:handler'], holderName: '林甲', areaPath: ['st1', 'd1', 'c1'], ...over }, day: '2026-11-20', text: '请说明办到哪一步', supervisor: PEOPLE.supervisor }, at())
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const command = (act: string, current: Supervision): Command<SupervisionShape> =>
  ({ act, seen: current.version, input: act === 'follow' ? { holders: ['u:water'], holderName: '区水务局' } : { text: '说明一下情况' } }) as Command<SupervisionShape>
const inState = (status: SupervisionStatus, over = {}): Supervision => {
  const { next } = made(over)
  const way: Record<SupervisionStatus, readonly [Part, string][]> = {
    ordered: [], replied: [['handler', 'reply']], met: [['supervisor', 'meet']], withdrawn: [['supervisor', 'withdraw']], ended: [['system', 'end']],
  }
  return way[status].reduce((current, [part, act]) => {
    const done = decide(SUPERVISION, current, command(act, current), PEOPLE[part], at())
    if (!done.ok) throw new Error(done.error.code)
    return done.value.next
  }, next)
}

/** Who may do what in which state, written out by hand and apart from the table it checks. */
const GRID: Record<SupervisionStatus, Partial<Record<string, readonly Part[]>>> = {
  ordered: { reply: ['handler'], meet: ['supervisor'], withdraw: ['supervisor'], follow: ['system'], end: ['system'] },
  replied: { reply: ['handler'], meet: ['supervisor'], withdraw: ['supervisor'], follow: ['system'], end: ['system'] },
  met: {}, withdrawn: {}, ended: {},
}

describe.each(SUPERVISION_STATUSES)('an order that is %s', (status) => {
  it.each(actsOf<SupervisionShape>(SUPERVISION).flatMap((act) => PARTS.map((part) => [act, part] as const)))('%s by %s is allowed or refused as it should', (act, part) => {
    const current = inState(status)
    const allowed = GRID[status][act]?.includes(part) ?? false
    const done = decide(SUPERVISION, current, command(act, current), PEOPLE[part], at())
    expect([act, part, done.ok]).toEqual([act, part, allowed])
    expect(availableActs(SUPERVISION, current, PEOPLE[part], NOW).includes(act)).toBe(allowed)
  })
})

it('is answered by whoever has the case: a person, a queue, or the pool', () => {
  const who = (holders: Supervision['holders']) => PARTS.filter((part) => availableActs(SUPERVISION, inState('ordered', { holders }), PEOPLE[part], NOW).includes('reply'))
  expect(who(['p:handler'])).toEqual(['handler'])
  expect(who(['u:water'])).toEqual(['member'])
  expect(who(['pool:d1'])).toEqual(['dispatcher'])
})

it('is due at the close of the day it names, of the next working day when that is a day off, and today while there is working time left', () => {
  expect(made().next.dueAt).toBe('2026-11-20T10:00:00.000Z')
  const due = (day: string, now = NOW) => limitUntil(day, { now, calendar: DEFAULT_CALENDAR })
  expect(due('2026-11-18')).toMatchObject({ ok: true, value: { unit: 'workingMinutes' } })
  expect(due('2026-11-18', '2026-11-18T12:00:00.000Z')).toMatchObject({ ok: false, error: { code: 'SUPERVISION_DATE' } })
  expect(due('2026-11-17')).toMatchObject({ ok: false, error: { code: 'SUPERVISION_DATE' } })
  expect(due('2027-02-17')).toMatchObject({ ok: false, error: { code: 'SUPERVISION_DATE' } })
  const saturday = order({ id: 's2', parent: { id: 'c', number: 'n', title: 't', holders: [], holderName: null, areaPath: ['d1'] }, day: '2026-11-21', text: '周末前答复', supervisor: PEOPLE.supervisor }, at())
  expect(saturday.ok && saturday.value.next.dueAt).toBe('2026-11-23T10:00:00.000Z')
})

it('may be ordered in his area, on what is open, one at a time', () => {
  const open = { box: 'open', areaPath: ['st1', 'd1', 'c1'] } as const
  expect(mayOrder(open, [], PEOPLE.supervisor)).toBe(true)
  expect(mayOrder(open, [{ orderedBy: 'somebody' }], PEOPLE.supervisor)).toBe(true)
  expect(mayOrder(open, [{ orderedBy: 'supervisor' }], PEOPLE.supervisor)).toBe(false)
  expect(mayOrder(open, [], PEOPLE.farSupervisor)).toBe(false)
  expect(mayOrder(open, [], PEOPLE.handler)).toBe(false)
  expect(mayOrder({ ...open, box: 'done' }, [], PEOPLE.supervisor)).toBe(false)
})

it('fires its alarm once and stays silent when it has been answered', () => {
  const fired = fireAlarms(SUPERVISION, inState('ordered'), { now: '2026-11-24T08:00:00.000Z', calendar: DEFAULT_CALENDAR }, () => `s${++salts}`)
  if (!fired.ok || fired.value === null) throw new Error('nothing fired')
  expect(fired.value.entries.map(({ kind }) => kind)).toEqual(['overdue'])
  expect(fired.value.notices.map(({ to }) => to)).toEqual(['p:handler', 'p:supervisor', 's:d1', 's:c1'])
  expect(fireAlarms(SUPERVISION, fired.value.next, { now: '2026-12-24T08:00:00.000Z', calendar: DEFAULT_CALENDAR }, () => 's')).toEqual({ ok: true, value: null })
  expect(fireAlarms(SUPERVISION, inState('replied'), { now: '2026-12-24T08:00:00.000Z', calendar: DEFAULT_CALENDAR }, () => 's')).toEqual({ ok: true, value: null })
})

it('follows its case only when something of it has changed, and never once it is settled', () => {
  const facts = { box: 'open', holders: ['p:handler'], holderName: '林甲' } as const
  const follow = (status: SupervisionStatus, parent: Parameters<typeof followParent>[2]) => followParent(SUPERVISION, inState(status), parent, at())
  expect(follow('ordered', facts)).toEqual({ ok: true, value: null })
  expect(follow('ordered', { ...facts, holders: ['u:water'] })).toMatchObject({ ok: true, value: { next: { holders: ['u:water'], status: 'ordered' }, entries: [{ kind: 'moved' }] } })
  expect(follow('replied', { ...facts, box: 'done' })).toMatchObject({ ok: true, value: { next: { status: 'ended', box: 'done' }, entries: [{ kind: 'ended' }] } })
  for (const status of ['met', 'withdrawn', 'ended'] as const) expect(follow(status, { ...facts, box: 'done' })).toEqual({ ok: true, value: null })
})

it('keeps a chain that verifies, whatever happens to it', () => {
  const step = fc.record({ act: fc.constantFrom(...actsOf<SupervisionShape>(SUPERVISION)), part: fc.constantFrom(...PARTS), minutes: fc.integer({ min: 1, max: 3000 }) })
  fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
    const first = made()
    let current = first.next
    const trail: SupervisionTrailEntry[] = [...first.entries]
    let now = Date.parse(NOW)
    for (const { act, part, minutes } of steps) {
      now += minutes * 60_000
      const done = decide(SUPERVISION, current, command(act, current), PEOPLE[part], at(new Date(now).toISOString()))
      if (!done.ok) continue
      current = done.value.next
      trail.push(...done.value.entries)
    }
    expect(verifyChain(trail, current.headHash)).toMatchObject({ ok: true, checked: current.version })
    expect(current.closedAt === null).toBe(current.box !== 'done')
  }), { numRuns: 100 })
})
