import { OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'
import { storedCase } from '../../support/cases/whole-record'
import { verdictOf } from '../../support/cases/whole-receipt'

/** Of the unit that takes matters of transport. */
const CLERK = 'demo-unit-transport-2'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

/** What comes out of chats, word processors and spreadsheets. */
test.each([
  ['a null byte', '货物\u0000运不出去，请帮忙', '货物运不出去，请帮忙'],
  ['half a character', '货物\ud83d运不出去，请帮忙', '货物运不出去，请帮忙'],
  ['a text turned round', '货物\u202e运不出去，请帮忙', '货物运不出去，请帮忙'],
  ['lines of a word processor', '货物运不出去\u2028请帮忙\u000b谢谢', '货物运不出去\n请帮忙\n谢谢'],
  ['an emoji of several', '货物运不出去，急死人了👨‍👩‍👧', '货物运不出去，急死人了👨‍👩‍👧'],
])('a request with %s is taken, and kept as it is read', async (_what, pasted, kept) => {
  const { caseId } = await town.file({ text: pasted, contact: { name: '周\r\n禾\u200b' } })
  expect((await town.must('case.get', { caseId }, OWNER)).text).toBe(kept)
  expect((await storedCase(town, caseId)).contact.nameMasked).toMatch(/^周/)
  expect((await verdictOf(town, caseId, OWNER)).ok).toBe(true)
})

test('what stops a clock is cut nowhere in the middle of a character', async () => {
  const { caseId, to } = await town.file({ matter: 'transport' })
  const handler = to.handlerName === null ? CLERK : OFFICER
  await town.act(handler === CLERK ? 'case.claim' : 'case.accept', caseId, handler)
  await town.act('case.requestMaterial', caseId, handler, { text: `请${'😀'.repeat(240)}` })
  const [stop] = (await storedCase(town, caseId)).clocks.handling?.stops ?? []
  expect(stop?.reason).toMatch(/^请😀+…$/u)
  expect(encodeURIComponent(stop?.reason ?? '\ud800')).toEqual(expect.any(String))
})
