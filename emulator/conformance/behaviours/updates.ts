import assert from 'node:assert/strict'
import { one, refused, rowsOf, type Command, type Tools } from '../behaviour'

/** A row of a table: the document before, the update, the document after (without its id). */
function changing(before: object, update: (command: Command) => object, after: object): (tools: Tools) => Promise<void> {
  return async ({ db, filled }) => {
    const collection = await filled([{ _id: 'x', ...before }])
    await collection.doc('x').update(update(db.command))
    assert.deepEqual(await one(collection, 'x'), { _id: 'x', ...after })
  }
}

/** A row of a table: an update that must be refused and leave the document as it was. */
function refusing(before: object, update: (command: Command) => object, message: RegExp): (tools: Tools) => Promise<void> {
  return async ({ db, filled }) => {
    const collection = await filled([{ _id: 'x', ...before }])
    await refused(collection.doc('x').update(update(db.command)), 'DATABASE_REQUEST_FAILED', message)
    assert.deepEqual(await one(collection, 'x'), { _id: 'x', ...before })
  }
}

export const UPDATE_ROWS = [
  ...rowsOf('update command', {
    'set replaces a nested object': changing({ p: { a: 1, b: 2 } }, (_) => ({ p: _.set({ c: 3 }) }), { p: { c: 3 } }),
    'set with an empty object': changing({ p: { a: 1 } }, (_) => ({ p: _.set({}) }), { p: {} }),
    remove: changing({ a: 1, p: { q: 1, r: 2 } }, (_) => ({ a: _.remove(), p: { q: _.remove() } }), { p: { r: 2 } }),
    'inc and mul': changing({ a: 1, b: 3 }, (_) => ({ a: _.inc(-3), b: _.mul(2) }), { a: -2, b: 6 }),
    'inc and mul of a missing field': changing({}, (_) => ({ a: _.inc(2), b: _.mul(2) }), { a: 2, b: 0 }),
    'min and max': changing({ a: 5, b: 5 }, (_) => ({ a: _.min(3), b: _.max(3) }), { a: 3, b: 5 }),
    'push of several and to a missing field': changing({ l: [1] }, (_) => ({ l: _.push([2, 3]), m: _.push(1) }), { l: [1, 2, 3], m: [1] }),
    'push with position, order and slice': changing(
      { l: [4, 2] },
      (_) => ({ l: _.push({ each: [3, 1], position: 0, sort: 1, slice: 3 }) }),
      { l: [1, 2, 3] },
    ),
    unshift: changing({ l: [3] }, (_) => ({ l: _.unshift([1, 2]) }), { l: [1, 2, 3] }),
    'pop and shift': changing({ l: [1, 2, 3], m: [1, 2, 3] }, (_) => ({ l: _.pop(), m: _.shift() }), { l: [1, 2], m: [2, 3] }),
    'pull a value': changing({ l: [1, 2, 1] }, (_) => ({ l: _.pull(1) }), { l: [2] }),
    'pull by condition': changing({ l: [1, 5, 9] }, (_) => ({ l: _.pull(_.gt(4)) }), { l: [1] }),
    'pull objects': changing({ l: [{ k: 1 }, { k: 2 }] }, (_) => ({ l: _.pull({ k: 1 }) }), { l: [{ k: 2 }] }),
    pullAll: changing({ l: [1, 2, 3, 1] }, (_) => ({ l: _.pullAll([1, 3]) }), { l: [2] }),
    'addToSet adds once': changing({ l: [1] }, (_) => ({ l: _.addToSet(1), m: _.addToSet({ $each: [1, 1, 2] }) }), { l: [1], m: [1, 2] }),
    rename: changing({ a: 1 }, (_) => ({ a: _.rename('b') }), { b: 1 }),
    bit: changing({ a: 5 }, (_) => ({ a: _.bit({ and: 4 }) }), { a: 4 }),
    'a path makes the objects on its way': changing({}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }),
    'a position in an array': changing({ l: [{ v: 1 }, { v: 2 }] }, () => ({ 'l.1.v': 9 }), { l: [{ v: 1 }, { v: 9 }] }),
    'the SDK flattens nested objects into paths': async ({ filled, sent }) => {
      const collection = await filled([{ _id: 'x', p: { a: 1 } }])
      await collection.doc('x').update({ p: { b: 2 } })
      assert.match(String(sent.at(-1)?.['data']), /"p\.b"/)
      assert.deepEqual((await one(collection, 'x'))['p'], { a: 1, b: 2 })
    },
    'the SDK drops an empty nested object without a word': async ({ filled, sent }) => {
      const collection = await filled([{ _id: 'x', o: { a: 1 } }])
      await collection.doc('x').update({ o: {} })
      assert.equal(sent.at(-1)?.['data'], '{}')
      assert.deepEqual((await one(collection, 'x'))['o'], { a: 1 })
    },
  }),
  ...rowsOf('refusal', {
    'inc of text': refusing({ a: 'x' }, (_) => ({ a: _.inc(1) }), /non-numeric/),
    'inc of null': refusing({ a: null }, (_) => ({ a: _.inc(1) }), /non-numeric/),
    'mul of an object': refusing({ a: {} }, (_) => ({ a: _.mul(2) }), /non-numeric/),
    'inc by text': refusing({ a: 1 }, (_) => ({ a: _.inc('1' as never) }), /non-numeric/),
    'push to text': refusing({ a: 'x' }, (_) => ({ a: _.push([1]) }), /must be an array/),
    'addToSet to a number': refusing({ a: 1 }, (_) => ({ a: _.addToSet(1) }), /must be an array/),
    'pull from null': refusing({ a: null }, (_) => ({ a: _.pull(1) }), /must be an array/),
    'pop from an object': refusing({ a: { b: 1 } }, (_) => ({ a: _.pop() }), /must be an array/),
    'bit of a fraction': refusing({ a: 1.5 }, (_) => ({ a: _.bit({ or: 1 }) }), /not an integer/),
    'a path through null': refusing({ a: null }, () => ({ 'a.b': 1 }), /cannot create field 'b'/),
    'a path through text': refusing({ a: 'x' }, () => ({ 'a.b': 1 }), /cannot create field 'b'/),
    'a field name inside an array': refusing({ a: [1] }, () => ({ 'a.b': 1 }), /array/),
    'two operators on one path': refusing({ a: { b: 1 } }, (_) => ({ a: _.set({ c: 1 }), 'a.b': _.inc(1) }), /conflict/),
    'a change of _id in raw mode': async ({ filled }) => {
      const collection = await filled([{ _id: 'x' }])
      await refused(
        collection
          .options({ raw: true })
          .where({ _id: 'x' })
          .update({ $set: { _id: 'y' } }),
        'DATABASE_REQUEST_FAILED',
        /immutable field '_id'/,
      )
    },
    'field names that begin with a dollar or hold a dot': async ({ filled }) => {
      const collection = await filled([])
      await refused(collection.add({ a: { $b: 1 } }), 'DATABASE_REQUEST_FAILED', /dollar/)
      await refused(collection.add({ 'a.b': 1 }), 'DATABASE_REQUEST_FAILED', /dotted/)
      assert.equal((await collection.count()).total, 0)
    },
    'a document over 512 KB, added or grown': async ({ filled, db }) => {
      const collection = await filled([{ _id: 'x', l: ['y'.repeat(300_000)] }])
      await refused(collection.add({ text: 'x'.repeat(524_289) }), 'DATABASE_REQUEST_FAILED', /more than the limit of 524288/)
      await refused(
        collection.doc('x').update({ l: db.command.push(['z'.repeat(300_000)]) }),
        'DATABASE_REQUEST_FAILED',
        /more than the limit/,
      )
      assert.equal(((await one(collection, 'x')) as { l: string[] }).l.length, 1)
    },
    'ids that are arrays or null': async ({ filled }) => {
      const collection = await filled([])
      await refused(collection.add({ _id: [1] }), 'DATABASE_REQUEST_FAILED', /_id/)
      await refused(collection.add({ _id: null }), 'DATABASE_REQUEST_FAILED', /_id/)
    },
    'an update of many is all or nothing': async ({ filled, db }) => {
      const collection = await filled([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 'text' },
      ])
      await refused(collection.where({ n: db.command.exists(true) }).update({ n: db.command.inc(1) }), 'DATABASE_REQUEST_FAILED')
      assert.equal((await one(collection, 'a'))['n'], 1)
    },
    'a request for one document that names none': async ({ filled, database }) => {
      const collection = await filled([{ _id: 'x', n: 1 }])
      const request = { collectionName: collection.name, queryType: 'DOC', query: '{}', multi: false }
      await refused(database.handle('database.removeDocument', request), 'INVALID_PARAM', /must name its _id/)
      assert.equal((await collection.count()).total, 1)
    },
    'an unknown wire action': async ({ database }) => {
      await refused(database.handle('database.runCommands', {}), 'INVALID_ACTION')
    },
  }),
]
