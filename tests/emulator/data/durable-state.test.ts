import { createLink, type Link } from '../../../emulator/data/link'
import { loadStates, type States } from '../../../emulator/data/durable-state'
import { makeMark } from '../../../emulator/data/mark'
import { ask } from '../../support/postgres/ask'
import { BLANK, cloneOwned } from '../../support/templates'

let database: Awaited<ReturnType<typeof cloneOwned>>
let link: Link

beforeAll(async () => {
  database = await cloneOwned(BLANK)
  link = createLink(database.ownerUrl)
  await makeMark(link, 'aa')
}, 30_000)
afterAll(async () => {
  await link.close()
  await database.drop()
})

/** What somebody would find who starts now. */
async function afterRestart<T>(look: (states: States) => T): Promise<T> {
  const other = createLink(database.ownerUrl)
  const seen = look(await loadStates(other))
  await other.close()
  return seen
}

/** Cuts every connection to the database, as a crash of the server does. */
async function cut(): Promise<void> {
  await ask(database.url(), 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [database.name])
}

test('a value is there at once, and after a restart once put has resolved; parts are apart', async () => {
  const ledger = (await loadStates(link)).part('ledger')
  const put = ledger.put('o1/t1', { credits: 3, words: ['"引号"', null], nothing: null })
  expect(ledger.get('o1/t1')).toEqual({ credits: 3, words: ['"引号"', null], nothing: null })
  await put
  await ledger.put('o1/null', null)
  expect(await afterRestart((states) => [states.part('ledger').entries(), states.part('other').entries()])).toEqual([
    [['o1/null', null], ['o1/t1', { credits: 3, words: ['"引号"', null], nothing: null }]], [],
  ])
})

test('changes that come together end as the last of each key says, removals included', async () => {
  const part = (await loadStates(link)).part('many')
  const changes = Array.from({ length: 200 }, (_, at) => part.put(`k${at % 10}`, at))
  changes.push(part.remove('k3'), part.put('k4', 'again'), part.remove('absent'))
  await Promise.all(changes)
  const expected = [0, 1, 2, 4, 5, 6, 7, 8, 9].map((at) => [`k${at}`, at === 4 ? 'again' : 190 + at])
  expect(part.entries()).toEqual(expected)
  expect(part.entries('k4')).toEqual([['k4', 'again']])
  expect(await afterRestart((states) => states.part('many').entries())).toEqual(expected)
})

test('when the connection is lost, a write goes on over a new one', async () => {
  const part = (await loadStates(link)).part('cut')
  await part.put('a', 1)
  await cut()
  await part.put('b', 2)
  const writing = part.put('c', 3)
  await cut()
  await writing
  expect(await afterRestart((states) => states.part('cut').entries())).toEqual([['a', 1], ['b', 2], ['c', 3]])
})
