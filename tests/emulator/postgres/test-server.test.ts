import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { birthOf } from '../../../emulator/postgres/processes'
import { removeFoldersOfTheDead, startTestServer } from '../../../emulator/postgres/test-server'
import { runTestServer, stopTestServer, TEST_URL } from '../../support/postgres/run-server'
import { ask } from '../../support/postgres/ask'
import { cleanUp, guardOf, kill, newFolder, serveElsewhere } from './starting'

const given = process.env[TEST_URL]
beforeEach(() => void delete process.env[TEST_URL])
afterEach(async () => {
  await cleanUp()
  if (given !== undefined) process.env[TEST_URL] = given
})

/** The name of a folder whose owner is no living process; in a place of its own, for other runs tidy the common ones. */
const deadName = (place: string, rest: string): string => join(place, `mashangban-tests-999999999-1-${rest}`)

test('the server of a run lies in a folder that names its owner, and the folder goes with it', async () => {
  const server = await startTestServer()
  expect(basename(server.folder)).toMatch(new RegExp(`^mashangban-tests-${process.pid}-`))
  expect(await ask(server.url('postgres'), `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'off' }])
  await server.stop()
  expect(existsSync(server.folder)).toBe(false)
})

test('folders of dead runs are removed by the next one, those of live runs and what is no folder stay', async () => {
  const place = newFolder()
  const mine = await startTestServer()
  const link = deadName(place, 'link')
  mkdirSync(join(deadName(place, 'empty'), 'postgres'), { recursive: true })
  symlinkSync(mine.folder, link)
  await removeFoldersOfTheDead([place, dirname(mine.folder)])
  expect(existsSync(deadName(place, 'empty'))).toBe(false)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(await ask(mine.url('postgres'), 'select 1 as n')).toEqual([{ n: 1 }])
  await mine.stop()
})

test('runs that start together tidy the same folders without failing', async () => {
  const place = newFolder()
  for (let n = 0; n < 20; n++) mkdirSync(join(deadName(place, String(n)), 'postgres/data-17/base'), { recursive: true })
  await Promise.all([removeFoldersOfTheDead([place]), removeFoldersOfTheDead([place, place])])
  expect(readdirSync(place)).toEqual([])
})

test('a server that outlived its run and its guard is ended before its folder is removed', async () => {
  if (process.platform !== 'linux') return
  const place = newFolder()
  const folder = deadName(place, 'orphan')
  const served = await serveElsewhere({ dataDir: folder })
  process.kill(guardOf(folder), 'SIGKILL')
  await kill(served.child)
  expect(birthOf(served.pid)).toBeDefined()
  await removeFoldersOfTheDead([place])
  expect(birthOf(served.pid)).toBeUndefined()
  expect(existsSync(folder)).toBe(false)
})

test('the projects of a run share one server, which is prepared once', async () => {
  let prepared = 0
  const prepare = async (url: string): Promise<void> => {
    prepared++
    await ask(url, 'create role somebody login')
  }
  await Promise.all([runTestServer(prepare), runTestServer(prepare)])
  await runTestServer(prepare)
  expect(prepared).toBe(1)
  expect(await ask(process.env[TEST_URL] as string, `select rolname::text as name from pg_roles where rolname = 'somebody'`)).toEqual([{ name: 'somebody' }])
  await stopTestServer()
  await stopTestServer()
  expect(process.env[TEST_URL]).toBeUndefined()
})

test('a server that is given is neither started nor prepared nor stopped', async () => {
  process.env[TEST_URL] = 'postgresql://somewhere/postgres'
  await runTestServer(() => Promise.reject(new Error('prepared')))
  await stopTestServer()
  expect(process.env[TEST_URL]).toBe('postgresql://somewhere/postgres')
  delete process.env[TEST_URL]
})

test('a preparation that fails stops the server and is told', async () => {
  let url = ''
  await expect(runTestServer((admin) => {
    url = admin
    return Promise.reject(new Error('no such template'))
  })).rejects.toThrow('no such template')
  await expect(ask(url, 'select 1')).rejects.toThrow()
  await stopTestServer().catch(() => undefined)
  expect(process.env[TEST_URL]).toBeUndefined()
})
