import assert from 'node:assert/strict'
import { refused, rowsOf, type DatabaseOfSdk, type Tools } from '../behaviour'

const SALES = [
  { _id: 1, cat: 'x', n: 1, tags: ['a', 'b'] },
  { _id: 2, cat: 'x', n: 3, tags: ['b'] },
  { _id: 3, cat: 'y', n: 5, tags: [] },
  { _id: 4, cat: 'y', n: 8 },
]

type Pipeline = ReturnType<ReturnType<DatabaseOfSdk['collection']>['aggregate']>

/** A row of a table: a pipeline over the sample, and its whole result. */
function yielding(build: (pipeline: Pipeline, db: DatabaseOfSdk) => Pipeline, expected: object[]): (tools: Tools) => Promise<void> {
  return async ({ db, filled }) => {
    const collection = await filled(SALES)
    const { data } = (await build(collection.aggregate(), db).end()) as { data: object[] }
    assert.deepEqual(data, expected)
  }
}

export const AGGREGATION_ROWS = [
  ...rowsOf('aggregation', {
    'match, group, sort': yielding(
      (p, db) =>
        p
          .match({ n: db.command.gte(1) })
          .group({ _id: '$cat', total: db.command.aggregate.sum('$n'), mean: db.command.aggregate.avg('$n') })
          .sort({ _id: -1 }),
      [
        { _id: 'y', total: 13, mean: 6.5 },
        { _id: 'x', total: 4, mean: 2 },
      ],
    ),
    accumulators: yielding(
      (p, db) => {
        const $ = db.command.aggregate
        return p.sort({ n: 1 }).group({
          _id: null,
          first: $.first('$n'),
          last: $.last('$n'),
          min: $.min('$n'),
          max: $.max('$n'),
          all: $.push('$n'),
          cats: $.addToSet('$cat'),
        })
      },
      [{ _id: null, first: 1, last: 8, min: 1, max: 8, all: [1, 3, 5, 8], cats: ['x', 'y'] }],
    ),
    'stdDevPop and stdDevSamp': yielding(
      (p, db) => p.limit(2).group({ _id: null, pop: db.command.aggregate.stdDevPop('$n'), samp: db.command.aggregate.stdDevSamp('$n') }),
      [{ _id: null, pop: 1, samp: Math.SQRT2 }],
    ),
    'project, addFields, skip, limit': yielding(
      (p, db) =>
        p
          .sort({ n: -1 })
          .skip(1)
          .limit(1)
          .addFields({ twice: db.command.aggregate.multiply(['$n', 2]) })
          .project({ _id: 0, n: 1, twice: 1 }),
      [{ n: 5, twice: 10 }],
    ),
    count: yielding((p) => p.match({ cat: 'x' }).count('found'), [{ found: 2 }]),
    'unwind drops empty arrays': yielding(
      (p) => p.unwind('$tags').project({ _id: 1, tags: 1 }),
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
        { _id: 2, tags: 'b' },
      ],
    ),
    'unwind can keep them and number the items': yielding(
      (p) => p.match({ cat: 'y' }).unwind({ path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' }).project({ i: 1 }),
      [
        { _id: 3, i: null },
        { _id: 4, i: null },
      ],
    ),
    bucket: yielding(
      (p) => p.bucket({ groupBy: '$n', boundaries: [0, 4, 10], output: { count: { $sum: 1 } } }),
      [
        { _id: 0, count: 2 },
        { _id: 4, count: 2 },
      ],
    ),
    sortByCount: yielding(
      (p) => p.unwind('$tags').sortByCount('$tags'),
      [
        { _id: 'b', count: 2 },
        { _id: 'a', count: 1 },
      ],
    ),
    replaceRoot: yielding((p) => p.limit(1).replaceRoot({ newRoot: { n: '$n' } }), [{ n: 1 }]),
    sample: async ({ filled }) => {
      const { data } = (await (await filled(SALES)).aggregate().sample({ size: 2 }).end()) as { data: object[] }
      assert.equal(data.length, 2)
    },
    'a leading match and sort are read from the index': async ({ db, freshName }) => {
      const tenant = freshName()
      await db.collection('indexed').add([3, 1, 2].map((n) => ({ tenant, cat: 'x', n, code: n })))
      const { data } = (await db
        .collection('indexed')
        .aggregate()
        .match({ tenant, cat: 'x' })
        .sort({ n: -1 })
        .limit(2)
        .project({ _id: 0, n: 1 })
        .end()) as { data: object[] }
      assert.deepEqual(data, [{ n: 3 }, { n: 2 }])
    },
  }),
  ...rowsOf('lookup', {
    'joins by field, through the index of the other side': async ({ db, filled }) => {
      const collection = await filled(SALES)
      await db.collection('joined').add([
        { cat: 'x', label: 'X' },
        { cat: 'z', label: 'Z' },
      ])
      const { data } = (await collection
        .aggregate()
        .match({ n: 1 })
        .lookup({ from: 'joined', localField: 'cat', foreignField: 'cat', as: 'j' })
        .end()) as { data: { j: { label: string }[] }[] }
      assert.deepEqual(
        data[0]?.j.map(({ label }) => label),
        ['X'],
      )
      const none = (await collection
        .aggregate()
        .match({ n: 5 })
        .lookup({ from: 'joined', localField: 'cat', foreignField: 'cat', as: 'j' })
        .end()) as { data: { j: unknown[] }[] }
      assert.deepEqual(none.data[0]?.j, [])
    },
    'with let and a pipeline': async ({ db, filled, freshName }) => {
      const name = freshName()
      await db.createCollection(name)
      await db.collection(name).add([
        { k: 'x', v: 1 },
        { k: 'x', v: 9 },
      ])
      const $ = db.command.aggregate
      const inner = $.pipeline()
        .match(db.command.expr($.and([$.eq(['$k', '$$cat']), $.gt(['$v', 5])])))
        .project({ _id: 0, v: 1 })
        .done()
      const { data } = (await (
        await filled(SALES)
      )
        .aggregate()
        .limit(1)
        .lookup({ from: name, let: { cat: '$cat' }, pipeline: inner, as: 'j' })
        .end()) as { data: { j: object[] }[] }
      assert.deepEqual(data[0]?.j, [{ v: 9 }])
    },
    'an unknown collection is refused': async ({ filled }) => {
      const pipeline = (await filled(SALES)).aggregate().lookup({ from: 'nowhere', localField: 'a', foreignField: 'b', as: 'j' })
      await refused(pipeline.end(), 'DATABASE_COLLECTION_NOT_EXIST')
    },
  }),
]
