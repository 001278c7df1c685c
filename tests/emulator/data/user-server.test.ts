import { randomBytes } from 'node:crypto'
import { asRole, databaseOf, hostOf } from '../../../emulator/data/connection-url'
import { createLink } from '../../../emulator/data/link'
import { makeMark } from '../../../emulator/data/mark'
import { useUserServer } from '../../../emulator/data/user-server'
import { ask } from '../../support/postgres/ask'
import { BLANK, cloneOwned } from '../../support/templates'

let database: Awaited<ReturnType<typeof cloneOwned>>
beforeEach(async () => { database = await cloneOwned(BLANK) }, 30_000)
afterEach(() => database.drop())

const none = { keptPassword: () => undefined, keepPassword: () => undefined }
const use = (over: Partial<Parameters<typeof useUserServer>[0]> = {}) => useUserServer({ ownerUrl: database.ownerUrl, ...none, ...over })

test('an empty database is taken, with the role of the functions beside the owner', async () => {
  const urls = await use()
  expect(urls.ownerUrl).toBe(database.ownerUrl)
  expect(await ask(urls.appUrl, 'select current_user as me, current_database() as here')).toEqual([{ me: 'mashangban_app', here: database.name }])
})

test.each(['create table public.theirs (a int)', 'create schema theirs; create view theirs.view as select 1 as a', 'create materialized view public.theirs as select 1 as a'])(
  'a database with something of its own is named and left alone: %s', async (text) => {
    await ask(database.url(), text)
    const before = await ask(database.url(), 'select oid from pg_class order by oid')
    await expect(use()).rejects.toThrow(new RegExp(`${database.name}.*theirs.*没有动它.*left alone`))
    expect(await ask(database.url(), 'select oid from pg_class order by oid')).toEqual(before)
  })

test('one that bears our mark is taken, whatever else it holds; an extension is nothing of its own', async () => {
  await ask(database.url(), 'create extension if not exists plpgsql; create view public.by_nobody as select 1 as a')
  const link = createLink(database.ownerUrl)
  await makeMark(link, 'aa')
  await link.close()
  await expect(use()).resolves.toMatchObject({ ownerUrl: database.ownerUrl })
})

test('where the functions cannot log in, the sentence holds the statements for the administrator', async () => {
  const nobody = asRole(database.ownerUrl, 'nobody_at_all')
  await expect(use({ appUrl: nobody })).rejects.toThrow(/DATABASE_APP_URL.*create role mashangban_app login.*cannot log in/)
})

test.each([['postgresql://127.0.0.1:1/none', /连不上数据库 none/], ['nonsense', /DATABASE_URL 不是数据库地址/]])('%s is said in one sentence, without a password', async (ownerUrl, words) => {
  await expect(use({ ownerUrl })).rejects.toThrow(words)
  const secret = randomBytes(4).toString('hex')
  await expect(use({ ownerUrl: `postgresql://me:${secret}@127.0.0.1:1/none` })).rejects.not.toThrow(secret)
})

test.each([
  ['postgresql://me:pw@db.example:5432/town?sslmode=require', 'db.example', 'town', 'postgresql://you:p%40ss@db.example:5432/town?sslmode=require'],
  ['postgresql://me@/town?host=%2Frun&port=1', '/run', 'town', 'postgresql://you:p%40ss@/town?host=%2Frun&port=1'],
  ['postgres:///town?user=me&host=%2Frun', '/run', 'town', 'postgres://you:p%40ss@/town?host=%2Frun'],
  ['postgresql://localhost/a%20b', 'localhost', 'a b', 'postgresql://you:p%40ss@localhost/a%20b'],
])('%s as another role', (url, host, name, expected) => {
  expect([hostOf(url), databaseOf(url), asRole(url, 'you', 'p@ss')]).toEqual([host, name, expected])
})
