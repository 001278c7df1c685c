import { ADMIN, CITY_ADMIN, draw, OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'
import { ahead, apply, codeOf, COMPANY, HOUR, idOf, NEW, OTHER, people, photo, UNOWNED, verified } from './binding.support'

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
}, 120_000)
afterEach(() => town.stop())

const DISTRICT = '370613'
/** Company 1 stands first among the printed codes. */
const FIRST = 0
const review = (openid: string, bindingId: string, decision: 'grant' | 'instead' | 'refuse', companyId = COMPANY, reason?: string) =>
  town.call('binding.review', { requestId: draw(), companyId, bindingId, decision, ...(reason === undefined ? {} : { reason }) }, openid)
const asked = async (openid: string, companyId = COMPANY): Promise<string> => (await town.read<{ id: string }>('bindings', { company_id: companyId, person_id: idOf(town, openid) })).at(-1)?.id ?? ''
const owners = async (companyId = COMPANY) => (await town.read<{ person_id: string }>('memberships', { role: 'company', place: companyId, owner: true })).map(({ person_id: id }) => id)

test('a photo of the licence is looked at by an administrator; the owner is told and may object; refused with a reason, appealed once, decided by another', async () => {
  await verified(town, NEW)
  expect(codeOf(await town.call('binding.apply', { requestId: draw(), code: town.scenes.company(FIRST), name: '钱示例', files: [] }, NEW))).toBe('INPUT_MISSING')
  expect(await apply(town, NEW, FIRST)).toMatchObject({ ok: true, data: { companyId: COMPANY, as: 'owner', asks: 'admin' } })
  expect(await town.hops('binding.apply')).toBe(2)
  expect(codeOf(await apply(town, NEW, FIRST))).toBe('BINDING_WAITING')
  expect((await town.must('directory.inbox', {}, OWNER)).items.map(({ kind }) => kind)).toContain('bindingDisputed')
  expect((await town.must('directory.inbox', {}, ADMIN)).items.map(({ kind }) => kind)).toContain('bindingReview')
  const id = await asked(NEW)
  expect((await town.must('binding.list', { areaId: DISTRICT }, ADMIN)).items).toMatchObject([{ id, way: 'licence', nameMasked: '钱*', objected: false }])
  const shown = await town.must('binding.show', { companyId: COMPANY, bindingId: id }, ADMIN)
  expect(shown).toMatchObject({ hindered: 'BINDING_TOO_EARLY', photos: [expect.stringMatching(/^http/)], owners: [expect.anything()] })
  expect(codeOf(await review(ADMIN, id, 'grant'))).toBe('BINDING_TOO_EARLY')
  await ahead(town, 73 * HOUR)
  expect(codeOf(await review(ADMIN, id, 'refuse'))).toBe('INPUT_MISSING')
  expect(codeOf(await review(ADMIN, id, 'refuse', COMPANY, '照片看不清'))).toBe('ok')
  expect(await town.must('binding.show', { companyId: COMPANY, bindingId: id }, ADMIN)).toMatchObject({ state: 'refused', hindered: 'BINDING_SETTLED', reason: '照片看不清' })
  expect((await town.must('binding.mine', {}, NEW)).items).toMatchObject([{ state: 'refused', reason: '照片看不清', mayAppeal: true }])
  const appeal = () => town.call('binding.appeal', { requestId: draw(), companyId: COMPANY, bindingId: id, words: '重新拍了，请再看一次。' }, NEW)
  expect(codeOf(await appeal())).toBe('ok')
  expect(codeOf(await review(ADMIN, id, 'grant'))).toBe('BINDING_ANOTHER')
  expect(codeOf(await review(CITY_ADMIN, id, 'refuse', COMPANY, '与登记不符'))).toBe('ok')
  expect(codeOf(await appeal())).toBe('BINDING_NO_APPEAL')
  expect(await owners()).toEqual([idOf(town, OWNER)])
  // What administrators decided of it is a deed of office; what people of a company do is not.
  const deeds = (await town.must('deed.list', { areaId: DISTRICT }, ADMIN)).items.map(({ words }) => words)
  expect(deeds.filter((words) => words === '审核了企业负责人的申请')).toHaveLength(2)
})

test('the owner objects, and the administrator lets the other one take his place', async () => {
  await verified(town, NEW)
  await apply(town, NEW, FIRST)
  const id = await asked(NEW)
  const object = await town.call('binding.decide', { requestId: draw(), companyId: COMPANY, bindingId: id, decision: 'refuse', reason: '公司是我的' }, OWNER)
  expect(codeOf(object)).toBe('ok')
  expect(await town.must('binding.show', { companyId: COMPANY, bindingId: id }, ADMIN)).toMatchObject({ objected: true, objection: '公司是我的', hindered: null })
  expect(codeOf(await review(ADMIN, id, 'instead'))).toBe('ok')
  expect(await owners()).toEqual([idOf(town, NEW)])
  expect(await town.read('memberships', { role: 'company', place: COMPANY })).toHaveLength(1)
  expect((await town.must('binding.record', { companyId: COMPANY }, NEW)).items.map(({ kind }) => kind).sort()).toEqual(['asked', 'granted', 'objected', 'removed'])
})

test('of a company that nobody owns the administrator decides at once; neither one of another area, nor the officer, nor whoever is of the company', async () => {
  await verified(town, NEW)
  const code = (await town.must('directory.codeImage', { companyId: UNOWNED }, ADMIN)).scene
  await town.must('binding.apply', { requestId: draw(), code, name: '钱示例', files: [await photo(town, NEW)] }, NEW)
  const id = await asked(NEW, UNOWNED)
  const far = await farAdmin()
  for (const openid of [far, OFFICER, OWNER, NEW]) {
    expect(codeOf(await review(openid, id, 'grant', UNOWNED))).toBe('NOT_ALLOWED')
    expect(codeOf(await town.call('binding.show', { companyId: UNOWNED, bindingId: id }, openid))).toBe('NOT_ALLOWED')
  }
  // An administrator who is one of the company is no second pair of eyes.
  await town.insert('memberships', [{ person_id: idOf(town, CITY_ADMIN), role: 'company', place: UNOWNED, company_id: UNOWNED, head: false, owner: false }])
  expect(codeOf(await review(CITY_ADMIN, id, 'grant', UNOWNED))).toBe('BINDING_TWO_EYES')
  expect(codeOf(await review(ADMIN, id, 'grant', UNOWNED))).toBe('ok')
  expect(codeOf(await review(ADMIN, id, 'grant', UNOWNED))).toBe('BINDING_SETTLED')
  expect(await owners(UNOWNED)).toEqual([idOf(town, NEW)])
  expect((await people(town, NEW, UNOWNED)).members).toHaveLength(2)
  // Somebody else's photo is nobody's proof.
  await verified(town, OTHER)
  expect(codeOf(await town.call('binding.apply', { requestId: draw(), code, name: '钱示例', files: [await photo(town, NEW)] }, OTHER))).toBe('FILE_NOT_YOURS')
})

/** An administrator of another district of the city. */
async function farAdmin(): Promise<string> {
  const openid = 'o-far-admin'
  const [{ id: areaId } = { id: '' }] = (await town.read<{ id: string; level: string }>('areas', { level: 'district' })).filter(({ id }) => id !== DISTRICT)
  await verified(town, openid)
  await town.insert('memberships', [{ person_id: idOf(town, openid), role: 'admin', place: areaId, area_id: areaId, unit_id: 'unit-centre-370613', head: false, owner: false }])
  return openid
}
