import fc from 'fast-check'
import { toInstant } from '../../../shared/kernel/instant'
import { timedId } from '../../../shared/kernel/timed-id'

const CHANCE = fc.uint8Array({ minLength: 10, maxLength: 10 })
const MS = fc.integer({ min: 0, max: Date.UTC(2999, 11, 31) })

describe('an id that begins with its moment', () => {
  it('reads back as moment and chance, and passes where an id is asked for', () => {
    fc.assert(fc.property(MS, CHANCE, (ms, chance) => {
      const id = timedId(toInstant(ms), chance)
      const bytes = Buffer.from(id, 'base64url')
      expect(id).toMatch(/^[\w-]{22}$/)
      expect(bytes.readUIntBE(0, 6)).toBe(ms)
      expect([...bytes.subarray(6)]).toEqual([...chance])
    }))
  })

  it('begins alike for what belongs together: five characters stand for 262 seconds', () => {
    fc.assert(fc.property(MS, CHANCE, CHANCE, (ms, one, other) => {
      const slot = ms - (ms % 2 ** 18)
      expect(timedId(toInstant(slot), one).slice(0, 5)).toBe(timedId(toInstant(slot + 2 ** 18 - 1), other).slice(0, 5))
    }))
  })

  it('refuses less chance than it needs', () => {
    expect(() => timedId('2026-11-26T00:00:00.000Z', new Uint8Array(9))).toThrow(RangeError)
  })
})
