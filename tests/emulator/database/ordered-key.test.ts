import fc from 'fast-check'
import { compare } from 'mingo/util'
import { encodeKey, invert } from '../../../emulator/database/ordered-key'
import { type Value } from '../../../emulator/database/value'

// Text is ordered by UTF-8 bytes here and by UTF-16 units in mingo: they agree below the surrogates.
const text = fc.string({
  unit: fc.constantFrom('\0', '\u0001', ' ', 'a', 'b', 'é', '企', '业', '\uffff').filter((unit) => unit < '\ud800'),
})
const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true }).map((value) => value + 0),
  text,
  fc.date({ noInvalidDate: true }),
)
const nested: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value

const sign = (order: number): number => Math.sign(order)

test('scalars are ordered as mingo orders them', () => {
  fc.assert(
    fc.property(scalar, scalar, (a, b) => {
      expect(sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(sign(compare(a as never, b as never)))
    }),
    { numRuns: 3000 },
  )
})

test('no encoding is a prefix of another, so parts can be joined', () => {
  fc.assert(
    fc.property(nested, nested, (a, b) => {
      const [left, right] = [encodeKey(a), encodeKey(b)]
      if (left.equals(right)) return
      expect(left.subarray(0, right.length).equals(right)).toBe(false)
      expect(right.subarray(0, left.length).equals(left)).toBe(false)
    }),
    { numRuns: 3000 },
  )
})

test('a compound key orders by its first part, then by the next, descending where inverted', () => {
  fc.assert(
    fc.property(fc.tuple(scalar, scalar), fc.tuple(scalar, scalar), ([a, b], [c, d]) => {
      const key = (first: Value, second: Value): Buffer => Buffer.concat([encodeKey(first), invert(encodeKey(second))])
      const expected = sign(compare(a, c)) || -sign(compare(b, d))
      expect(sign(Buffer.compare(key(a, b), key(c, d)))).toBe(expected === 0 ? 0 : expected)
    }),
    { numRuns: 3000 },
  )
})

test('texts with null characters keep their order', () => {
  const texts = ['', '\0', '\0\0', '\0a', 'a', 'a\0', 'a\0\0', 'a\0b', 'ab']
  for (const a of texts) for (const b of texts) expect(sign(Buffer.compare(encodeKey(a), encodeKey(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
})
