import { personOf } from '../../support/cases/personas'
import { ADMIN, OFFICER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const find = async (search: string, more: { companyId?: string; cursor?: string } = {}) => town.must('directory.officials', { search, ...more }, OWNER)
const names = async (search: string, companyId?: string) => (await find(search, companyId ? { companyId } : {})).subjects.map(({ name, unitName }) => (unitName === null ? name : `${name}（${unitName}）`))
const mentioned = async (text: string, companyId = 'company-1') => (await town.must('directory.mentioned', { text, companyId }, OWNER)).subjects.map(({ name }) => name)

it('finds anybody with an office, by name and unit, whatever his role, and never a private person', async () => {
  expect(await names('钱督')).toEqual(['钱督（莱山区督查室）'])
  for (const [name, openid, office] of [['钱督', SUPERVISOR, '督办员'], ['孙管', ADMIN, '系统管理员'], ['林知远', OFFICER, '服务专员'], ['苏映', 'demo-dispatcher', '分办员'], ['江守正', 'demo-last-resort-1', '兜底负责人']]) {
    expect((await find(name as string)).subjects).toEqual([expect.objectContaining({ kind: 'person', id: await personOf(town, openid as string), office })])
  }
  expect(await names('周禾')).toEqual([])
  expect(await names('督查室 石')).toEqual(['石城（市督查室）'])
  expect(await names('水务 柳')).toEqual(['柳溪（区水务局）'])
})

it('finds whatever way it is written, and says nothing that could be called', async () => {
  expect(await names('　钱 督　')).toEqual(['钱督（莱山区督查室）'])
  expect(await names('“莱山区督查室”')).toEqual(['钱督（莱山区督查室）', '莱山区督查室'])
})

it('puts what lies nearest to the company first, a page at a time without a gap', async () => {
  expect((await names('企业服务站', 'company-1')).slice(0, 3)).toEqual(['林知远（黄海路街道企业服务站）', '邵安（黄海路街道企业服务站）', '黄海路街道企业服务站'])
  const crowd = Array.from({ length: 45 }, (_, at) => `crowd-${String(at).padStart(2, '0')}`)
  await town.insert('persons', crowd.map((id) => ({ id, openid: 's', work_name: `重名`, elder: false })))
  await town.insert('memberships', crowd.map((id, at) => ({ person_id: id, role: 'officer', place: '370613002', area_id: '370613002', unit_id: at % 2 ? 'unit-water' : 'unit-station-370613002', head: false, owner: false })))
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof find>> = await find('重名', { companyId: 'company-1', ...(cursor ? { cursor } : {}) })
    expect(page.subjects.length).toBeLessThanOrEqual(20)
    ids.push(...page.subjects.map(({ id }) => id))
    cursor = page.next
  }
  expect(ids.sort()).toEqual(crowd)
  expect(JSON.stringify(await find('钱督'))).not.toMatch(/\d{7}/)
})

it.each([['', 'INPUT_MISSING'], ['  ', 'INPUT_MISSING'], ['，。', 'INPUT_MISSING'], ['\u200b', 'INPUT_MISSING'], ['长'.repeat(41), 'INPUT_TOO_LONG']])('refuses to search for %j', async (search, code) => {
  expect(await town.call('directory.officials', { search }, OWNER)).toMatchObject({ ok: false, error: { code } })
})

it('is for whoever is signed in, and refuses a cursor of its own making', async () => {
  expect(await town.call('directory.officials', { search: '钱督' }, RESIDENT)).toMatchObject({ ok: true })
  expect(await town.call('directory.officials', { search: '钱督' }, null)).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } })
  expect(await town.call('directory.mentioned', { text: '钱督', companyId: 'company-1' }, null)).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } })
  expect(await town.call('directory.officials', { search: '钱督', cursor: 'x|y' }, OWNER)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } })
})

it('says who stands in a text, in its order, of the areas of the company and nobody else, five at most', async () => {
  expect(await mentioned('投诉督查室的 钱督，要求回避。')).toEqual(['钱督'])
  expect(await mentioned('区水务局的柳溪拖了三周，孙管也知道')).toEqual(['区水务局', '柳溪', '孙管'])
  expect(await mentioned('货物运不出去，缺一张运输证明')).toEqual([])
  // 谢邻 serves the next district; 周禾 is a private person.
  expect(await mentioned('谢邻和周禾都在')).toEqual([])
  expect(await mentioned('石城、罗统', 'company-1')).toEqual(['石城', '罗统'])
  expect(await mentioned('陈一川孟小路乔达何清吴敏行高远舟')).toHaveLength(5)
  expect(await mentioned('钱督', 'no-such-company')).toEqual([])
  await town.surface('stats/reset', {})
  await mentioned('钱督')
  await find('钱督')
  expect([await town.hops('directory.mentioned'), await town.hops('directory.officials')]).toEqual([1, 1])
})
