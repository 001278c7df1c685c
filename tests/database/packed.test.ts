import fc from 'fast-check'
import { packed, type PackedType, unpacked } from '../../cloudfunctions/_database/packed'
import { ask } from '../support/postgres/ask'
import { TEST_URL } from '../support/postgres/run-server'

const COLUMNS = { line: 'int', before: 'int', name: 'text', size: 'text or null', former: 'text[]', key: 'boolean', what: 'jsonb' } as const satisfies Record<string, PackedType>
type Row = { line: number; before: number | null; name: string; size: string | null; former: string[]; key: boolean; what: object }

/** What the server makes of them. */
const there = (rows: readonly Row[]): Promise<Row[]> => ask<Row>(process.env[TEST_URL] ?? '', `select r.* from ${unpacked('$1::text', COLUMNS)} r`, [packed(rows, COLUMNS)])

/** Texts as people and other systems write them, with what JSON, arrays and patterns make much of; PostgreSQL keeps no zero byte. */
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', ' ', ',', '{}', '"', '\\', 'NULL', '\n', '𠮷㐂䶮', '(a,b)', "E'\\x1f'")).map((each) => each.replace(/[\0\ud800-\udfff\u001d-\u001f]/gu, ''))
const filled = text.filter((each) => each !== '')
const row: fc.Arbitrary<Row> = fc.record({
  line: fc.integer({ min: 0, max: 2 ** 31 - 1 }), before: fc.option(fc.integer({ min: 0, max: 9 })), name: text, size: fc.option(filled), former: fc.array(filled, { maxLength: 3 }), key: fc.boolean(),
  what: fc.dictionary(fc.constantFrom('name', 'contacts'), fc.array(fc.option(text), { maxLength: 2 })),
})

describe('rows that travel packed', () => {
  it('any rows arrive as they left, none and one of nothing but emptiness too', async () => {
    await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => { expect(await there(rows)).toEqual(rows) }), { numRuns: 60 })
    expect(await there([])).toEqual([])
    const nothing: Row = { line: 0, before: null, name: '', size: null, former: [], key: false, what: {} }
    expect(await there([nothing])).toEqual([nothing])
  })

  it('a separator inside a text becomes a space and shifts nothing', async () => {
    const odd: Row = { line: 1, before: 2, name: '甲\u001f乙\u001e丙\u001d丁', size: 's\u001f', former: ['a\u001db', 'c'], key: true, what: { name: ['\u001f', '\u001e'] } }
    expect(await there([odd, odd])).toEqual([1, 2].map(() => ({ ...odd, name: '甲 乙 丙 丁', size: 's ', former: ['a b', 'c'] })))
  })
})
