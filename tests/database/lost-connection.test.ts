import { ADMIN, draw, OFFICER, OWNER, startTown, type TownUnderTest } from '../support/town'
import { verdictOf } from '../support/cases/whole-receipt'
import { TEMPLATES } from '../../shared/message/templates'
import type { Reply } from '../../shared/api'
import { type Cut, type CuttingProxy, startCuttingProxy } from '../support/postgres/cutting-proxy'
import { functionsInProcess, type InProcess } from './in-process'

let town: TownUnderTest
let proxy: CuttingProxy
let functions: InProcess
beforeAll(async () => {
  town = await startTown()
  proxy = await startCuttingProxy(town.emulator.database.appUrl)
  functions = functionsInProcess(town.emulator.environment, proxy.connection)
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true)
  // Only the date: sockets and waits stay real.
  jest.useFakeTimers({ now: town.emulator.clock.now(), doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate', 'nextTick', 'queueMicrotask', 'performance', 'hrtime'] })
  await town.must('directory.agreePrivacy', { agreed: true }, OWNER)
  await functions.call('directory.me', {}, OWNER)
}, 120_000)
afterAll(async () => {
  jest.useRealTimers()
  await functions.stop()
  await proxy.close()
  await town.stop()
})

const MOMENTS: readonly Cut[] = ['before', 'during', 'after']

/** Cuts a statement (or a plain command) so many times; gives how often it was cut since. Its name ends with a zero byte on the wire, or goes on after a colon with what is written beside. */
function cut(statement: string, moment: Cut, times = 1): () => number {
  const before = proxy.made()
  proxy.cut(statement.endsWith(':') ? statement : `${statement}\0`, ...Array.from({ length: times }, () => moment))
  return () => proxy.made() - before
}

interface Kind {
  kind: string
  /** The statement that writes, or the command that commits it. */
  statement: string
  /** Prepares what is acted on; gives the call, to be repeated as it is, and how many effects there are. */
  make(): Promise<{ call(): Promise<Reply<unknown>>; effects(): Promise<number> }>
}

const rows = async (table: string, where: Record<string, unknown>): Promise<number> => (await town.read(table, where)).length
const noted = (id: string, kind: string) => () => rows('entries', { id, kind })

const filing: Kind['make'] = () => {
  const requestId = draw()
  const text = `连接断开时提交的诉求 ${requestId}`
  return Promise.resolve({
    call: () => functions.call('case.file', { requestId, companyId: 'company-1', kind: 'help', text, contact: { name: '周禾' } }, OWNER),
    effects: () => rows('cases', { words: text }),
  })
}

const KINDS: readonly Kind[] = [
  { kind: 'a filing', statement: 'case_file:', make: filing },
  {
    kind: 'an act', statement: 'case_act:',
    async make() {
      const { caseId } = await town.file()
      const input = { caseId, requestId: draw(), seen: 1 }
      return { call: () => functions.call('case.accept', input, OFFICER), effects: noted(caseId, 'accepted') }
    },
  },
  {
    kind: 'the opening of a contact', statement: 'case_act:',
    async make() {
      const { caseId } = await town.file()
      const input = { caseId, requestId: draw(), reason: '核实地址' }
      return { call: () => functions.call('case.openContact', input, OFFICER), effects: noted(caseId, 'contactOpened') }
    },
  },
  {
    kind: 'a rating', statement: 'rating_case',
    async make() {
      const { caseId } = await town.file()
      await town.act('case.accept', caseId, OFFICER)
      await town.act('case.answer', caseId, OFFICER, { text: '已经办好了', result: 'solved' })
      const input = { requestId: draw(), caseId, level: 5 as const }
      return { call: () => functions.call('rating.rateCase', input, OWNER), effects: () => rows('ratings', { id: caseId }) }
    },
  },
  {
    kind: 'a reissue', statement: 'directory_reissue',
    async make() {
      const [code] = await town.read<{ revision: number }>('codes', { of: 'company', id: 'company-2' })
      const input = { requestId: draw(), companyId: 'company-2', reason: '牌子丢了', revokeOnly: false }
      return {
        call: () => functions.call('directory.reissueCode', input, ADMIN),
        effects: async () => ((await town.read<{ revision: number }>('codes', { of: 'company', id: 'company-2' }))[0]?.revision ?? 0) - (code?.revision ?? 0),
      }
    },
  },
  ...(['consent_pair_note', 'commit'] as const).map((statement): Kind => ({
    kind: `a consent (at ${statement})`, statement,
    make() {
      const requestId = draw()
      return Promise.resolve({
        call: () => functions.call('directory.subscribed', { requestId, results: { [TEMPLATES.task.id]: 'accept' } } as never, OWNER),
        effects: async () => (await town.read<{ answer_id: string }>('consents')).filter(({ answer_id }) => answer_id.endsWith(`:${requestId}`)).length,
      })
    },
  })),
]

const idsOf = (reply: Reply<unknown>): unknown => (reply.ok ? reply.data : reply.error.code)

/** What a repeat says that is made anew: what is left now. */
const stable = (data: unknown): unknown => (typeof data === 'object' && data !== null && 'reminders' in data ? { ...data, reminders: 'as they are now' } : data)

describe.each(KINDS)('$kind whose connection is cut', ({ statement, make }) => {
  test.each(MOMENTS)('%s its commit is done once and answered as if nothing had been', async (moment) => {
    const { call, effects } = await make()
    const made = cut(statement, moment)
    const first = await call()
    expect([idsOf(first), made()]).toEqual([expect.any(Object), 1])
    expect(await effects()).toBe(1)
    const again = await call()
    expect(stable(idsOf(again))).toEqual(stable(idsOf(first)))
    expect(await effects()).toBe(1)
  })

  test.each(MOMENTS)('%s its commit and at the second try is told as unknown or done; pressed again it is done once', async (moment) => {
    const { call, effects } = await make()
    const made = cut(statement, moment, 2)
    const first = await call()
    // What was committed is found by its request the next time: then there is nothing to commit, or to cut.
    expect(made()).toBe(statement === 'commit' && moment !== 'before' ? 1 : 2)
    if (!first.ok) expect(first.error.code).toBe('OUTCOME_UNKNOWN')
    const again = await call()
    expect(again).toMatchObject({ ok: true })
    if (first.ok) expect(stable(idsOf(again))).toEqual(stable(idsOf(first)))
    expect(await effects()).toBe(1)
    expect(stable(idsOf(await call()))).toEqual(stable(idsOf(again)))
  })
})

test.each(MOMENTS)('the ticket of a file whose connection is cut %s its commit belongs to one row', async (moment) => {
  const input = { name: '照片.png', size: 10, type: 'image/png' as const, sha256: 'a'.repeat(64) }
  const before = (await town.read('files')).length
  const made = cut('file_declare', moment)
  const reply = await functions.call('directory.uploadTicket', input, OWNER)
  expect(made()).toBe(1)
  if (!reply.ok) throw new Error(reply.error.code)
  expect([await rows('files', { file_id: reply.data.fileId }), await rows('jobs', { key: reply.data.fileId }), (await town.read('files')).length]).toEqual([1, 1, before + 1])
})

/** Every job of its kind is due at once, so that the cut meets the right one. */
describe.each(['job_claim_alarm', 'case_event:', 'job_push', 'job_postpone'])('a tick whose connection is cut at %s', (statement) => {
  test.each(MOMENTS.flatMap((moment) => [[moment, 1], [moment, 2]] as const))('%s the commit, %i times, fires each alarm once; the next tick finishes what it left', async (moment, times) => {
    const { caseId } = await town.file()
    // Past half of the limit: one warning is due.
    jest.setSystemTime(Date.now() + 3 * 86_400_000)
    const made = cut(statement, moment, times)
    await functions.tick()
    // Claims of a tick that lost its connection run out, and what failed waits a minute.
    for (let minute = 0; minute < 12; minute++) {
      jest.setSystemTime(Date.now() + 61_000)
      await functions.tick()
    }
    expect(made()).toBe(times)
    const fired = (await town.read<{ kind: string; seq: number }>('entries', { id: caseId })).sort((a, b) => a.seq - b.seq).map(({ kind }) => kind)
    expect(fired).toEqual(['filed', 'warned', 'overdue'])
    expect(await town.read('jobs', { kind: 'alarm', key: `case:${caseId}` })).toEqual([])
    expect((await town.read<{ parked_at: unknown }>('jobs')).filter(({ parked_at }) => parked_at !== null)).toEqual([])
    expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true })
    expect(await rows('messages', { id: caseId, kind: 'overdue' })).toBeLessThanOrEqual(50)
  })
})
