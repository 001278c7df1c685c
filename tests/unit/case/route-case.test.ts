import { CASE_KINDS } from '../../../shared/case/kinds'
import { routeCase } from '../../../shared/case/route-case'
import { ROUTING } from '../../../shared/case/routing-rules'
import { FILED_AT, PLACES } from '../../support/cases/a-case'

const away = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }
const officer = PLACES.officer
if (!officer) throw new Error('the fixture has an officer')
const standIn = { ...officer, personId: 'standIn', name: '代办人' }

it("goes to the company's own officer when nothing says otherwise", () => {
  expect(routeCase({ kind: 'help', matter: null }, PLACES)).toMatchObject({ holder: { handler: 'officer' }, route: { rule: 'assignedOfficer', reason: '林甲是您企业的{officer}' }, informed: [] })
})

it('goes to the department that has the matter, with the officer informed', () => {
  expect(routeCase({ kind: 'help', matter: 'water' }, PLACES)).toMatchObject({ holder: { unitId: 'water', handler: null }, route: { rule: 'unitOfMatter' }, informed: ['officer'] })
})

it('goes to the officer when no unit takes the matter', () => {
  expect(routeCase({ kind: 'help', matter: 'finance' }, PLACES).route.rule).toBe('assignedOfficer')
})

it('goes to the stand-in during leave, and back afterwards', () => {
  const onLeave = { ...PLACES, officer: { ...officer, leave: away }, standIn }
  expect(routeCase({ kind: 'help', matter: null }, onLeave)).toMatchObject({ holder: { handler: 'standIn' }, route: { rule: 'standIn' }, informed: ['officer'] })
  expect(routeCase({ kind: 'help', matter: null }, { ...onLeave, now: away.to }).route.rule).toBe('assignedOfficer')
})

it('goes to the dispatcher of the district when nobody else can take it', () => {
  const nobody = { ...PLACES, officer: null }
  expect(routeCase({ kind: 'help', matter: null }, nobody)).toMatchObject({ holder: { poolArea: 'd1', handler: null, unitId: null }, route: { rule: 'pool' } })
  expect(routeCase({ kind: 'help', matter: null }, { ...PLACES, officer: { ...officer, leave: away } }).route.rule).toBe('pool')
})

it('takes the nearest unit that takes it', () => {
  const units = [{ id: 'cityWater', name: '市水务局', areaId: 'c1', takes: ['matter:water'] }, ...PLACES.units]
  expect(routeCase({ kind: 'help', matter: 'water' }, { ...PLACES, units }).holder.unitId).toBe('water')
})

describe('a matter of the tree', () => {
  const licence = { id: 'licence', name: '执照科', areaId: 'd1', takes: ['matter:ma-licence'] }
  const lost = { id: 'lost', name: '补领窗口', areaId: 'd1', takes: ['matter:ma-lost'] }
  const under = ['ma-lost', 'ma-licence']

  it.each([
    ['the unit that is responsible for it', [licence, lost], 'lost'],
    ['the unit of what it lies under, where it names none', [licence], 'licence'],
    ['the unit of its topic, where nothing of it names one', [], 'water'],
    ['a further unit that is responsible, before a nearer one of its topic', [{ ...lost, areaId: 'c1' }], 'lost'],
  ])('goes to %s', (_where, units, unitId) => {
    expect(routeCase({ kind: 'consult', matter: 'water', under }, { ...PLACES, units: [...PLACES.units, ...units] })).toMatchObject({ holder: { unitId }, route: { rule: 'unitOfMatter' } })
  })

  it('goes round a unit that the request is about', () => {
    const places = { ...PLACES, units: [...PLACES.units, lost], subject: { personId: null, units: ['lost'] } }
    expect(routeCase({ kind: 'consult', matter: 'water', under }, places).holder.unitId).toBe('water')
    expect(routeCase({ kind: 'complain', matter: 'water', under }, places).holder.unitId).toBe('integrity')
  })
})

describe('a complaint', () => {
  it('goes round the officer and his unit', () => {
    const routed = routeCase({ kind: 'complain', matter: 'water' }, { ...PLACES, subject: { personId: 'officer', units: ['station'] } })
    expect(routed).toMatchObject({ holder: { unitId: 'integrity' }, informed: [], excluded: { personId: 'officer', units: ['station'] } })
  })

  it('goes round every unit of its subject, and keeps all of them out', () => {
    const cityIntegrity = { id: 'cityIntegrity', name: '市监督室', areaId: 'c1', takes: ['kind:complain'] }
    const subject = { personId: 'officer', units: ['station', 'integrity'] }
    const routed = routeCase({ kind: 'complain', matter: null }, { ...PLACES, units: [...PLACES.units, cityIntegrity], subject })
    expect(routed).toMatchObject({ holder: { unitId: 'cityIntegrity' }, excluded: { personId: 'officer', units: ['station', 'integrity'] } })
  })

  it('about the unit that takes complaints goes one level up', () => {
    const subject = { personId: null, units: ['integrity'] }
    expect(routeCase({ kind: 'complain', matter: null }, { ...PLACES, subject }).holder.poolArea).toBe('c1')
    const units = [...PLACES.units, { id: 'cityIntegrity', name: '市监督室', areaId: 'c1', takes: ['kind:complain'] }]
    expect(routeCase({ kind: 'complain', matter: null }, { ...PLACES, units, subject }).holder.unitId).toBe('cityIntegrity')
  })

  it.each(['complain', 'report'] as const)('%s never reaches an officer, whoever it is about', (kind) => {
    const routed = routeCase({ kind, matter: null }, PLACES)
    expect(routed.holder.handler).toBeNull()
    expect(routed.informed).toEqual([])
  })
})

it('has a rule for every kind, with and without a matter, and a last one for everything', () => {
  for (const kind of CASE_KINDS) for (const matter of [null, 'other'] as const) {
    expect(routeCase({ kind, matter }, { ...PLACES, officer: null, units: [], now: FILED_AT }).route.rule).toBe('pool')
  }
  expect(ROUTING.at(-1)).toMatchObject({ rule: 'lastResort', when: { kinds: 'any', matter: 'any' } })
})
