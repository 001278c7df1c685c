import type { ActionName } from '../../../shared/api'
import { brokenPromises } from '../../support/cases/whole-record'
import { ADMIN, DISPATCHER, draw, OFFICER, OWNER, startTown, type TownUnderTest, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const reused = { ok: false, error: { code: 'REQUEST_ID_REUSED' } }

describe('a request id is used for one thing only', () => {
  // prettier-ignore
  it.each<[ActionName, Record<string, unknown>]>([
    ['case.openContact',     { reason: '联系办理' }],
    ['case.note',            { text: '已电话联系' }],
    ['case.return',          { text: '不归我管' }],
    ['case.requestMaterial', { text: '请补合同' }],
    ['case.answer',          { text: '已经办好了' }],
  ])('the id of an acceptance does no %s', async (action, more) => {
    const { caseId } = await town.file()
    const requestId = draw()
    await town.must('case.accept', { caseId, requestId, seen: 1 }, OFFICER)
    const reply = await town.send(action, { caseId, requestId, seen: 2, ...more }, OFFICER)
    expect(reply).toMatchObject(reused)
    expect(JSON.stringify(reply)).not.toContain('1380000')
    expect(await town.version(caseId, OWNER)).toBe(2)
  })

  it('the id of one case does nothing to another, nor with other words, result or reader', async () => {
    const [one, other] = [await town.file(), await town.file()]
    const note = { caseId: one.caseId, requestId: draw(), seen: 1, text: '已电话联系', visibility: 'internal' as const }
    await town.must('case.note', note, OFFICER)
    for (const changed of [{ caseId: other.caseId }, { text: '换了说法' }, { visibility: 'public' as const }]) {
      expect(await town.call('case.note', { ...note, ...changed }, OFFICER)).toMatchObject(reused)
    }
    expect([await town.version(one.caseId, OWNER), await town.version(other.caseId, OWNER)]).toEqual([2, 1])
  })

  it('the same id of two people is two requests', async () => {
    const { caseId } = await town.file()
    const requestId = draw()
    await town.must('case.note', { caseId, requestId, seen: 1, text: '同一句话' }, OFFICER)
    expect(await town.must('case.note', { caseId, requestId, seen: 2, text: '同一句话' }, OWNER)).toMatchObject({ version: 3 })
  })

  it('a sign is reissued for the company that was named, and for no other under the same id', async () => {
    const requestId = draw()
    const input = { requestId, companyId: 'company-3', reason: '标牌被撕掉' }
    const first = await town.must('directory.reissueCode', input, ADMIN)
    expect(await town.must('directory.reissueCode', input, ADMIN)).toEqual(first)
    expect(await town.call('directory.reissueCode', { ...input, companyId: 'company-4' }, ADMIN)).toMatchObject(reused)
    expect(await town.call('directory.reissueCode', { ...input, revokeOnly: true }, ADMIN)).toMatchObject(reused)
    const codes = await town.read<{ id: string; revision: number; status: string }>('codes', { of: 'company' })
    expect(codes.filter(({ id }) => id === 'company-3' || id === 'company-4').map(({ id, revision, status }) => [id, revision, status]).sort())
      .toEqual([['company-3', first.revision, 'active'], ['company-4', 0, 'active']])
  })
})

it('a note sent again after twenty-five newer entries, from a fresh screen, stands once', async () => {
  const { caseId } = await town.file()
  const input = { caseId, requestId: draw(), seen: 1, text: '第一句补充' }
  const first = await town.must('case.note', input, OWNER)
  for (let at = 0; at < 25; at++) await town.act('case.note', caseId, OWNER, { text: `补充 ${at}` })
  expect(await town.must('case.note', { ...input, seen: await town.version(caseId, OWNER) }, OWNER)).toEqual(first)
  expect(await town.version(caseId, OWNER)).toBe(27)
})

it('a refusal is not kept: the same id does it once nothing stands in the way', async () => {
  const { caseId } = await town.file()
  const answer = { caseId, requestId: draw(), seen: 1, text: '已经办好了' }
  expect(await town.call('case.answer', answer, OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_WRONG_STATUS' } })
  await town.act('case.accept', caseId, OFFICER)
  expect(await town.must('case.answer', { ...answer, seen: 2 }, OFFICER)).toMatchObject({ status: 'answered', version: 3 })
})

it('keeps of each request two kilobytes at most, nothing sealed and no link', async () => {
  const contact = { name: '周禾', phone: '13800000777' }
  const { caseId } = await town.file({ matter: 'water', text: `${'很长的话'.repeat(240)}。`, contact })
  await town.act('case.claim', caseId, WATER_MEMBER)
  await town.must('case.openContact', { caseId, requestId: draw(), reason: '联系办理' }, WATER_MEMBER)
  await town.act('case.note', caseId, WATER_MEMBER, { text: '情'.repeat(2000) })
  await town.act('case.requestMaterial', caseId, WATER_MEMBER, { text: '材'.repeat(1000) })
  await town.act('case.supplyMaterial', caseId, OWNER, { text: '料'.repeat(1000) })
  await town.act('case.return', caseId, WATER_MEMBER, { text: '退'.repeat(500) })
  await town.act('case.transfer', caseId, DISPATCHER, { unitId: 'unit-water', text: '转'.repeat(500) })
  const requests = await town.read<{ action: string; reply: unknown; asked: string }>('requests')
  expect(new Set(requests.map(({ action }) => action)).size).toBeGreaterThanOrEqual(8)
  for (const { action, reply, asked } of requests) {
    const text = JSON.stringify(reply)
    expect([action, Buffer.byteLength(text) <= 2048]).toEqual([action, true])
    expect(text).not.toMatch(/13800000777|https?:|cloud:|周禾/)
    expect(asked).toMatch(/^[\w-]{20,64}$/)
  }
  expect(await brokenPromises(town)).toEqual([])
})
