import { goesRound, type LeftCase, type Receiver, shareOut } from '../../../shared/case/hand-over'
import { CASE } from '../../../shared/case/flow'
import { decide } from '../../../shared/flow/decide'
import { after, circumstances, command, FILED_AT, IN_STATE, IN_UNIT, memberTarget, officerTarget } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const receiver = (personId: string, over: Partial<Receiver> = {}): Receiver =>
  ({ personId, name: personId, phone: null, units: ['station'], desks: [{ unitId: 'station', queue: false, areaPath: ['st1', 'd1', 'c1'] }], leave: null, inOffice: true, companies: 0, cases: 0, ...over })
const ofWater = (personId: string, over: Partial<Receiver> = {}): Receiver => receiver(personId, { units: ['water'], desks: [{ unitId: 'water', queue: true, areaPath: ['d1', 'c1'] }], ...over })
const left = (id: string, over: Partial<LeftCase> = {}): LeftCase => ({ id, companyId: 'co-else', unitId: null, closedTo: [], officer: null, ...over })
const NOW = FILED_AT
const ids = (many: number, prefix = 'co'): string[] => Array.from({ length: many }, (_, at) => `${prefix}${at}`)

describe('who gets what', () => {
  it('is balanced by what each has: nobody ends with two more than another', () => {
    const { companies } = shareOut({ companies: ids(41), cases: [] }, [receiver('a', { companies: 3 }), receiver('b', { companies: 8 }), receiver('c')], NOW)
    const loads = { a: 3, b: 8, c: 0 } as Record<string, number>
    for (const to of companies.values()) loads[to] = (loads[to] ?? 0) + 1
    expect(Math.max(...Object.values(loads)) - Math.min(...Object.values(loads))).toBeLessThanOrEqual(1)
  })

  it('a case goes with its company, and with the officer the company has already', () => {
    const { companies, cases } = shareOut({ companies: ['co0', 'co1'], cases: [left('k0', { companyId: 'co0' }), left('k1', { companyId: 'co1' }), left('k2', { officer: 'b' })] }, [receiver('a', { cases: 9 }), receiver('b')], NOW)
    expect([cases.get('k0'), cases.get('k1'), cases.get('k2')]).toEqual([companies.get('co0'), companies.get('co1'), 'b'])
  })

  it('goes round whom it must go round, by himself and by his unit; nobody left is nobody', () => {
    const round = left('k', { companyId: 'co0', closedTo: ['p:a'] })
    expect(shareOut({ companies: ['co0'], cases: [round] }, [receiver('a')], NOW).cases.get('k')).toBeNull()
    expect(shareOut({ companies: ['co0'], cases: [round] }, [receiver('a'), receiver('b', { companies: 5, cases: 5 })], NOW).cases.get('k')).toBe('b')
    expect(shareOut({ companies: [], cases: [left('k', { closedTo: ['u:station'] })] }, [receiver('a'), receiver('b')], NOW).cases.get('k')).toBeNull()
    expect(goesRound(['u:water'], { personId: 'a', units: ['station', 'water'] })).toBe(true)
  })

  it('cases of a unit stay in the unit, those of officers with officers; who is away gets nothing', () => {
    const away = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
    const { cases } = shareOut({ companies: [], cases: [left('k0', { unitId: 'water' }), left('k1'), left('k2', { unitId: 'market' })] }, [receiver('a'), ofWater('w'), ofWater('v', { leave: away })], NOW)
    expect([...cases.values()]).toEqual(['w', 'a', null])
  })
})

describe('a case that is handed over', () => {
  const DOER = { ...PEOPLE.system, personId: 'admin', workName: '孙癸' }
  const text = '原经办人：林甲，由孙癸安排交接'

  it('keeps its state and every clock: no limit can be won by it, however often it is done', () => {
    for (const state of ['filed', 'handling', 'waiting', 'answered'] as const) {
      const before = IN_STATE[state]()
      const next = after(before, 'handOver', DOER, { target: officerTarget('otherOfficer'), text })
      expect([next.status, next.clocks, next.holder.handler]).toEqual([before.status, before.clocks, 'otherOfficer'])
      expect(next.trail.at(-1)).toMatchObject({ kind: 'handedOver', by: 'admin', visibility: 'public', content: { role: 'system', name: '孙癸', text, to: { handlerName: 'otherOfficer' } } })
      expect(next.route.reason).toContain('林甲')
    }
  })

  it('tells the company, and not who takes over: he is told once of all of them', () => {
    const next = after(IN_STATE.handling(), 'handOver', DOER, { target: officerTarget('otherOfficer'), text })
    expect(next.notices.filter(({ seq }) => seq === next.version).map(({ to, kind }) => [to, kind])).toEqual([['p:filer', 'transferred'], ['hears:co1', 'transferred']])
  })

  it('of a unit stays the unit’s', () => {
    expect(after(IN_UNIT.handling(), 'handOver', DOER, { target: memberTarget('otherMember'), text }).holder).toMatchObject({ unitId: 'water', handler: 'otherMember' })
  })

  it('that nobody may have lies in the queue of its unit, or with the dispatchers, to be signed for; what ran goes on', () => {
    const queued = after(IN_UNIT.waiting(), 'relinquish', DOER, { queue: true, text })
    expect(queued).toMatchObject({ status: 'filed', holder: { unitId: 'water', handler: null } })
    expect(after(queued, 'claim', PEOPLE.otherMember).holder.handler).toBe('otherMember')
    const pooled = after(IN_STATE.handling(), 'relinquish', DOER, { queue: false, text })
    expect(pooled).toMatchObject({ status: 'filed', holder: { handler: null, poolArea: 'd1' } })
    expect(pooled.clocks.handling?.dueAt).toBe(IN_STATE.handling().clocks.handling?.dueAt)
    expect(pooled.notices.at(-1)).toMatchObject({ to: 'pool:d1', kind: 'taskReturned' })
  })

  it('never goes to whom it is about, to who is away or has no office, whatever was planned', () => {
    const attempt = (target: ReturnType<typeof officerTarget>, over = {}) =>
      decide(CASE, { ...IN_STATE.handling(), ...over }, command('handOver', IN_STATE.handling(), { target, text }), DOER, circumstances(FILED_AT))
    const { handler } = officerTarget('otherOfficer')
    expect(attempt(officerTarget('otherOfficer'), { excluded: { personId: 'otherOfficer', units: [] } })).toMatchObject({ error: { code: 'TARGET_IS_SUBJECT' } })
    expect(attempt({ unit: null, handler: handler && { ...handler, desks: [] } })).toMatchObject({ error: { code: 'TARGET_NO_OFFICE' } })
    expect(attempt({ unit: null, handler: handler && { ...handler, leave: { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' } } })).toMatchObject({ error: { code: 'TARGET_AWAY' } })
  })
})
