import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN, OWNER } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'
const TEXT = '厂里要接污水管，排水许可怎么办，要带哪些材料？'

describeOnEachRuntime('事项和办事指南', (runtime, emulator) => {
  const solved = async (id: string): Promise<number> =>
    (await districtOf(emulator()).as(ADMIN, 'matter.tree', { areaId: DISTRICT, topic: 'water' })).items.find((row) => row.id === id)?.solved ?? -1
  const openCases = async (): Promise<number> => (await districtOf(emulator()).as(OWNER, 'case.list', { tab: { of: 'mine' }, box: 'open' })).items.length

  it('whoever writes what he wants is shown how it is done, and needs no request; that can be taken back', async () => {
    const phone = runtime()
    const before = await openCases()
    await phone.become(OWNER)
    await phone.open('/company/file/index?companyId=company-1')
    await phone.tapText('咨询', '.t-kinds')
    await phone.type('.t-text', TEXT)
    await phone.tapText('排水许可', '.t-found-matters')
    await phone.waitFor('.t-guide')
    const said = await phone.text()
    for (const words of ['供水排水', '排水许可', '谁可以办', '要带什么', '排水管线图', '8 号窗口', '5 个工作日', '区水务局', '写的内容还在']) expect(said).toContain(words)
    await phone.tap('.t-solve')
    await phone.waitFor('.t-solved')
    expect(await solved('ma-drainage')).toBe(1)
    await phone.tap('.t-unsolve')
    await phone.waitFor('.t-guide')
    expect(await solved('ma-drainage')).toBe(0)
    await phone.tap('.t-solve')
    await phone.waitFor('.t-solved')
    expect([await solved('ma-drainage'), await openCases()]).toEqual([1, before])
  })

  it('a guide that is not enough goes with the request to the unit that is responsible, and nothing written is lost', async () => {
    const phone = runtime()
    await phone.open('/company/file/index?companyId=company-1')
    await phone.tapText('咨询', '.t-kinds')
    await phone.type('.t-text', TEXT)
    await phone.tapText('排水许可', '.t-found-matters')
    await phone.tap('.t-go-on')
    await phone.waitFor('.t-chosen-matter')
    await phone.waitFor('区水务局')
    await phone.type('.t-contact-name', '周禾')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
    expect(await phone.text('.t-filed-to')).toContain('区水务局')
    const { items } = await districtOf(emulator()).as(OWNER, 'case.list', { tab: { of: 'mine' }, box: 'open', search: '接污水管' })
    expect(items[0]).toMatchObject({ matter: 'water', title: expect.stringContaining('接污水管') as string })
    await phone.tap('.t-see-progress')
    await phone.waitFor('排水许可')
    expect(await phone.errors()).toEqual([])
  })

  it('an administrator registers a matter, whose code opens its guide without signing in; once closed it says so', async () => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.open('/admin/index')
    await phone.tap('.t-to-matters')
    await phone.tapText('用工社保', '.t-topics')
    await phone.tap('.t-add-matter')
    await phone.type('.t-matter-name', '用工备案')
    await phone.type('.t-matter-also', '招人登记、招工')
    await phone.type('.t-matter-steps', '到窗口交花名册')
    await phone.search('#unit-search', '市场')
    await phone.tapText('区市场监管局', '.t-unit-picker')
    await phone.waitFor('.t-chosen-units')
    await phone.tap('.t-save')
    await phone.waitFor('.t-matter-guide')
    await phone.waitFor('谁改过什么')
    expect(await phone.text('.t-matter-units')).toContain('区市场监管局')
    const district = districtOf(emulator())
    const { matters: [found] } = await district.as(OWNER, 'matter.find', { text: '想招人登记一下' })
    const { scene } = await district.as(ADMIN, 'directory.codeImage', { matterId: found?.id ?? '' })

    await phone.become(null)
    await phone.open(`/pages/landing/index?scene=${scene}`)
    await phone.waitFor('到窗口交花名册')

    await phone.become(ADMIN)
    await phone.open(`/admin/matter/index?id=${found?.id ?? ''}`)
    await phone.tap('.t-close')
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-reopen')
    await phone.become(null)
    await phone.open(`/pages/landing/index?scene=${scene}`)
    await phone.waitFor('这个事项已经停办')
    await phone.waitFor('请先打电话问清楚')
    expect(await phone.errors()).toEqual([])
  })
})
