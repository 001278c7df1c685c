import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN, RESIDENT } from '../support/townspeople'
import { districtOf } from './district'

const NAME = '望潮路早餐铺'
const TEXT = '门口修路，货车进不来，请问什么时候修好。'

describeOnEachRuntime('一家还没有码的店', (runtime, emulator) => {
  it('is named by whoever files for it, and an administrator finds it in the register', async () => {
    const phone = runtime()
    await phone.become(RESIDENT)
    await phone.open('/pages/home/index')
    await phone.tap('.t-unlisted')
    await phone.type('.t-unlisted-name', NAME)
    await phone.tapText('莱山区', '.t-unlisted-area')
    await phone.tapText('初家街道', '.t-unlisted-area')
    await phone.tap('.t-next')
    await phone.waitFor('会标为“未登记”')
    await phone.tapText('求助', '.t-kinds')
    await phone.type('.t-text', TEXT)
    await phone.type('.t-contact-name', '周禾')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
    await phone.tap('.t-see-progress')
    await phone.waitFor(NAME)
    await phone.waitFor('未登记')

    await phone.become(ADMIN)
    await phone.open('/admin/decisions/index')
    await phone.tapText(`不在名册的企业：${NAME}`, '.t-decision')
    await phone.waitFor('.t-unlisted-facts')
    await phone.type('.t-link .ms-search', '禾田')
    await phone.tap('.t-link-find')
    await phone.tapText('云澜禾田食品有限公司', '.t-link')
    await phone.tapText('就是它')
    await phone.waitFor('已对应')
    // Found again by what became of it, under the name of the register.
    await phone.open('/admin/index')
    await phone.tap('.t-to-unlisted')
    await phone.tapText('已对应', '.ms-segments')
    await phone.tapText('云澜禾田食品有限公司', '.t-unlisted-rows')
    await phone.waitFor('.t-unlink')
    const { items } = await districtOf(emulator()).as(RESIDENT, 'case.list', { tab: { of: 'mine' }, box: 'open' })
    expect(items.some(({ title }) => title.includes('门口修路'))).toBe(true)
  })

  it('it was another: that is taken back in numbers, and the request bears again what was written', async () => {
    const phone = runtime()
    await emulator().runTimers()
    const mine = async (): Promise<(string | undefined)[]> => (await districtOf(emulator()).as(RESIDENT, 'case.list', { tab: { of: 'mine' }, box: 'open' })).items.map(({ companyName }) => companyName)
    expect(await mine()).toContain('云澜禾田食品有限公司')
    await phone.waitFor('.t-unlink')
    await phone.tap('.t-unlink')
    await phone.waitFor('1 件诉求不再归“云澜禾田食品有限公司”')
    await phone.tap('#dialog-ok')
    await phone.waitFor('已撤销')
    await phone.waitFor('正在恢复')
    await emulator().runTimers()
    expect(await mine()).toContain(NAME)
    expect(await phone.errors()).toEqual([])
  })
})
