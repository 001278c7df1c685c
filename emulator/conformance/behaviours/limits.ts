import assert from 'node:assert/strict'
import { one, refused, rowsOf, type Behaviour, type Tools } from '../behaviour'

const NOT_EMULATED_STAGES = ['$out', '$merge', '$geoNear', '$graphLookup', '$facet', '$unionWith', '$search', '$indexStats']
const NOT_EMULATED_OPERATORS: readonly (readonly [string, object])[] = [
  ['$where', { $where: 'true' }],
  ['$text', { $text: { $search: 'x' } }],
  ['$jsonSchema', { $jsonSchema: { required: ['a'] } }],
  ['$geoWithin', { at: { $geoWithin: { $centerSphere: [[1, 2], 3] } } }],
  ['$nearSphere', { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: [1, 2] } } } }],
  ['$geoIntersects', { at: { $geoIntersects: { $geometry: { type: 'Point', coordinates: [1, 2] } } } }],
  ['an unknown operator', { a: { $near: 1 } }],
]
const NOT_EMULATED_UPDATES: readonly (readonly [string, object])[] = [
  ['$setOnInsert', { $setOnInsert: { a: 1 } }],
  ['an unknown update operator', { $foo: { a: 1 } }],
]

const notEmulated: Behaviour[] = rowsOf('not emulated', {
  ...Object.fromEntries(
    NOT_EMULATED_STAGES.map((stage) => [
      `stage ${stage}`,
      async ({ filled }: Tools) =>
        refused(
          (await filled([]))
            .options({ raw: true })
            .aggregate([{ [stage]: {} }])
            .end(),
          'NOT_EMULATED',
          /aggregation stage/,
        ),
    ]),
  ),
  ...Object.fromEntries(
    NOT_EMULATED_OPERATORS.map(([name, filter]) => [
      `query ${name}`,
      async ({ filled }: Tools) => refused((await filled([])).options({ raw: true }).where(filter).get(), 'NOT_EMULATED', /query operator/),
    ]),
  ),
  ...Object.fromEntries(
    NOT_EMULATED_UPDATES.map(([name, update]) => [
      `update ${name}`,
      async ({ filled }: Tools) =>
        refused(
          (await filled([{ _id: 'a' }])).options({ raw: true }).where({ _id: 'a' }).update(update),
          'NOT_EMULATED',
          /update operator/,
        ),
    ]),
  ),
  'an unknown aggregation expression': async ({ filled }) => {
    await refused(
      (await filled([{ _id: 1 }]))
        .aggregate()
        .project({ out: { $noSuchThing: 1 } })
        .end(),
      'NOT_EMULATED',
    )
  },
  'the positional operator': async ({ filled }) => {
    const raw = (await filled([{ _id: 'a', l: [1] }])).options({ raw: true })
    await refused(raw.where({ _id: 'a', l: 1 }).update({ $set: { 'l.$': 2 } }), 'DATABASE_REQUEST_FAILED', /positional/)
  },
})

/** Documents of a tenant of its own in the strict database. */
async function strictTenant({ strictDb, freshName }: Tools): Promise<string> {
  const tenant = freshName()
  await strictDb
    .collection('indexed')
    .add([1, 2, 3].map((n) => ({ _id: `${tenant}.${n}`, tenant, cat: 'x', n, code: n, tags: ['t'], other: n, version: 1 })))
  return tenant
}

