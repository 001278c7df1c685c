import { verdictOf } from '../../support/cases/whole-receipt'
import { brokenPromises } from '../../support/cases/whole-record'
import { draw, OFFICER, OWNER, startTown, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const WRITERS = 50
const everyWriter = <T>(work: (at: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: WRITERS }, (_, at) => work(at)))
const kindsOf = async (caseId: string): Promise<string[]> => (await town.read<{ kind: string }>('entries', { id: caseId })).map(({ kind }) => kind)

/** Sends until it is not refused as busy, which says that nothing was written. */
async function patiently(caseId: string, text: string): Promise<number> {
  const input = { caseId, requestId: draw(), seen: 1, text }
  for (;;) {
    const reply = await town.call('case.note', input, OWNER)
    if (reply.ok) return reply.data.version
    expect(reply.error.code).toBe('BUSY')
  }
}

it('fifty writers are each acknowledged once, and each acknowledged word stands once', async () => {
  const { caseId } = await town.file()
  const versions = await everyWriter((at) => patiently(caseId, `同时写的第 ${at} 条`))
  expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: WRITERS }, (_, at) => at + 2))
  const { entries } = await town.must('case.receipt', { caseId }, OWNER)
  expect(entries.flatMap(({ content }) => content?.text ?? []).filter((text) => text.startsWith('同时写的')).sort())
    .toEqual(Array.from({ length: WRITERS }, (_, at) => `同时写的第 ${at} 条`).sort())
  expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true, checked: WRITERS + 1 })
})

it('of fifty who want what only one can have one gets it, and the others are told what changed', async () => {
  const { caseId } = await town.file({ matter: 'water' })
  const people = [WATER_HEAD, WATER_MEMBER, WATER_OTHER]
  const replies = await everyWriter((at) => town.call('case.claim', { caseId, requestId: draw(), seen: 1 }, people[at % 3] ?? ''))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.error).toMatchObject({ code: 'CASE_CHANGED', details: { version: 2, newer: [{ seq: 2, kind: 'claimed' }] } })
})

it('acts of different kinds at once leave a record that could have been written one after another', async () => {
  const { caseId } = await town.file()
  const acts = ['case.accept', 'case.note', 'case.return', 'case.openContact', 'case.withdraw'] as const
  const replies = await everyWriter((at) => town.send(acts[at % acts.length] ?? '', {
    caseId, requestId: draw(), seen: 1, text: '同时发生', reason: '同时发生',
  }, acts[at % acts.length] === 'case.withdraw' ? OWNER : OFFICER))
  const done = replies.filter((reply) => reply.ok)
  for (const reply of replies) if (!reply.ok) expect(['CASE_CHANGED', 'BUSY', 'CASE_WRONG_STATUS', 'CASE_NOT_FOUND', 'CASE_NOT_YOURS']).toContain(reply.error.code)
  expect(await kindsOf(caseId)).toHaveLength(done.length + 1)
  expect(await brokenPromises(town, [caseId])).toEqual([])
})

it('the timer comes through while fifty write: each rule fires once, and no word is lost', async () => {
  const { caseId } = await town.file()
  await town.surface('clock', { advance: '4d' })
  const [versions] = await Promise.all([
    everyWriter((at) => patiently(caseId, `补充第 ${at} 句`)),
    town.emulator.runTimers({ force: true }),
    town.emulator.runTimers({ force: true }),
  ])
  // Whoever gave way to the writers comes back within the minute.
  await town.emulator.runTimers({ force: true })
  const kinds = await kindsOf(caseId)
  expect(new Set(versions).size).toBe(WRITERS)
  expect(kinds.filter((kind) => kind === 'noted')).toHaveLength(WRITERS)
  expect(kinds.filter((kind) => kind === 'warned' || kind === 'overdue').sort()).toEqual(['overdue', 'warned'])
  expect(await brokenPromises(town)).toEqual([])
})
