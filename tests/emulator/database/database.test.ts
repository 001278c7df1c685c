import { type CollectionDeclaration } from '../../../emulator/database'
import { openTestDatabase, type TestDatabase } from './open-test-database'

const CASES: CollectionDeclaration = {
  name: 'cases',
  indexes: [
    {
      name: 'number',
      keys: [
        ['tenant', 1],
        ['number', 1],
      ],
      unique: true,
    },
  ],
}

let test1: TestDatabase

beforeEach(() => {
  test1 = openTestDatabase([CASES], { transactionTimeoutMs: 150 })
})

afterEach(() => test1.stop())

test('of 20 concurrent writers of one version exactly one wins', async () => {
  await test1.insert('cases', [{ _id: 'c', tenant: 't', version: 1 }])
  const writers = Array.from({ length: 20 }, (_, who) =>
    test1.update('cases', { _id: 'c', tenant: 't', version: 1 }, { $set: { version: 2, who } }),
  )
  const updated = await Promise.all(writers)
  expect(updated.filter((count) => count === 1)).toHaveLength(1)
  expect((await test1.find('cases', { _id: 'c' }))[0]).toMatchObject({ version: 2, who: updated.indexOf(1) })
})

test('a refused request among others that share a commit changes nothing and hurts nobody', async () => {
  await test1.insert('cases', [{ _id: 'a', tenant: 't', number: '1' }])
  const outcomes = await Promise.allSettled(
    Array.from({ length: 12 }, (_, n) =>
      test1.insert('cases', [
        { _id: `n${n}`, tenant: 't', number: n % 3 === 0 ? '1' : `x${n}` },
        { _id: `m${n}`, tenant: 't', number: `m${n}` },
      ]),
    ),
  )
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4)
  expect(await test1.find('cases', { tenant: 't' })).toHaveLength(1 + 8 * 2)
})

test('a transaction is over after its time, and its lock with it', async () => {
  await test1.insert('cases', [{ _id: 'a', tenant: 't', n: 1 }])
  const { transactionId } = await test1.database.handle('database.startTransaction', {})
  const params = {
    collectionName: 'cases',
    queryType: 'DOC',
    query: '{"_id":"a"}',
    data: '{"$set":{"n":2}}',
    multi: false,
    merge: true,
    upsert: false,
  }
  await test1.database.handle('database.modifyDocument', { ...params, transactionId })
  expect(await test1.update('cases', { _id: 'a' }, { $set: { n: 3 } })).toBe(1)
  await expect(test1.database.handle('database.commitTransaction', { transactionId })).rejects.toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
  })
  expect((await test1.find('cases', { _id: 'a' }))[0]).toMatchObject({ n: 3 })
})

test('small state is kept, listed by prefix and survives reopening', async () => {
  const ledger = test1.database.state('credits')
  await ledger.put('o1/t1', 3)
  await ledger.put('o1/t2', { left: 1 })
  await ledger.put('o2/t1', 5)
  await test1.database.state('credits2').put('o1/t1', 'other')
  await ledger.remove('o2/t1')
  await test1.reopen()
  const again = test1.database.state('credits')
  expect(again.get('o1/t1')).toBe(3)
  expect(again.get('o2/t1')).toBeUndefined()
  expect(again.entries('o1/')).toEqual([
    ['o1/t1', 3],
    ['o1/t2', { left: 1 }],
  ])
  expect(again.entries()).toHaveLength(2)
})

test('isEmpty speaks of documents only', async () => {
  await test1.database.state('clock').put('offset', 5)
  expect(test1.database.isEmpty()).toBe(true)
  await test1.insert('cases', [{ _id: 'a' }])
  expect(test1.database.isEmpty()).toBe(false)
})

test('server dates follow the clock that was given', async () => {
  const params = { collectionName: 'cases', data: ['{"_id":"s","at":{"$tcb_server_date":{"offset":{"$numberInt":"1000"}}}}'] }
  await test1.database.handle('database.insertDocument', params)
  const [stored] = await test1.find('cases', { _id: 's' })
  const at = Date.parse((stored?.['at'] as { $date: string }).$date)
  expect(Math.abs(at - Date.now() - 1000)).toBeLessThan(5_000)
})

test.each([
  ['no collection', {}],
  ['a query that is not JSON', { collectionName: 'cases', query: '{' }],
  ['a query that is a list', { collectionName: 'cases', query: '[]' }],
  ['a negative offset', { collectionName: 'cases', offset: -1 }],
  ['a field called __proto__', { collectionName: 'cases', query: '{"__proto__":{"a":1}}' }],
])('a malformed request is refused: %s', async (_, params) => {
  await expect(test1.database.handle('database.getDocument', params)).rejects.toMatchObject({ code: 'INVALID_PARAM' })
})
