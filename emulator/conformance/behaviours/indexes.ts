import assert from 'node:assert/strict'
import { idsOf, one, refused, rowsOf, type Tools } from '../behaviour'

const TWENTY = 20

/** Documents of a tenant of its own in the declared collection; returns that tenant. */
async function tenantWith({ db, freshName }: Tools, documents: object[]): Promise<string> {
  const tenant = freshName()
  await db
    .collection('indexed')
    .add(documents.map((document, position) => ({ _id: `${tenant}.${position}`, tenant, code: position, ...document })))
  return tenant
}

export const INDEX_ROWS = [
  ...rowsOf('index', {
    'an equality prefix with the order behind it, both ways': async (tools) => {
      const tenant = await tenantWith(tools, [
        { cat: 'x', n: 1 },
        { cat: 'x', n: 3 },
        { cat: 'x', n: 2 },
        { cat: 'y', n: 9 },
      ])
      const query = tools.db.collection('indexed').where({ tenant, cat: 'x' })
      assert.deepEqual(
        await idsOf(query.orderBy('n', 'desc')),
        [1, 2, 0].map((n) => `${tenant}.${n}`),
      )
      assert.deepEqual(
        await idsOf(query.orderBy('n', 'asc')),
        [0, 2, 1].map((n) => `${tenant}.${n}`),
      )
      const { plan } = tools.database.explain('indexed', { tenant, cat: 'x' }, { n: -1 })
      assert.ok(plan.kind === 'index' && plan.index.name === 'tenant_cat_n' && plan.sorted && plan.exact)
    },
    'a range on a descending part': async (tools) => {
      const tenant = await tenantWith(
        tools,
        [1, 2, 3, 4].map((n) => ({ cat: 'x', n })),
      )
      const _ = tools.db.command
      const found = await idsOf(
        tools.db
          .collection('indexed')
          .where({ tenant, cat: 'x', n: _.gt(1).and(_.lte(3)) })
          .orderBy('n', 'asc'),
      )
      assert.deepEqual(found, [`${tenant}.1`, `${tenant}.2`])
    },
    'a list of 20 reads 20 entries, whatever lies behind': async (tools) => {
      const tenant = await tenantWith(
        tools,
        Array.from({ length: 300 }, (_, n) => ({ tags: ['u:1', `p:${n % 3}`], n })),
      )
      const read = tools.database.explain('indexed', { tenant, tags: 'u:1', n: { $gt: 50 } }, { n: 1 }, TWENTY)
      assert.ok(read.plan.kind === 'index' && read.plan.sorted)
      assert.equal(read.documentsRead, TWENTY)
      assert.ok(read.entriesRead <= TWENTY + 1, `${read.entriesRead} entries`)
    },
    'several values are merged in order, each document once': async (tools) => {
      const tenant = await tenantWith(
        tools,
        Array.from({ length: 300 }, (_, n) => ({ tags: ['u:1', `p:${n % 3}`], n })),
      )
      const filter = { tenant, tags: { $in: ['u:1', 'p:1'] } }
      const read = tools.database.explain('indexed', filter, { n: 1 }, TWENTY)
      assert.ok(read.entriesRead <= 2 * TWENTY + 2, `${read.entriesRead} entries`)
      const found = await idsOf(
        tools.db
          .collection('indexed')
          .where({ tenant, tags: tools.db.command.in(['u:1', 'p:1']) })
          .orderBy('n', 'asc')
          .limit(5),
      )
      assert.deepEqual(
        found,
        [0, 1, 2, 3, 4].map((n) => `${tenant}.${n}`),
      )
    },
    'or with an index for each branch': async (tools) => {
      const tenant = await tenantWith(tools, [
        { cat: 'x', n: 1 },
        { tags: ['t'], n: 2 },
        { cat: 'z', n: 3 },
      ])
      const _ = tools.db.command
      const found = await idsOf(tools.db.collection('indexed').where(_.and([{ tenant }, _.or([{ cat: 'x' }, { tags: 't' }])])))
      assert.deepEqual(found.sort(), [`${tenant}.0`, `${tenant}.1`])
    },
    'a covered count decodes no document': async (tools) => {
      const tenant = await tenantWith(tools, [
        { cat: 'x', n: 1 },
        { cat: 'x', n: 2 },
      ])
      assert.equal((await tools.db.collection('indexed').where({ tenant, cat: 'x' }).count()).total, 2)
    },
    'a changed document moves in every index': async (tools) => {
      const tenant = await tenantWith(tools, [{ cat: 'x', tags: ['a', 'b'], n: 1 }])
      const collection = tools.db.collection('indexed')
      await collection.doc(`${tenant}.0`).update({ cat: 'y', tags: ['b', 'c'] })
      assert.deepEqual(await idsOf(collection.where({ tenant, cat: 'x' })), [])
      assert.deepEqual(await idsOf(collection.where({ tenant, tags: 'a' })), [])
      assert.equal((await idsOf(collection.where({ tenant, tags: 'c' }))).length, 1)
      await collection.doc(`${tenant}.0`).remove()
      assert.equal((await collection.where({ tenant, tags: 'c' }).count()).total, 0)
    },
    'a unique key is refused on add, update and set': async (tools) => {
      const tenant = await tenantWith(tools, [{ code: 'k1' }, { code: 'k2' }])
      const collection = tools.db.collection('indexed')
      await refused(collection.add({ tenant, code: 'k1' }), 'DATABASE_REQUEST_FAILED', /E11000 duplicate key error.*index: tenant_code/)
      await refused(collection.doc(`${tenant}.1`).update({ code: 'k1' }), 'DATABASE_REQUEST_FAILED', /E11000/)
      await refused(collection.doc('other').set({ tenant, code: 'k1' }), 'DATABASE_REQUEST_FAILED', /E11000/)
      assert.equal((await one(collection, `${tenant}.1`))['code'], 'k2')
    },
    'a missing field counts as null for uniqueness': async ({ db, freshName }) => {
      const tenant = freshName()
      await db.collection('indexed').add({ tenant })
      await refused(db.collection('indexed').add({ tenant }), 'DATABASE_REQUEST_FAILED', /E11000/)
    },
    'a batch with a duplicate inside stores nothing': async ({ db, freshName }) => {
      const tenant = freshName()
      await refused(
        db.collection('indexed').add([
          { tenant, code: 1 },
          { tenant, code: 1 },
        ]),
        'DATABASE_REQUEST_FAILED',
        /E11000/,
      )
      assert.equal((await db.collection('indexed').where({ tenant }).count()).total, 0)
    },
    'two documents may swap a unique key in one request': async (tools) => {
      const tenant = await tenantWith(tools, [{ code: 1 }, { code: -1 }])
      const raw = tools.db.collection('indexed').options({ raw: true })
      assert.equal((await raw.where({ tenant }).update({ $mul: { code: -1 } })).updated, 2)
    },
  }),
  ...rowsOf('refusal', {
    'an index over two arrays': async ({ db }) => {
      await refused(
        db.collection('two_arrays').add({ left: [1], right: [2] }),
        'DATABASE_REQUEST_FAILED',
        /parallel arrays.*index: left_right/,
      )
      await db.collection('two_arrays').add({ left: [1], right: 2 })
    },
    'a value too long for its index': async ({ db, freshName }) => {
      await refused(
        db.collection('indexed').add({ tenant: freshName(), cat: 'x'.repeat(3000) }),
        'DATABASE_REQUEST_FAILED',
        /too long.*index: tenant_cat_n/,
      )
    },
  }),
  ...rowsOf('compare and set', {
    'of 20 concurrent writers exactly one wins': async (tools) => {
      const tenant = await tenantWith(tools, [{ version: 1 }])
      const collection = tools.db.collection('indexed')
      const writers = Array.from({ length: 20 }, (_, who) =>
        collection.where({ _id: `${tenant}.0`, tenant, version: 1 }).update({ version: 2, who }),
      )
      const replies = await Promise.all(writers)
      assert.equal(
        replies.reduce((sum, reply) => sum + (reply.updated ?? 0), 0),
        1,
      )
      const winner = replies.findIndex((reply) => reply.updated === 1)
      assert.equal((await one(collection, `${tenant}.0`))['who'], winner)
    },
    'no increment is lost': async (tools) => {
      const tenant = await tenantWith(tools, [{ n: 0 }])
      const collection = tools.db.collection('indexed')
      await Promise.all(Array.from({ length: 30 }, () => collection.doc(`${tenant}.0`).update({ n: tools.db.command.inc(1) })))
      assert.equal((await one(collection, `${tenant}.0`))['n'], 30)
    },
  }),
]
