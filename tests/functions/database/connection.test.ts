import { Client } from 'pg'
import { createDatabase, type Database } from '../../../cloudfunctions/_database/connection'
import { DatabaseFailure } from '../../../cloudfunctions/_database/failure'
import { statement } from '../../../cloudfunctions/_database/statement'
import { startCuttingProxy, type Cut, type CuttingProxy } from '../../support/postgres/cutting-proxy'
import { cloneOwned, EMPTY } from '../../support/templates'

type Clone = Awaited<ReturnType<typeof cloneOwned>>
let clone: Clone
let owner: Client
let database: Database
let proxy: CuttingProxy
const made: Database[] = []
const over = (connection: object, more: object = {}): Database => {
  const one = createDatabase({ tenant: 'demo', connection, prepare: 'named', ...more })
  made.push(one)
  return one
}

beforeAll(async () => {
  clone = await cloneOwned(EMPTY)
  owner = new Client(clone.ownerUrl)
  await owner.connect()
  // Says what it is told to say, the first times; a sequence is not undone with the statement.
  await owner.query(`create schema trial; create sequence trial.tries; grant usage on schema trial to mashangban_app; grant usage, select on sequence trial.tries to mashangban_app;
    create function trial.fail(code text, times int) returns int language plpgsql as $$ declare n int := nextval('trial.tries');
      begin if n <= times then raise exception 'as told' using errcode = code; end if; return n; end $$;
    grant execute on function trial.fail(text, int) to mashangban_app`)
  proxy = await startCuttingProxy(clone.appUrl)
  database = over({ connectionString: clone.appUrl })
})
afterAll(async () => {
  await Promise.all(made.map((each) => each.close()))
  await proxy.close()
  await owner.end()
  await clone.drop()
})

const fail = statement<{ code: string; times: number }, { n: number }>('trial_fail', 'select trial.fail(:code, :times) as n')
const put = statement<{ id: string; at: string }, { n: number }>('trial_put', `
  with w as (insert into mashangban.scans (tenant, scan_id, code_id, of, at) values (:tenant, :id, 'c', 'case', :at) on conflict do nothing returning 1) select count(*)::int as n from w`)
const putTwice = statement<{ id: string; at: string }, { n: number }>('trial_put_twice', `
  with w as (insert into mashangban.scans (tenant, scan_id, code_id, of, at) values (:tenant, :id, 'c', 'case', :at) returning 1) select count(*)::int as n from w`)
const count = statement<{ id: string }, { n: number }>('trial_count', 'select count(*)::int as n from mashangban.scans where tenant = :tenant and scan_id = :id')
const AT = '2026-11-18T01:42:00.500Z'
const failureOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof DatabaseFailure ? error.kind : String(error)))
const stored = async (id: string): Promise<number> => (await database.one(count, { id })).n

describe('types', () => {
  test('instants are texts, infinity too, days stay days, counts are numbers', async () => {
    const types = statement<object, Record<string, unknown>>('trial_types', `
      select timestamptz '2026-11-18 09:42:00.5+08' as at, timestamptz 'infinity' as never, date '2026-11-18' as day, 7::bigint as many, '{"a":[1]}'::jsonb as body, '{x,y}'::text[] as list`)
    expect(await database.one(types, {})).toEqual({ at: AT, never: 'infinity', day: '2026-11-18', many: 7, body: { a: [1] }, list: ['x', 'y'] })
  })
})

