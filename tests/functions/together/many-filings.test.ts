import { isCaseNumber } from '../../../shared/case/case-number'
import { brokenPromises } from '../../support/cases/whole-record'
import { draw, startTown, type TownUnderTest } from '../../support/town'

const FILINGS = 1000
const OWNERS = 12

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it('a thousand filings at once: nothing lost, nothing doubled, every number its own, every chain verifies', async () => {
  const input = (at: number) => ({ requestId: draw(), companyId: `company-${(at % OWNERS) + 1}`, kind: 'help' as const, text: `第 ${at} 件，货物运不出去`, contact: { name: '经办人' } })
  const inputs = Array.from({ length: FILINGS }, (_, at) => input(at))
  const replies = await Promise.all(inputs.map((each, at) => town.call('case.file', each, `demo-owner-${(at % OWNERS) + 1}`)))
  expect(replies.filter((reply) => !reply.ok)).toEqual([])
  const filed = replies.flatMap((reply) => (reply.ok ? [reply.data] : []))
  const numbers = new Set(filed.map(({ number }) => number))
  expect(numbers.size).toBe(FILINGS)
  expect([...numbers].every(isCaseNumber)).toBe(true)

  const [stored] = await town.emulator.database.query<Record<string, number>>(`select (select count(*)::int from mashangban.cases) as cases,
    (select count(*)::int from mashangban.requests) as requests, (select count(*)::int from mashangban.entries) as entries, (select count(*)::int from mashangban.finds) as finds,
    (select count(*)::int from mashangban.codes where of = 'case') as codes, (select count(*)::int from mashangban.jobs where kind = 'alarm') as alarms,
    (select count(distinct (id, person_id))::int from mashangban.messages) as told, (select count(*)::int from mashangban.messages) as messages`)
  expect(stored).toMatchObject({ cases: FILINGS, requests: FILINGS, entries: FILINGS, finds: FILINGS, codes: FILINGS, alarms: FILINGS })
  expect(stored?.['told']).toBe(stored?.['messages'])
  expect(await brokenPromises(town)).toEqual([])

  // Sent again, as a phone does that heard no answer: the first replies, and nothing more.
  const again = await Promise.all(inputs.map((each, at) => town.must('case.file', each, `demo-owner-${(at % OWNERS) + 1}`)))
  expect(again).toEqual(filed)
  expect(await town.emulator.database.query('select count(*)::int as cases from mashangban.cases')).toEqual([{ cases: FILINGS }])
}, 300_000)
