import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OWNER, SUPERVISOR } from '../support/townspeople'
import { districtOf } from './district'

const TEXT = '投诉督查室的钱督，检查时要求吃请。'

describeOnEachRuntime('投诉一个在岗的人', (runtime, emulator) => {
  it('finds whoever it is by name and unit, among all who serve', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open('/company/file/index?companyId=company-1')
    await phone.tapText('投诉', '.t-kinds')
    await phone.tap('.t-about #chip-other')
    await phone.type('.t-subjects .ms-search', '督查室 石')
    await phone.tap('.t-subject-find')
    await phone.tapText('石城', '.t-subjects')
    await phone.waitFor('会绕开他和他的单位')
  })

  it('is asked about whoever stands in the words, and goes round him', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open('/company/file/index?companyId=company-1')
    await phone.tapText('投诉', '.t-kinds')
    await phone.tap('.t-about #chip-nobody')
    await phone.waitFor('本地区的督办员和兜底负责人会看到这一件')
    await phone.type('.t-text', TEXT)
    await phone.type('.t-contact-name', '周禾')
    await phone.tap('.t-submit')
    await phone.waitFor('文字里提到了 钱督（莱山区督查室），要绕开他吗？')
    await phone.tap('.t-go-round')
    await phone.waitGone('.t-mentioned')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
    expect(await phone.text()).toContain('区营商环境监督室')
    const district = districtOf(emulator())
    const { items } = await district.as(OWNER, 'case.list', { tab: { of: 'mine' }, box: 'open', search: '吃请' })
    expect(items).toHaveLength(1)
    const his = await district.as(SUPERVISOR, 'case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search: '吃请' })
    expect(his.items).toEqual([])
  })
})
