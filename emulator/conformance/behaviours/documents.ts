import assert from 'node:assert/strict'
import { dataOf, idsOf, one, refused, rowsOf } from '../behaviour'

export const DOCUMENT_ROWS = [
  ...rowsOf('collection', {
    'a collection that was never made is refused by get, add, count and aggregate': async ({ db, freshName }) => {
      const collection = db.collection(freshName())
      await refused(collection.get(), 'DATABASE_COLLECTION_NOT_EXIST')
      await refused(collection.add({ a: 1 }), 'DATABASE_COLLECTION_NOT_EXIST')
      await refused(collection.count(), 'DATABASE_COLLECTION_NOT_EXIST')
      await refused(collection.aggregate().match({ a: 1 }).end(), 'DATABASE_COLLECTION_NOT_EXIST')
    },
    'createCollection makes it, twice does no harm': async ({ db, freshName }) => {
      const name = freshName()
      await db.createCollection(name)
      await db.createCollection(name)
      assert.deepEqual((await db.collection(name).get()).data, [])
    },
    'add one gives its id, add many their ids, own ids are kept': async ({ filled }) => {
      const collection = await filled([])
      assert.equal((await collection.add({ _id: 'mine', a: 1 })).id, 'mine')
      assert.match(String((await collection.add({ a: 2 })).id), /^[0-9a-f]{32}$/)
      assert.equal((await collection.add([{ a: 3 }, { a: 4 }])).ids?.length, 2)
      assert.equal((await collection.count()).total, 4)
    },
    'without an order documents come as they were added': async ({ filled }) => {
      const collection = await filled([{ n: 1 }, { n: 2 }])
      await collection.add({ n: 3 })
      assert.deepEqual(
        (await dataOf(collection)).map(({ n }) => n),
        [1, 2, 3],
      )
    },
    'a batch with one taken id stores nothing': async ({ filled }) => {
      const collection = await filled([{ _id: 'a' }])
      await refused(collection.add([{ _id: 'b' }, { _id: 'a' }]), 'DATABASE_REQUEST_FAILED', /E11000.*index: _id_/)
      await refused(collection.add([{ _id: 'c' }, { _id: 'c' }]), 'DATABASE_REQUEST_FAILED', /E11000/)
      assert.deepEqual(await idsOf(collection), ['a'])
    },
    'count and remove by query': async ({ filled }) => {
      const collection = await filled([{ a: 1 }, { a: 1 }, { a: 2 }])
      assert.equal((await collection.where({ a: 1 }).count()).total, 2)
      assert.equal(((await collection.where({ a: 1 }).remove()) as { deleted: number }).deleted, 2)
      assert.equal((await collection.count()).total, 1)
    },
    'update by query changes every match and counts the changed': async ({ filled }) => {
      const collection = await filled([{ a: 1 }, { a: 1, b: 2 }, { a: 2 }])
      assert.equal((await collection.where({ a: 1 }).update({ b: 2 })).updated, 1)
      assert.equal((await collection.where({ a: 9 }).update({ b: 2 })).updated, 0)
    },
    'options({ multiple: false }) changes and removes one': async ({ filled }) => {
      const collection = await filled([{ a: 1 }, { a: 1 }])
      assert.equal((await collection.where({ a: 1 }).options({ multiple: false }).update({ b: 1 })).updated, 1)
      assert.equal(((await collection.where({ a: 1 }).options({ multiple: false }).remove()) as { deleted: number }).deleted, 1)
    },
    'raw filters and updates': async ({ filled }) => {
      const collection = await filled([
        { _id: 'a', n: 1 },
        { _id: 'b', n: 5 },
      ])
      const raw = collection.options({ raw: true })
      assert.deepEqual(await idsOf(raw.where({ n: { $gt: 2 } })), ['b'])
      assert.equal((await raw.where({ _id: 'a' }).update({ $inc: { n: 1 } })).updated, 1)
      assert.equal((await one(collection, 'a'))['n'], 2)
    },
  }),
  ...rowsOf('document', {
    'every kind of value comes back as it went': async ({ filled, db }) => {
      const at = new Date(1_700_000_000_123)
      const document = {
        text: '企业 🏢',
        whole: 7,
        part: 1.5,
        big: 2 ** 40,
        minus: -0.25,
        yes: true,
        nothing: null,
        at,
        list: [1, 'a', { at }],
        nested: { deep: { er: [] } },
        old: new Date(-5),
      }
      const collection = await filled([])
      await collection.add({ _id: 'v', ...document })
      assert.deepEqual(await one(collection, 'v'), { _id: 'v', ...document })
      await collection.add({ _id: 's', at: db.serverDate({ offset: 60_000 }) })
      const stamped = (await one(collection, 's'))['at'] as Date
      assert.ok(Math.abs(stamped.getTime() - Date.now() - 60_000) < 5_000)
    },
    'get of an unknown id gives an empty list': async ({ filled }) => {
      assert.deepEqual((await (await filled([])).doc('no').get()).data, [])
    },
    'ids may be numbers and differ from their text': async ({ filled }) => {
      const collection = await filled([
        { _id: 1, a: 'number' },
        { _id: '1', a: 'text' },
      ])
      assert.equal(((await collection.doc(1).get()).data as { a: string }[])[0]?.a, 'number')
      assert.equal(((await collection.doc('1').get()).data as { a: string }[])[0]?.a, 'text')
    },
    'set makes a document and then replaces it whole': async ({ filled }) => {
      const collection = await filled([])
      const made = await collection.doc('x').set({ a: 1, b: 2 })
      assert.equal(made.upsertedId, 'x')
      assert.equal((await collection.doc('x').set({ a: 3 })).updated, 1)
      assert.deepEqual(await one(collection, 'x'), { _id: 'x', a: 3 })
    },
    'create under a given id, twice is refused': async ({ filled }) => {
      const reference = (await filled([])).doc('x') as unknown as { create(data: object): Promise<unknown> }
      await reference.create({ a: 1 })
      await refused(reference.create({ a: 1 }), 'DATABASE_REQUEST_FAILED', /E11000/)
    },
    'update merges nested objects, update of nothing is 0': async ({ filled }) => {
      const collection = await filled([{ _id: 'x', p: { q: 1, r: 2 } }])
      assert.equal((await collection.doc('x').update({ p: { q: 9 } })).updated, 1)
      assert.deepEqual((await one(collection, 'x'))['p'], { q: 9, r: 2 })
      assert.equal((await collection.doc('none').update({ a: 1 })).updated, 0)
    },
    'remove by id': async ({ filled }) => {
      const collection = await filled([{ _id: 'x' }])
      assert.equal((await collection.doc('x').remove()).deleted, 1)
      assert.equal((await collection.doc('x').remove()).deleted, 0)
    },
    'updateAndReturn gives the document as it is afterwards': async ({ filled, db }) => {
      const collection = await filled([{ _id: 'x', n: 1 }])
      const reply = (await collection.where({ _id: 'x' }).updateAndReturn({ n: db.command.inc(1) })) as {
        updated: number
        doc: { n: number }
      }
      assert.equal(reply.updated, 1)
      assert.equal(reply.doc.n, 2)
      assert.equal(((await collection.where({ _id: 'none' }).updateAndReturn({ n: 1 })) as { updated: number }).updated, 0)
    },
  }),
  ...rowsOf('object id', {
    'an ObjectId is stored and found by its text': async ({ filled, db }) => {
      const collection = await filled([])
      const hex = '5f9e8d7c6b5a493827160504'
      await collection.add({ _id: 'x', ref: new db.ObjectId({ id: hex }) })
      assert.deepEqual(await idsOf(collection.where({ ref: hex })), ['x'])
    },
  }),
]
