import { canonicalJson } from '../../../shared/kernel/canonical-json'
import { brokenPromises } from '../../support/cases/whole-record'
import { draw, OFFICER, OTHER_OWNER, OWNER, startTown, type TownUnderTest, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  // Every instance has read its configuration, which would be a trip of its own.
  await atOnce(() => town.file())
}, 120_000)
afterAll(() => town.stop())

const AT_ONCE = 40
const atOnce = <T>(work: (at: number) => Promise<T>, many = AT_ONCE): Promise<T[]> => Promise.all(Array.from({ length: many }, (_, at) => work(at)))
const count = async (table: string, where: string, values: unknown[]): Promise<number> =>
  (await town.emulator.database.query<{ many: number }>(`select count(*)::int as many from mashangban.${table} where ${where}`, values))[0]?.many ?? -1
/** Different replies among these; the order of their fields says nothing. */
const distinct = (replies: readonly unknown[]): number => new Set(replies.map(canonicalJson)).size

describe('a repeat that meets its own first try in flight gets that reply', () => {
  it('filing, forty times at once', async () => {
    const input = { requestId: draw(), companyId: 'company-1', kind: 'help' as const, text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' } }
    await town.surface('stats/reset', {})
    const replies = await atOnce(() => town.must('case.file', input, OWNER))
    // Who loses on the key reads the reply: one trip more.
    expect(await town.hops('case.file')).toBeLessThanOrEqual(3)
    expect(distinct(replies)).toBe(1)
    expect(await count('cases', 'number = $1', [replies[0]?.number])).toBe(1)
    expect(await count('requests', 'request_id = $1', [input.requestId])).toBe(1)
  })

  it.each([
    ['case.note', OWNER, { text: '补充一句' }, 'noted'],
    ['case.accept', OFFICER, {}, 'accepted'],
    ['case.return', OFFICER, { text: '不归我管' }, 'returned'],
    ['case.openContact', OFFICER, { reason: '联系办理' }, 'contactOpened'],
  ] as const)('%s, forty times at once', async (action, openid, more, kind) => {
    const { caseId } = await town.file()
    const input = { caseId, requestId: draw(), seen: 1, ...more }
    await town.surface('stats/reset', {})
    const replies = await atOnce(() => town.send(action, input, openid))
    expect(await town.hops(action)).toBeLessThanOrEqual(3)
    expect(replies.filter((reply) => !reply.ok)).toEqual([])
    expect(distinct(replies)).toBe(1)
    expect(await count('entries', 'id = $1 and kind = $2', [caseId, kind])).toBe(1)
  })

  it('a rating and the stop of a sign, forty times at once', async () => {
    const { caseId } = await town.file()
    await town.act('case.accept', caseId, OFFICER)
    await town.act('case.answer', caseId, OFFICER, { text: '已经办好了' })
    const input = { requestId: draw(), caseId, level: 5 as const }
    expect(distinct(await atOnce(() => town.must('rating.rateCase', input, OWNER)))).toBe(1)
    const stop = { requestId: draw(), companyId: 'company-9', reason: '企业迁出', revokeOnly: true }
    expect(distinct(await atOnce(() => town.must('directory.reissueCode', stop, 'demo-admin')))).toBe(1)
  })
})

it('one id for forty cases at once does it to one of them, and refuses the rest', async () => {
  const cases = await atOnce(() => town.file({ companyId: 'company-2' }, OTHER_OWNER))
  const requestId = draw()
  const replies = await atOnce((at) => town.call('case.note', { caseId: cases[at]?.caseId ?? '', requestId, seen: 1, text: '同一个编号' }, OTHER_OWNER))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('REQUEST_ID_REUSED')
  expect(await count('entries', 'id = any($1) and kind = $2', [cases.map(({ caseId }) => caseId), 'noted'])).toBe(1)
})

it('one id for filing with forty different contents at once files one', async () => {
  const requestId = draw()
  const replies = await atOnce((at) => town.call('case.file', { requestId, companyId: 'company-1', kind: 'help', text: `同一个编号的第 ${at} 种说法`, contact: { name: '周禾' } }, OWNER))
  expect(replies.filter((reply) => reply.ok)).toHaveLength(1)
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('REQUEST_ID_REUSED')
})

it('leaves nothing half done', async () => {
  await town.act('case.claim', (await town.file({ matter: 'water' })).caseId, WATER_MEMBER)
  expect(await brokenPromises(town)).toEqual([])
})
