import assert from 'node:assert/strict'
import { idsOf, one, refused, rowsOf, type DatabaseOfSdk, type SdkCollection, type Tools } from '../behaviour'

type SdkTransaction = Awaited<ReturnType<DatabaseOfSdk['startTransaction']>>

async function pair({ filled }: Tools): Promise<SdkCollection> {
  return filled([
    { _id: 'A', bal: 100 },
    { _id: 'B', bal: 0 },
  ])
}

const nameOf = (collection: SdkCollection): string => collection.name
const dataOfDoc = (reply: { data: unknown }): { bal: number } => reply.data as { bal: number }

export const TRANSACTION_ROWS = [
  ...rowsOf('transaction', {
    'both sides of a transfer, the value of the callback, nothing seen outside before the end': async (tools) => {
      const collection = await pair(tools)
      const _ = tools.db.command
      const seen = await tools.db.runTransaction(async (transaction: SdkTransaction) => {
        const inside = transaction.collection(nameOf(collection))
        const before = dataOfDoc(await inside.doc('A').get())
        await inside.doc('A').update({ bal: _.inc(-30) })
        await inside.doc('B').update({ bal: _.inc(30) })
        assert.equal(dataOfDoc(await inside.doc('B').get()).bal, 30)
        assert.equal((await one(collection, 'B'))['bal'], 0)
        return before.bal
      })
      assert.equal(seen, 100)
      assert.equal((await one(collection, 'A'))['bal'], 70)
      assert.equal((await one(collection, 'B'))['bal'], 30)
    },
    'a missing document reads as null inside': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      assert.equal((await transaction.collection(nameOf(collection)).doc('none').get()).data, null)
      await transaction.rollback(null)
    },
    'a throw and a rollback leave everything as it was': async (tools) => {
      const collection = await pair(tools)
      const failing = tools.db.runTransaction(async (transaction: SdkTransaction) => {
        await transaction.collection(nameOf(collection)).doc('A').update({ bal: 0 })
        throw new Error('boom')
      })
      await assert.rejects(failing, /boom/)
      await assert.rejects(
        tools.db.runTransaction(async (transaction: SdkTransaction) => {
          await transaction.collection(nameOf(collection)).doc('A').remove()
          await transaction.rollback('why')
        }),
        (reason) => reason === 'why',
      )
      assert.equal((await one(collection, 'A'))['bal'], 100)
    },
    'add, set, remove, updateAndReturn and where().get() inside': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      const inside = transaction.collection(nameOf(collection))
      await inside.add([
        { _id: 'C', bal: 5 },
        { _id: 'D', bal: 6 },
      ])
      await inside.doc('A').set({ bal: 1 })
      await inside.doc('B').remove()
      const reply = (await inside.where({ _id: 'C' }).updateAndReturn({ bal: tools.db.command.inc(1) })) as { doc: { bal: number } }
      assert.equal(reply.doc.bal, 6)
      assert.deepEqual(
        await idsOf(
          inside
            .where({ bal: tools.db.command.gte(0) })
            .orderBy('bal', 'desc')
            .orderBy('_id', 'asc'),
        ),
        ['C', 'D', 'A'],
      )
      await transaction.commit()
      assert.deepEqual(await idsOf(collection.orderBy('_id', 'asc')), ['A', 'C', 'D'])
    },
    'reads stay at their snapshot, a write over a newer one is a conflict': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      const inside = transaction.collection(nameOf(collection))
      await inside.doc('A').get()
      await collection.doc('A').update({ bal: 9 })
      await collection.add({ _id: 'Z', bal: 9 })
      assert.equal(dataOfDoc(await inside.doc('A').get()).bal, 100)
      assert.deepEqual(await idsOf(inside.where({ bal: 9 })), [])
      await refused(inside.doc('A').update({ bal: 5 }), 'DATABASE_TRANSACTION_CONFLICT')
      await refused(inside.doc('A').get(), 'DATABASE_TRANSACTION_FAIL')
    },
    'the first writer wins, the second is told at once': async (tools) => {
      const collection = await pair(tools)
      const [first, second] = [await tools.db.startTransaction(), await tools.db.startTransaction()]
      await first.collection(nameOf(collection)).doc('A').update({ bal: 1 })
      await refused(second.collection(nameOf(collection)).doc('A').update({ bal: 2 }), 'DATABASE_TRANSACTION_CONFLICT')
      await first.commit()
      assert.equal((await one(collection, 'A'))['bal'], 1)
    },
    'a plain write waits for the lock': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      await transaction.collection(nameOf(collection)).doc('A').update({ bal: 1 })
      let done = false
      const write = collection
        .doc('A')
        .update({ bal: tools.db.command.inc(100) })
        .then(() => (done = true))
      await new Promise((resolve) => setTimeout(resolve, 60))
      assert.equal(done, false)
      await transaction.commit()
      await write
      assert.equal((await one(collection, 'A'))['bal'], 101)
    },
    'unique keys and ids hold in a transaction': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      await refused(transaction.collection(nameOf(collection)).add({ _id: 'A' }), 'DATABASE_REQUEST_FAILED', /E11000/)
      const tenant = tools.freshName()
      const inside = transaction.collection('indexed')
      await inside.add({ tenant, code: 1 })
      await inside.add({ tenant, code: 1 })
      await refused(transaction.commit(), 'DATABASE_REQUEST_FAILED', /E11000/)
      assert.equal((await tools.db.collection('indexed').where({ tenant }).count()).total, 0)
    },
    'eight that read and then write lose no update when they retry': async (tools) => {
      const collection = await pair(tools)
      const increment = async (): Promise<void> => {
        for (;;) {
          try {
            await tools.db.runTransaction(async (transaction: SdkTransaction) => {
              const inside = transaction.collection(nameOf(collection)).doc('B')
              const { bal } = dataOfDoc(await inside.get())
              await inside.update({ bal: bal + 1 })
            })
            return
          } catch (failure) {
            if ((failure as { code?: string }).code !== 'DATABASE_TRANSACTION_CONFLICT') throw failure
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 20))
          }
        }
      }
      await Promise.all(Array.from({ length: 8 }, increment))
      assert.equal((await one(collection, 'B'))['bal'], 8)
    },
    'after commit or rollback nothing more is accepted': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      await transaction.commit()
      await refused(transaction.collection(nameOf(collection)).doc('A').get(), 'DATABASE_TRANSACTION_FAIL')
      await refused(transaction.commit(), 'DATABASE_TRANSACTION_FAIL')
    },
    'where().update() in a transaction is sent without its id and runs outside': async (tools) => {
      const collection = await pair(tools)
      const transaction = await tools.db.startTransaction()
      await transaction.collection(nameOf(collection)).where({ _id: 'B' }).update({ bal: 7 })
      assert.equal(tools.sent.at(-1)?.['transactionId'], undefined)
      await transaction.rollback(null)
      assert.equal((await one(collection, 'B'))['bal'], 7)
    },
  }),
]
