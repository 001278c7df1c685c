import fc from 'fast-check'
import { INFINITY } from '../../../cloudfunctions/_database/instants'
import { afterKey, BY_INSTANT, cursorAfter, type Keyset, keyOf } from '../../../cloudfunctions/_flow/keyset'

const MESSAGES = { at: 'instant', id: 'text', seq: 'int' } as const satisfies Keyset
const BY_ID = { id: 'text' } as const satisfies Keyset

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
const id = fc.stringMatching(/^[\w-]{1,40}$/)

describe('the key of a page', () => {
  it('is read back from its own cursor', () => {
    fc.assert(fc.property(instant, id, fc.nat(999_999_999), (at, text, seq) => {
      expect(keyOf(MESSAGES, cursorAfter(MESSAGES, [at, text, seq]) ?? undefined, true)).toEqual({ afterAt: at, afterId: text, afterSeq: seq })
    }))
  })

  it('begins before every row, whichever way the list goes', () => {
    expect(keyOf(BY_INSTANT, undefined, false)).toEqual({ afterAt: `-${INFINITY}`, afterId: null })
    expect(keyOf(BY_INSTANT, undefined, true)).toEqual({ afterAt: INFINITY, afterId: null })
    expect(keyOf(BY_ID, undefined, true)).toEqual({ afterId: null })
  })

  it.each(['', '|', 'x', '2026-02-31T00:00:00.000Z|a|1', '2026-02-03T00:00:00.000Z|a', '2026-02-03T00:00:00.000Z|a|b', "2026-02-03T00:00:00.000Z|'|1", '2026-02-03T00:00:00.000Z|a|1|2'])(
    'is not made of a cursor that nobody was given: %s', (cursor) => expect(keyOf(MESSAGES, cursor, true)).toBeNull())

  it('is one comparison of rows, so that it bounds the walk of an index', () => {
    expect(afterKey(BY_INSTANT, { at: 'k.by_due', id: 'k.id' }, false)).toBe('(k.by_due, k.id) > (:afterAt::timestamptz, :afterId::text)')
  })
})