const strictRows: Behaviour[] = rowsOf('strict mode', {
  'served queries pass': async (tools) => {
    const tenant = await strictTenant(tools)
    const collection = tools.strictDb.collection('indexed')
    const _ = tools.strictDb.command
    assert.equal((await collection.where({ tenant, cat: 'x' }).orderBy('n', 'desc').limit(2).get()).data.length, 2)
    assert.equal(
      (
        await collection
          .where({ tenant, tags: 't', n: _.gt(1) })
          .orderBy('n', 'asc')
          .get()
      ).data.length,
      2,
    )
    assert.equal((await collection.where({ tenant, code: 1 }).get()).data.length, 1)
    assert.equal((await collection.where({ tenant }).count()).total, 3)
    assert.equal((await collection.where({ _id: `${tenant}.1`, tenant, version: 1 }).update({ version: 2 })).updated, 1)
    assert.equal((await collection.doc(`${tenant}.1`).get()).data.length, 1)
    assert.equal(
      (
        (await collection
          .aggregate()
          .match({ tenant, cat: 'x' })
          .group({ _id: null, n: { $sum: 1 } })
          .end()) as { data: { n: number }[] }
      ).data[0]?.n,
      3,
    )
  },
  'a query without its tenant': async ({ strictDb }) => {
    const collection = strictDb.collection('indexed')
    await refused(
      collection.where({ cat: 'x' }).get(),
      'STRICT_MODE',
      /collection indexed, query \{"cat":"x"\}: the query does not name its tenant/,
    )
    await refused(collection.get(), 'STRICT_MODE', /tenant/)
    await refused(collection.count(), 'STRICT_MODE', /tenant/)
    await refused(collection.where({ _id: 'x' }).remove(), 'STRICT_MODE', /tenant/)
    await refused(collection.aggregate().group({ _id: null }).end(), 'STRICT_MODE', /tenant/)
  },
  'a query no declared index serves, with the index it needs': async (tools) => {
    const tenant = await strictTenant(tools)
    const collection = tools.strictDb.collection('indexed')
    const _ = tools.strictDb.command
    await refused(collection.where({ tenant, other: 1 }).get(), 'STRICT_MODE', /"other":1.*\{tenant:1, other:1\}/)
    await refused(collection.where({ tenant, other: 1 }).update({ a: 1 }), 'STRICT_MODE', /\{tenant:1, other:1\}/)
    await refused(collection.where({ tenant, other: _.gt(1) }).remove(), 'STRICT_MODE', /\{tenant:1, other:1\}/)
    await refused(collection.where({ tenant, other: 1 }).count(), 'STRICT_MODE', /other:1/)
    await refused(collection.aggregate().match({ tenant, other: 1 }).end(), 'STRICT_MODE', /other:1/)
    assert.equal((await collection.where({ tenant }).count()).total, 3)
  },
  'an order no index delivers over a whole tenant': async (tools) => {
    const tenant = await strictTenant(tools)
    const collection = tools.strictDb.collection('indexed')
    await refused(collection.where({ tenant }).orderBy('other', 'desc').get(), 'STRICT_MODE', /\{tenant:1, other:-1\}/)
    assert.equal((await collection.where({ tenant, cat: 'x' }).orderBy('other', 'desc').get()).data.length, 3)
  },
  'an update the SDK has emptied': async (tools) => {
    const tenant = await strictTenant(tools)
    const document = tools.strictDb.collection('indexed').doc(`${tenant}.1`)
    await refused(document.update({ o: {} }), 'STRICT_MODE', /drops empty ones/)
    await document.update({ o: tools.strictDb.command.set({}) })
    assert.deepEqual((await one(tools.strictDb.collection('indexed'), `${tenant}.1`))['o'], {})
  },
  'a write that has left its transaction': async (tools) => {
    const tenant = await strictTenant(tools)
    const transaction = await tools.strictDb.startTransaction()
    const inside = transaction.collection('indexed')
    await inside.doc(`${tenant}.1`).update({ a: 1 })
    await refused(inside.where({ _id: `${tenant}.1`, tenant }).update({ a: 2 }), 'STRICT_MODE', /run outside the transaction/)
    await refused(inside.where({ _id: `${tenant}.1`, tenant }).remove(), 'STRICT_MODE', /run outside the transaction/)
    await transaction.commit()
    assert.equal((await one(tools.strictDb.collection('indexed'), `${tenant}.1`))['a'], 1)
  },
  'a lookup without an index on the other side': async (tools) => {
    const tenant = await strictTenant(tools)
    const pipeline = tools.strictDb.collection('indexed').aggregate().match({ tenant, cat: 'x' })
    await refused(
      pipeline.lookup({ from: 'two_arrays', localField: 'n', foreignField: 'elsewhere', as: 'j' }).end(),
      'STRICT_MODE',
      /\{elsewhere:1\}/,
    )
  },
})

const durabilityRows: Behaviour[] = rowsOf('durability', {
  'no reply before the flush': async ({ filled, database }) => {
    const collection = await filled([])
    let open = (): void => undefined
    database.holdFlush(new Promise((resolve) => (open = resolve)))
    let replied = false
    const write = collection.add({ _id: 'x' }).then(() => (replied = true))
    await new Promise((resolve) => setTimeout(resolve, 80))
    assert.equal(replied, false)
    database.holdFlush(null)
    open()
    await write
    assert.equal(replied, true)
  },
})

export const LIMIT_ROWS = [...notEmulated, ...strictRows, ...durabilityRows]
