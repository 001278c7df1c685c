import { canonicalJson } from '../../../shared/kernel/canonical-json'
import { verdictOf } from '../../support/cases/whole-receipt'
import { draw, OFFICER, OWNER, startTown, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const filing = (requestId: string, text = '货物运不出去，缺一张运输证明。') => ({ requestId, companyId: 'company-1', kind: 'help' as const, text, contact: { name: '周禾' } })

describe('the same request twice', () => {
  it('files once, whether one after another or at the same moment', async () => {
    const requestId = draw()
    const replies = await Promise.all(Array.from({ length: 6 }, () => town.must('case.file', filing(requestId), OWNER)))
    const later = await town.must('case.file', filing(requestId), OWNER)
    expect(new Set([...replies, later].map(canonicalJson)).size).toBe(1)
    const { items } = await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OWNER)
    expect(items.filter((row) => row.id === later.caseId)).toHaveLength(1)
  })

  it('refuses the id with other words', async () => {
    const requestId = draw()
    await town.must('case.file', filing(requestId), OWNER)
    const others = [
      filing(requestId, '换了一件事来说'),
      { ...filing(requestId), contact: { name: '别人' } },
      { ...filing(requestId), contact: { name: '周禾', phone: '13900000000' } },
      { ...filing(requestId), about: { unitId: 'unit-water' } },
      { ...filing(requestId), urgent: true },
    ]
    for (const other of others) expect(await town.call('case.file', other, OWNER)).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
    expect(await town.call('case.file', { ...filing(requestId), contact: { name: '周禾' } }, OWNER)).toMatchObject({ ok: true })
  })

  it('acts once and gives the first reply again, also when the case has left the actor’s sight', async () => {
    const { caseId } = await town.file({ matter: 'water' })
    const input = { caseId, requestId: draw(), seen: 1, text: '不归我们管' }
    const first = await town.must('case.return', input, WATER_MEMBER)
    expect(await town.call('case.get', { caseId }, WATER_MEMBER)).toMatchObject({ ok: false })
    expect(await town.must('case.return', input, WATER_MEMBER)).toEqual(first)
    expect(await town.version(caseId, OWNER)).toBe(2)
  })

  it('recognises a repeat after many newer entries and a tick of the timer', async () => {
    const { caseId } = await town.file()
    const input = { caseId, requestId: draw(), seen: 1, text: '第一句补充' }
    const first = await town.must('case.note', input, OWNER)
    for (let at = 0; at < 25; at++) await town.act('case.note', caseId, OWNER, { text: `补充 ${at}` })
    await town.emulator.runTimers({ force: true })
    expect(await town.must('case.note', input, OWNER)).toEqual(first)
    expect(await town.version(caseId, OWNER)).toBe(27)
  })
})

describe('two people at once', () => {
  it('lets exactly one of three claim, and tells the others what changed', async () => {
    const { caseId } = await town.file({ matter: 'water' })
    const replies = await Promise.all([WATER_HEAD, WATER_MEMBER, WATER_OTHER].map((openid) => town.call('case.claim', { caseId, requestId: draw(), seen: 1 }, openid)))
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
    for (const reply of replies) if (!reply.ok) expect(reply.error).toMatchObject({ code: 'CASE_CHANGED', details: { version: 2, newer: [{ kind: 'claimed' }] } })
  })

  it('keeps every note of twenty that are written at the same moment', async () => {
    const { caseId } = await town.file()
    const written: number[] = []
    const queue = Array.from({ length: 20 }, (_, at) => at)
    const writer = async () => {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        const input = { caseId, requestId: draw(), seen: 1, text: `同时写的第 ${at} 条` }
        // Busy means: nothing was written, press again.
        for (let reply = await town.call('case.note', input, OWNER); ; reply = await town.call('case.note', input, OWNER)) {
          if (reply.ok) { written.push(reply.data.version); break }
          expect(reply.error.code).toBe('BUSY')
        }
      }
    }
    await Promise.all([writer(), writer(), writer(), writer()])
    expect([...written].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2))
    expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true, checked: 21 })
  })

  it('accepts on an older screen when only a note is newer', async () => {
    const { caseId } = await town.file()
    await town.act('case.note', caseId, OWNER, { text: '补充一句' })
    expect(await town.must('case.accept', { caseId, requestId: draw(), seen: 1 }, OFFICER)).toMatchObject({ status: 'handling', version: 3 })
  })
})
