import type { InputOf } from '../../../shared/api'
import { ADMIN, CITY_ADMIN, draw, OFFICER, OWNER, OTHER_OFFICER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
let id: Record<string, string> = {}
const DEPUTY = 'demo-officer-3'
beforeAll(async () => {
  town = await startTown()
  // Those of the demonstration are counted nowhere here.
  await town.emulator.database.query('delete from mashangban.pairings')
  id = Object.fromEntries((await town.surface<{ openid: string; personId: string }[]>('personas')).map(({ openid, personId }) => [openid, personId]))
}, 120_000)
afterAll(() => town.stop())

const save = async (over: Partial<InputOf<'register.saveCompany'>>, openid = ADMIN) => {
  const { id: companyId, version, uscc, name, areaId, address, key, state, industry, size, officer } = await town.must('register.company', { companyId: 'company-1' }, ADMIN)
  return town.call('register.saveCompany', { requestId: draw(), companyId, seen: version, uscc, name, areaId, address, key, state, industry, size, officerId: officer?.personId ?? null, ...over }, openid)
}
const away = (openid: string, standIn: string | null) => town.emulator.database.query('update mashangban.persons set leave = $2 where id = $1', [id[openid], JSON.stringify({
  from: '2020-01-01T00:00:00.000Z', to: '2099-01-01T00:00:00.000Z', standIn: standIn === null ? null : id[standIn], standInName: standIn === null ? null : '沈路遥', standInPhone: standIn === null ? null : '0535-1',
})])
const back = (...openids: string[]) => town.emulator.database.query('update mashangban.persons set leave = null where id = any($1)', [openids.map((each) => id[each])])

it('a deputy and leaders are put in with the company, shown to it and on its sign, and noted in its history; left out they stay', async () => {
  expect(await save({ deputyId: id[DEPUTY], leaderIds: [id[SUPERVISOR] ?? '', id[OTHER_OFFICER] ?? ''] })).toMatchObject({ ok: true, data: { changed: true, version: 2 } })
  const detail = await town.must('register.company', { companyId: 'company-1' }, ADMIN)
  expect(detail.paired.map(({ rank }) => rank)).toEqual(['deputy', 'leader', 'leader'])
  expect(detail.paired.map(({ personId }) => personId).sort()).toEqual([id[DEPUTY], id[SUPERVISOR], id[OTHER_OFFICER]].sort())
  const { items: [change] } = await town.must('register.changes', { of: 'company', id: 'company-1' }, ADMIN)
  expect(change?.fields.map(({ label, before }) => [label, before])).toEqual([['副专员', null], ['联系领导', null]])
  expect(change?.fields[1]?.after).toContain('沈路遥')
  for (const landing of [await town.must('directory.company', { companyId: 'company-1' }, OWNER), await town.must('directory.scan', { code: town.scenes.company(0) }, null)]) {
    expect(landing).toMatchObject({ paired: [{ rank: 'deputy', personId: id[DEPUTY], onDuty: true }, { rank: 'leader' }, { rank: 'leader' }] })
  }
  expect(await save({})).toMatchObject({ ok: true, data: { changed: false } })
  expect(await save({ leaderIds: [] })).toMatchObject({ ok: true, data: { changed: true } })
  expect((await town.must('register.company', { companyId: 'company-1' }, ADMIN)).paired.map(({ rank }) => rank)).toEqual(['deputy'])
})

it('nobody is there in two ways, nobody who is no official, and nobody but an administrator of the area puts anybody in', async () => {
  for (const [over, code] of [
    [{ deputyId: id[OFFICER] }, 'PAIRED_TWICE'], [{ leaderIds: [id[DEPUTY] ?? ''] }, 'PAIRED_TWICE'],
    [{ deputyId: id[WATER_MEMBER] }, 'TARGET_NOT_FOUND'], [{ leaderIds: [id[OWNER] ?? ''] }, 'TARGET_NOT_FOUND'], [{ leaderIds: ['nobody'] }, 'TARGET_NOT_FOUND'],
  ] as const) expect(await save(over as Partial<InputOf<'register.saveCompany'>>)).toMatchObject({ error: { code } })
  expect(await save({ deputyId: null }, OFFICER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  // Made a leader of whom was the deputy, in one step.
  expect(await save({ deputyId: id[OTHER_OFFICER], leaderIds: [id[DEPUTY] ?? ''] })).toMatchObject({ ok: true })
  expect(await save({ deputyId: id[DEPUTY], leaderIds: [id[OTHER_OFFICER] ?? ''] })).toMatchObject({ ok: true })
  expect((await town.must('register.company', { companyId: 'company-1' }, CITY_ADMIN)).paired.map(({ rank, personId }) => [rank, personId])).toEqual([['deputy', id[DEPUTY]], ['leader', id[OTHER_OFFICER]]])
})

it('a request goes to the officer, else to whoever stands in for him, else to the deputy, else to the pool, and says so; never to a leader', async () => {
  await save({ deputyId: id[DEPUTY], leaderIds: [id[SUPERVISOR] ?? ''] })
  const route = () => town.must('case.route', { companyId: 'company-1', kind: 'help' }, OWNER)
  expect((await route()).to.handlerName).toBe('林知远')
  await away(OFFICER, OTHER_OFFICER)
  expect((await route()).to.handlerName).toBe('沈路遥')
  expect(await town.must('directory.company', { companyId: 'company-1' }, OWNER)).toMatchObject({ officer: { onDuty: false, standIn: { name: '沈路遥' } } })
  expect((await town.must('register.company', { companyId: 'company-1' }, ADMIN)).officer?.standIn).toEqual({ name: '沈路遥', workPhone: '0535-1' })
  await away(OFFICER, null)
  const toDeputy = await route()
  expect(toDeputy.reason).toBe(`您的服务专员现在不在岗，由副专员${toDeputy.to.handlerName}办理`)
  const filed = await town.file()
  expect((await town.read<{ handler_id: string }>('cases', { id: filed.caseId }))[0]?.handler_id).toBe(id[DEPUTY])
  await town.act('case.accept', filed.caseId, DEPUTY)
  await away(DEPUTY, null)
  expect(await route()).toMatchObject({ to: { unitName: null, handlerName: null }, reason: expect.stringContaining('暂时没有对应的经办人') })
  await back(OFFICER, DEPUTY)
})

it('whoever is paired sees the companies, page by page, and gets no right on what is theirs', async () => {
  await save({ deputyId: id[DEPUTY], leaderIds: [id[SUPERVISOR] ?? ''] })
  expect((await town.must('pairing.mine', {}, SUPERVISOR)).items).toMatchObject([{ id: 'company-1', rank: 'leader', state: 'operating', name: '云澜禾田食品有限公司', officer: { name: '林知远' } }])
  expect((await town.must('pairing.mine', {}, DEPUTY)).items).toMatchObject([{ id: 'company-1', rank: 'deputy' }])
  await town.insert('pairings', ['company-2', 'company-3', 'company-4'].map((company_id) => ({ company_id, person_id: id[DEPUTY], rank: 'leader' })))
  const first = await town.must('pairing.mine', { limit: 2 }, DEPUTY)
  const rest = await town.must('pairing.mine', { limit: 2, cursor: first.next ?? '' }, DEPUTY)
  expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(['company-1', 'company-2', 'company-3', 'company-4'])
  expect(rest.next).toBeNull()
  // Those he serves himself stand first, those whose deputy he is next; each rank is read on by itself, too.
  const ranks = ['lead', 'deputy', 'leader'] as const
  const served = (await town.read<{ id: string }>('companies', { officer_id: id[DEPUTY] })).map((one) => one.id).sort()
  expect(served.length).toBeGreaterThan(2)
  const walked: string[] = []
  let cursor: string | null = null
  do {
    const page: { items: { id: string; rank: string }[]; next: string | null } = await town.must('pairing.mine', { ranks: [...ranks], limit: 2, ...(cursor === null ? {} : { cursor }) }, DEPUTY)
    walked.push(...page.items.map((one) => `${one.rank} ${one.id}`))
    cursor = page.next
  } while (cursor !== null)
  expect(walked).toEqual([...served.map((one) => `lead ${one}`), 'deputy company-1', 'leader company-2', 'leader company-3', 'leader company-4'])
  expect((await town.must('pairing.mine', { ranks: ['leader'] }, DEPUTY)).items.map((one) => one.id)).toEqual(['company-2', 'company-3', 'company-4'])
  expect((await town.must('pairing.mine', { ranks: ['lead'], limit: 50 }, DEPUTY)).items.map((one) => one.id)).toEqual(served)
  expect(await town.call('pairing.mine', { cursor: 'company-1' }, DEPUTY)).toMatchObject({ error: { code: 'INPUT_INVALID' } })
  expect((await town.must('pairing.mine', {}, WATER_MEMBER)).items).toEqual([])
  expect(await town.call('pairing.mine', {}, OWNER)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  // Its requests are not theirs.
  const { caseId } = await town.file()
  expect(await town.call('case.get', { caseId }, DEPUTY)).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } })
})