describe('others were faster, or the server can’t', () => {
  const told = async (code: string, times: number): Promise<string> => {
    await owner.query(`alter sequence trial.tries restart`)
    return failureOf(database.one(fail, { code, times }))
  }
  test('a conflict is tried again, three times at most, then it is busy', async () => {
    for (const code of ['40001', '40P01', '55P03']) expect([await told(code, 2), await told(code, 3)]).toEqual(['none', 'busy'])
  })

  test('a full disk, too many connections and a read-only server are outages; our mistakes are bugs; a broken promise is a lost claim', async () => {
    expect([await told('53100', 9), await told('53300', 9), await told('25006', 9)]).toEqual(['outage', 'outage', 'outage'])
    expect([await told('42P01', 9), await told('MS001', 9), await told('57014', 9)]).toEqual(['bug', 'claimLost', 'busy'])
  })

  test('a lock that somebody holds and a statement that takes too long are busy, and the connection serves on', async () => {
    const hasty = over({ connectionString: `${clone.appUrl}&options=${encodeURIComponent('-c lock_timeout=50ms -c statement_timeout=800ms')}` })
    await database.one(put, { id: 'locked', at: AT })
    await owner.query('begin')
    await owner.query(`select from mashangban.scans where scan_id = 'locked' for update`)
    const lock = statement<object, object>('trial_lock', `update mashangban.scans set of = 'case' where tenant = :tenant and scan_id = 'locked'`)
    expect(await failureOf(hasty.rows(lock, {}))).toBe('busy')
    await owner.query('rollback')
    expect(await failureOf(hasty.rows(statement('trial_sleep', 'select pg_sleep(3)'), {}))).toBe('busy')
    expect(await failureOf(hasty.rows(lock, {}))).toBe('none')
  })

  test('no server at all is an outage, said after a short wait', async () => {
    const begun = performance.now()
    expect(await failureOf(over({ host: '/nowhere', user: 'mashangban_app', database: 'x' }).one(count, { id: 'x' }))).toBe('outage')
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

const longSleep = statement<{ seconds: number }, { slept: string }>('trial_long_sleep', 'select pg_sleep(:seconds)::text as slept')

test('one that is not used is closed, and no other: a statement that follows at once and takes long is not cut', async () => {
  const quick = over({ connectionString: clone.appUrl }, { idleMs: 200 })
  await quick.rows(count, { id: 'x' })
  const meter = quick.measure()
  await quick.rows(count, { id: 'x' })
  await quick.rows(longSleep, { seconds: 0.6 })
  expect(meter).toMatchObject({ trips: 2, connects: 0 })
  await new Promise((done) => setTimeout(done, 400))
  await quick.one(count, { id: 'x' })
  expect(meter).toMatchObject({ trips: 3, connects: 1 })
})

describe('a connection that is lost', () => {
  test.each<Cut>(['before', 'during', 'after'])('%s a write: it is sent again and there is one effect', async (cut) => {
    const lossy = over(proxy.connection)
    await lossy.one(count, { id: 'warm' })
    proxy.cut(`lost-${cut}`, cut)
    const meter = lossy.measure()
    await lossy.one(put, { id: `lost-${cut}`, at: AT })
    expect(await stored(`lost-${cut}`)).toBe(1)
    expect(meter).toMatchObject({ trips: 2, connects: 1 })
  })

  test('twice during a write: nobody can say what became of it, and the next call works', async () => {
    const lossy = over(proxy.connection)
    proxy.cut('lost-twice', 'after', 'after')
    expect(await failureOf(lossy.one(put, { id: 'lost-twice', at: AT }))).toBe('unknown')
    expect((await lossy.one(count, { id: 'lost-twice' })).n).toBe(1)
  })

  test('twice during a read: an outage, for nothing was written', async () => {
    const lossy = over(proxy.connection)
    proxy.cut('lost-read', 'before', 'before')
    expect(await failureOf(lossy.one(count, { id: 'lost-read' }))).toBe('outage')
  })

  test('a write that is not repeatable says so by its key: the first one was done', async () => {
    const lossy = over(proxy.connection)
    proxy.cut('lost-key', 'after')
    expect(await failureOf(lossy.one(putTwice, { id: 'lost-key', at: AT }))).toBe('constraint')
    expect(await stored('lost-key')).toBe(1)
  })

  test('by the server’s administrator, while idle or at work: nothing is seen of it', async () => {
    const victim = over({ connectionString: clone.appUrl })
    const superuser = new Client(clone.url())
    await superuser.connect()
    const terminate = () => superuser.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'mashangban_app'`)
    await victim.one(count, { id: 'x' })
    await terminate()
    expect((await victim.one(count, { id: 'x' })).n).toBe(0)
    const working = victim.one(statement<{ id: string }, { n: number }>('trial_slow', 'select count(*)::int as n from (select pg_sleep(0.2)) s, mashangban.scans where tenant = :tenant and scan_id = :id'), { id: 'x' })
    await new Promise((resolve) => setTimeout(resolve, 80))
    await terminate()
    expect((await working).n).toBe(0)
    await superuser.end()
  })

  test('within a transaction: all or nothing, and nobody can say which when it is lost at the commit', async () => {
    const lossy = over(proxy.connection)
    const two = (id: string) => lossy.transaction(async (queries) => {
      await queries.one(put, { id: `${id}-1`, at: AT })
      await queries.one(put, { id: `${id}-2`, at: AT })
    })
    for (const cut of ['before', 'during', 'after'] as const) {
      proxy.cut(`tx-${cut}-2`, cut)
      expect(await failureOf(two(`tx-${cut}`))).toBe('unknown')
      expect([await stored(`tx-${cut}-1`), await stored(`tx-${cut}-2`)]).toEqual([0, 0])
    }
    proxy.cut('commit', 'after')
    expect(await failureOf(two('tx-end'))).toBe('unknown')
    expect([await stored('tx-end-1'), await stored('tx-end-2')]).toEqual([1, 1])
    expect(await failureOf(two('tx-next'))).toBe('none')
  })
})

describe('one connection', () => {
  test('does one thing at a time: what others ask meanwhile stays out of a transaction, and a failed one leaves nothing', async () => {
    const failing = database.transaction(async (queries) => {
      await queries.one(put, { id: 'own', at: AT })
      await new Promise((resolve) => setTimeout(resolve, 30))
      throw new Error('changed my mind')
    })
    const outside = database.one(put, { id: 'outside', at: AT })
    await expect(failing).rejects.toThrow('changed my mind')
    await outside
    expect([await stored('own'), await stored('outside')]).toEqual([0, 1])
  })

  test('counts what it sent and waited for', async () => {
    const meter = database.measure()
    await Promise.all([1, 2, 3].map(() => database.one(count, { id: 'x' })))
    expect(meter).toMatchObject({ trips: 3, connects: 0 })
    expect(meter.sent).toBeGreaterThan(0)
    expect(meter.received).toBeGreaterThan(0)
  })
})

describe('the functions refuse to serve', () => {
  test('as the owner of the tables and as a superuser', async () => {
    for (const connectionString of [clone.ownerUrl, clone.url()]) {
      await expect(over({ connectionString }).one(count, { id: 'x' })).rejects.toThrow('connect as the role mashangban_app')
    }
  })
})
