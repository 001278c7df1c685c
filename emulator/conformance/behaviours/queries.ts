import assert from 'node:assert/strict'
import { dataOf, idsOf, refused, rowsOf, type Command, type Tools } from '../behaviour'

const SAMPLE = [
  {
    _id: 'a',
    n: 1,
    s: 'apple',
    tags: ['go', 'js'],
    p: { q: 1 },
    items: [
      { v: 1, k: 'x' },
      { v: 5, k: 'y' },
    ],
  },
  { _id: 'b', n: 2, s: 'Banana', tags: ['js'], p: { q: 2 }, items: [{ v: 2, k: 'x' }] },
  { _id: 'c', n: 3.5, s: 'cherry', tags: [], p: { q: null }, items: [1, 2, 3] },
  { _id: 'd', n: null, s: 'date', nums: [1, 9] },
  { _id: 'e', s: 'éclair', flag: true },
]

/** A row of a table: the query, and the ids it must find in the sample. */
function finding(query: (command: Command) => object, expected: string[]): (tools: Tools) => Promise<void> {
  return async ({ db, filled }) => {
    const collection = await filled(SAMPLE)
    assert.deepEqual(await idsOf(collection.where(query(db.command))), expected)
  }
}

export const QUERY_ROWS = [
  ...rowsOf('query command', {
    equality: finding(() => ({ n: 2 }), ['b']),
    eq: finding((_) => ({ n: _.eq(2) }), ['b']),
    'neq finds missing fields too': finding((_) => ({ n: _.neq(2) }), ['a', 'c', 'd', 'e']),
    'gt, lt': finding((_) => ({ n: _.gt(1).and(_.lt(3.5)) }), ['b']),
    'gte, lte': finding((_) => ({ n: _.gte(2).and(_.lte(3.5)) }), ['b', 'c']),
    'a range compares within one type': finding((_) => ({ n: _.gt('') }), []),
    'in, nin': finding((_) => ({ n: _.in([1, 3.5]), s: _.nin(['apple']) }), ['c']),
    'null means null or missing': finding((_) => ({ n: _.eq(null) }), ['d', 'e']),
    exists: finding((_) => ({ flag: _.exists(true), n: _.exists(false) }), ['e']),
    'a value in an array': finding(() => ({ tags: 'js' }), ['a', 'b']),
    'a whole array': finding((_) => ({ tags: _.eq(['go', 'js']) }), ['a']),
    all: finding((_) => ({ tags: _.all(['js', 'go']) }), ['a']),
    size: finding((_) => ({ tags: _.size(0) }), ['c']),
    'elemMatch on objects': finding((_) => ({ items: _.elemMatch({ v: _.gt(1), k: 'x' }) }), ['b']),
    'elemMatch on values': finding((_) => ({ nums: _.elemMatch(_.gt(5)) }), ['d']),
    'elemMatch on fields passes over plain numbers': finding((_) => ({ items: _.elemMatch({ v: _.lt(9) }) }), ['a', 'b']),
    'two bounds on an array may be met by two items': finding((_) => ({ nums: _.gt(8).and(_.lt(2)) }), ['d']),
    mod: finding((_) => ({ n: (_.mod as (divisor: number, rest: number) => unknown)(2, 0) }), ['b']),
    'nested objects are flattened': finding(() => ({ p: { q: 2 } }), ['b']),
    'a path into an array': finding(() => ({ 'items.v': 5 }), ['a']),
    'a position in an array': finding(() => ({ 'tags.0': 'js' }), ['b']),
    'expr compares two fields': async ({ db, filled }) => {
      const collection = await filled(SAMPLE)
      const _ = db.command
      assert.deepEqual(await idsOf(collection.where(_.and([{ n: _.gt(0) }, _.expr(_.aggregate.eq(['$n', '$p.q']))] as never))), ['a', 'b'])
    },
  }),
  ...rowsOf('logic', {
    'or over fields': finding((_) => _.or([{ n: 1 }, { s: 'date' }]), ['a', 'd']),
    'or of one field': finding((_) => ({ n: _.eq(1).or(_.eq(2)) }), ['a', 'b']),
    and: finding((_) => _.and([{ tags: 'js' }, { n: 2 }]), ['b']),
    nor: finding((_) => _.nor([{ n: 1 }, { tags: 'js' }]), ['c', 'd', 'e']),
    not: finding((_) => ({ n: _.not(_.gt(1)) }), ['a', 'd', 'e']),
    'or inside and': finding((_) => _.and([_.or([{ n: 1 }, { n: 2 }]), _.or([{ s: 'apple' }, { s: 'cherry' }])]), ['a']),
  }),
  ...rowsOf('regex', {
    'a literal expression': finding(() => ({ s: /^b/i }), ['b']),
    'db.RegExp': async ({ db, filled }) => {
      const collection = await filled(SAMPLE)
      assert.deepEqual(await idsOf(collection.where({ s: db.RegExp({ regexp: '^B', options: 'i' }) })), ['b'])
    },
    'in a list and in an array': finding((_) => ({ tags: /^g/ }), ['a']),
  }),
  ...rowsOf('order', {
    'types in MongoDB order, both ways': async ({ filled }) => {
      const values = [null, -1, 0, 2.5, 'A', 'a', '企', { a: 1 }, false, true, new Date(0)]
      const shuffled = [5, 0, 9, 3, 7, 1, 10, 2, 8, 4, 6].map((position) => ({ _id: position, v: values[position] }))
      const collection = await filled(shuffled)
      const upwards = values.map((_, position) => position)
      assert.deepEqual(await idsOf(collection.orderBy('v', 'asc')), upwards)
      assert.deepEqual(await idsOf(collection.orderBy('v', 'desc')), [...upwards].reverse())
    },
    'several fields, one nested': async ({ filled }) => {
      const collection = await filled([
        { _id: 'a', g: 1, p: { q: 1 } },
        { _id: 'b', g: 1, p: { q: 2 } },
        { _id: 'c', g: 0, p: { q: 3 } },
      ])
      assert.deepEqual(await idsOf(collection.orderBy('g', 'asc').orderBy('p.q', 'desc')), ['c', 'b', 'a'])
    },
    'an array sorts by its least item up and its greatest down': async ({ filled }) => {
      const collection = await filled([
        { _id: 'a', v: [1, 9] },
        { _id: 'b', v: [5] },
      ])
      assert.deepEqual(await idsOf(collection.orderBy('v', 'asc')), ['a', 'b'])
      assert.deepEqual(await idsOf(collection.orderBy('v', 'desc')), ['a', 'b'])
    },
  }),
  ...rowsOf('projection', {
    'chosen fields, with and without the id': async ({ filled }) => {
      const collection = await filled(SAMPLE)
      assert.deepEqual(await dataOf(collection.where({ _id: 'a' }).field({ n: true })), [{ _id: 'a', n: 1 }])
      assert.deepEqual(await dataOf(collection.where({ _id: 'a' }).field({ n: 1, _id: 0 })), [{ n: 1 }])
      assert.deepEqual((await collection.doc('a').field({ p: true }).get()).data, [{ _id: 'a', p: { q: 1 } }])
    },
    'left-out fields': async ({ filled }) => {
      const collection = await filled([{ _id: 'a', x: 1, y: 2 }])
      assert.deepEqual(await dataOf(collection.field({ x: false })), [{ _id: 'a', y: 2 }])
    },
    'a nested field': async ({ filled }) => {
      const collection = await filled([{ _id: 'a', p: { q: 1, r: 2 } }])
      assert.deepEqual(await dataOf(collection.field({ 'p.q': true })), [{ _id: 'a', p: { q: 1 } }])
    },
    'slice and elemMatch': async ({ filled, db }) => {
      const collection = await filled([{ _id: 'a', l: [1, 2, 3], o: [{ k: 1 }, { k: 2 }] }])
      const { project } = db.command
      assert.deepEqual((await dataOf(collection.field({ l: project.slice(2) })))[0]?.['l'], [1, 2])
      assert.deepEqual((await dataOf(collection.field({ l: project.slice(-1) })))[0]?.['l'], [3])
      assert.deepEqual((await dataOf(collection.field({ o: project.elemMatch({ k: 2 }) })))[0]?.['o'], [{ k: 2 }])
    },
  }),
  ...rowsOf('limit', {
    '100 unless told, 1000 at most': async ({ filled }) => {
      const collection = await filled(Array.from({ length: 1050 }, (_, n) => ({ n })))
      assert.equal((await dataOf(collection)).length, 100)
      assert.equal((await dataOf(collection.limit(7))).length, 7)
      assert.equal((await dataOf(collection.limit(5000))).length, 1000)
    },
    'skip and limit after the order': async ({ filled }) => {
      const collection = await filled([3, 1, 2, 5, 4].map((n) => ({ _id: n })))
      assert.deepEqual(await idsOf(collection.orderBy('_id', 'asc').skip(1).limit(2)), [2, 3])
      assert.deepEqual(await idsOf(collection.orderBy('_id', 'desc').skip(1).limit(2)), [4, 3])
    },
  }),
  ...rowsOf('date', {
    'dates by equality and range': async ({ filled, db }) => {
      const at = new Date(1_000_000)
      const collection = await filled([
        { _id: 'a', at },
        { _id: 'b', at: new Date(2_000_000) },
      ])
      assert.deepEqual(await idsOf(collection.where({ at })), ['a'])
      assert.deepEqual(await idsOf(collection.where({ at: db.command.gt(at) })), ['b'])
      assert.deepEqual(await idsOf(collection.where({ at: db.command.lte(at) })), ['a'])
      assert.deepEqual(await idsOf(collection.where({ at: db.command.in([at]) })), ['a'])
    },
    'a server date in an update': async ({ filled, db }) => {
      const collection = await filled([{ _id: 'a' }])
      await collection.doc('a').update({ at: db.serverDate() })
      const [document] = await dataOf(collection)
      assert.ok(Math.abs((document?.['at'] as Date).getTime() - Date.now()) < 5_000)
    },
  }),
  ...rowsOf('validate', {
    'the SDK itself refuses an order, a limit and a filter it cannot send': async ({ filled }) => {
      const collection = await filled([])
      assert.throws(() => collection.orderBy('a', 'up' as never))
      assert.throws(() => collection.limit(1.5))
      assert.throws(() => collection.where({ a: undefined }))
    },
    'set and update with _id or set with operators never leave the SDK': async ({ filled, db }) => {
      const collection = await filled([{ _id: 'a' }])
      await refused(collection.doc('a').set({ _id: 'a' }), 'INVALID_PARAM')
      await refused(collection.doc('a').update({ _id: 'a' }), 'INVALID_PARAM')
      await refused(collection.doc('a').set({ n: db.command.inc(1) }), 'DATABASE_REQUEST_FAILED')
    },
  }),
]
