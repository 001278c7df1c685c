import fc from 'fast-check'
import { assign, type AssignmentRule, type Candidate, ruleFor, type Unmatched } from '../../../shared/register/assignment'

const PATH = ['street-1', 'district', 'city']
const company = (id: string, over: Partial<Unmatched> = {}): Unmatched => ({ id, path: PATH, industry: 'C13', size: 'small', key: false, ...over })
const rule = (id: string, over: Partial<AssignmentRule> = {}): AssignmentRule => ({ id, areaId: 'district', industry: null, size: null, key: false, officers: [], ...over })
const officer = (id: string, areas: string[], load = 0): Candidate => ({ id, areas, load })

it('goes to who has fewest in the street, else to the next higher area that has somebody', () => {
  const officers = [officer('a', ['street-1'], 3), officer('b', ['street-1'], 1), officer('c', ['district'])]
  expect([...assign([company('1'), company('2'), company('3'), company('4', { path: ['street-2', 'district', 'city'] })], [rule('r')], officers).given]).toEqual([['1', 'b'], ['2', 'b'], ['3', 'a'], ['4', 'c']])
})

it('is left where no rule is for it, or nobody is there', () => {
  expect(assign([company('1')], [], [officer('a', ['street-1'])]).left).toEqual(['1'])
  expect(assign([company('1')], [rule('r', { officers: ['gone'] })], [officer('a', ['street-1'])]).left).toEqual(['1'])
  expect(assign([company('1', { path: ['elsewhere'] })], [rule('r')], [officer('a', ['elsewhere'])]).left).toEqual(['1'])
})

it('of two rules the narrower one counts', () => {
  const rules = [rule('whole'), rule('street', { areaId: 'street-1' }), rule('key', { areaId: 'street-1', key: true }), rule('food', { industry: 'C' })]
  expect(ruleFor(rules, company('1'))?.id).toBe('street')
  expect(ruleFor(rules, company('1', { key: true }))?.id).toBe('key')
  expect(ruleFor(rules, company('1', { path: ['street-2', 'district'] }))?.id).toBe('food')
  expect(ruleFor(rules, company('1', { path: ['street-2', 'district'], industry: 'F' }))?.id).toBe('whole')
})

it('nobody of a pool gets two more than another, and everybody is given once', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 60 }), (officers, companies) => {
    const pool = Array.from({ length: officers }, (_, at) => officer(`o${at}`, ['street-1']))
    const { given, left } = assign(Array.from({ length: companies }, (_, at) => company(`c${at}`)), [rule('r')], pool)
    expect([given.size, left.length]).toEqual([companies, 0])
    const loads = pool.map(({ id }) => [...given.values()].filter((to) => to === id).length)
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  }))
})
