import fc from 'fast-check'
import { type CollectionDeclaration } from '../../../emulator/database'
import { compileFilter } from '../../../emulator/database/predicate'
import { sortDocuments } from '../../../emulator/database/projecting'
import { type Document } from '../../../emulator/database/value'
import { openTestDatabase, type TestDatabase } from './open-test-database'

const CASES: CollectionDeclaration = {
  name: 'cases',
  indexes: [
    {
      name: 'list',
      keys: [
        ['tenant', 1],
        ['audience', 1],
        ['box', 1],
        ['byDue', 1],
      ],
    },
    {
      name: 'wake',
      keys: [
        ['tenant', 1],
        ['wakeAt', -1],
      ],
    },
    {
      name: 'pair',
      keys: [
        ['a', 1],
        ['b', -1],
      ],
    },
    {
      name: 'inside',
      keys: [
        ['items.k', 1],
        ['items.v', 1],
      ],
    },
  ],
}
const DOCUMENTS = 2_000

let test1: TestDatabase

beforeAll(async () => {
  test1 = openTestDatabase([CASES, { name: 'plain', indexes: [] }])
  for (let from = 0; from < DOCUMENTS; from += 500) {
    await test1.insert(
      'cases',
      Array.from({ length: 500 }, (_, i) => {
        const n = from + i
        return {
          _id: `c${n}`,
          tenant: 'demo',
          audience: ['s:all', `p:${n % 5}`, `u:${n % 2}`],
          box: n % 10 === 0 ? 'done' : 'open',
          byDue: `${10_000 + n}|c${n}`,
          wakeAt: n,
        }
      }),
    )
  }
})

afterAll(() => test1.stop())

describe('the work list', () => {
  test('reads one entry per row behind a cursor', () => {
    const read = test1.database.explain(
      'cases',
      { tenant: 'demo', audience: 's:all', box: 'open', byDue: { $gt: '10500' } },
      { byDue: 1 },
      20,
    )
    expect(read.plan).toMatchObject({ kind: 'index', sorted: true, exact: true, index: { name: 'list' } })
    expect(read.entriesRead).toBeLessThanOrEqual(21)
    expect(read.documentsRead).toBe(20)
  })

  test('merges several tokens in order without reading them to their end', () => {
    const read = test1.database.explain(
      'cases',
      { tenant: 'demo', audience: { $in: ['s:all', 'p:1', 'u:1'] }, box: 'open' },
      { byDue: -1 },
      20,
    )
    expect(read.plan).toMatchObject({ kind: 'index', sorted: true, reverse: true })
    expect(read.entriesRead).toBeLessThanOrEqual(20 * 3 + 3)
  })

  test('a range on a descending part with its order', () => {
    const read = test1.database.explain('cases', { tenant: 'demo', wakeAt: { $lte: 100 } }, { wakeAt: 1 }, 5)
    expect(read.plan).toMatchObject({ kind: 'index', index: { name: 'wake' }, sorted: true, reverse: true })
    expect(read.entriesRead).toBeLessThanOrEqual(6)
  })

  test('by id nothing but the document is read', () => {
    const read = test1.database.explain('cases', { _id: 'c7', tenant: 'demo', audience: { $in: ['p:2'] } })
    expect(read).toMatchObject({ plan: { kind: 'ids' }, entriesRead: 0, documentsRead: 1 })
  })
})

const value = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y', null, true))
const field = fc.oneof(value, fc.array(value, { maxLength: 3 }))
const document = fc.record(
  { a: field, b: value, items: fc.array(fc.record({ k: value, v: value }, { requiredKeys: [] }), { maxLength: 2 }) },
  { requiredKeys: [] },
)
const demand = fc.oneof(
  value,
  value.map((v) => ({ $ne: v })),
  fc.array(value, { minLength: 1, maxLength: 3 }).map((list) => ({ $in: list })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte'), fc.integer({ min: 0, max: 4 }), fc.constantFrom('$lt', '$lte'), fc.integer({ min: 0, max: 4 }))
    .map(([low, from, high, to]) => ({ [low]: from, [high]: to })),
  fc
    .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constant('x')))
    .map(([operator, v]) => ({ [operator]: v })),
)
const simple = fc.record({ a: demand, b: demand, 'items.k': demand, 'items.v': demand }, { requiredKeys: [] })
const filter = fc.oneof(
  { weight: 3, arbitrary: simple },
  { weight: 1, arbitrary: fc.tuple(simple, simple, simple).map(([rest, one, two]) => ({ ...rest, $or: [one, two] })) },
)
const order = fc.constantFrom<Document>({}, { a: 1 }, { b: -1 }, { b: 1 }, { a: 1, b: -1 }, { a: -1, b: 1 }, { a: 1, b: 1 }, { _id: 1 })

test('with and without indexes a query finds the same documents in the same order', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { maxLength: 12 }),
      fc.array(fc.tuple(filter, order), { minLength: 1, maxLength: 6 }),
      async (documents, queries) => {
        const prefix = `run${run++}`
        const own = openTestDatabase([CASES, { name: 'plain', indexes: [] }])
        try {
          const stored = documents.map((body, n) => ({ _id: `${prefix}.${n}`, ...body }))
          if (stored.length > 0) await own.insert('cases', stored)
          for (const [query, sort] of queries) {
            const matches = compileFilter(query)
            const entries = Object.entries(sort) as [string, 1 | -1][]
            const keysOf = (list: Document[]): string => JSON.stringify(list.map((item) => entries.map(([name]) => item[name] ?? null)))
            const expected = sortDocuments(
              stored.filter((item) => matches(item)),
              entries,
            )
            const params = {
              collectionName: 'cases',
              queryType: 'WHERE',
              query: JSON.stringify(query),
              order: JSON.stringify(sort),
              limit: 1000,
            }
            const reply = await own.database.handle('database.getDocument', params)
            const found = (reply['data'] as { list: string[] }).list.map((text) => JSON.parse(text) as Document)
            expect(found.map(({ _id }) => _id).sort()).toEqual(expected.map(({ _id }) => _id).sort())
            expect(keysOf(found)).toEqual(keysOf(expected))
            const total = await own.database.handle('database.calculateDocument', params)
            expect(total['data']).toEqual({ total: expected.length })
          }
        } finally {
          await own.stop()
        }
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)
