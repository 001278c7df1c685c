import fc from 'fast-check'
import { canonicalJson } from '../../../shared/kernel/canonical-json'

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, shuffled(member)]))
}

describe('canonical JSON', () => {
  it('sorts keys at every depth and writes no spaces', () => {
    expect(canonicalJson({ b: 1, a: { d: [3, { z: null, y: '值' }], c: true } })).toBe('{"a":{"c":true,"d":[3,{"y":"值","z":null}]},"b":1}')
  })

  it('does not depend on the order in which an object was built', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(shuffled(value))).toBe(canonicalJson(value))
    }))
  })

  it('loses nothing and is stable over a round trip', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }))
  })

  it.each([
    ['undefined', undefined], ['an undefined member', { a: undefined }], ['a hole', Array<number>(2)], ['NaN', { a: Number.NaN }],
    ['Infinity', [Infinity]], ['a function', { a: () => 1 }], ['a bigint', { a: 1n }], ['a symbol', { a: Symbol('a') }],
    ['a Date', { a: new Date(0) }], ['a Map', new Map()],
  ])('refuses %s', (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError))

  it('says where the trouble is', () => {
    expect(() => canonicalJson({ a: [{ b: undefined }] })).toThrow('$.a[0].b')
  })
})
