import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { CITY, CITY_ADMIN, OWNER } from '../support/townspeople'

const OWN = { product: '企呼我应', officer: '店小二' }
const FOOT = '示例区营商环境建设局'
const DEFAULTS = /码上办|服务专员/

describeOnEachRuntime('名称和外观', (runtime, emulator) => {
  it('what an administrator sets is seen before it is saved', async () => {
    const phone = runtime()
    await phone.become(CITY_ADMIN)
    await phone.open(`/admin/setting/index?name=names&area=${CITY}`)
    await phone.tap('.t-edit-setting')
    await phone.type('.t-setting-officer', OWN.officer)
    await phone.type('.t-setting-product', OWN.product)
    expect(await phone.text('.t-sample')).toContain(`您的${OWN.officer}`)
    expect(await phone.text('.t-sample-title')).toBe(OWN.product)
    await phone.tap('.t-save-setting')
    await phone.tapText('保存', '.ms-dialog__foot')
    await phone.waitFor('.t-setting-value')
    await districtOf(emulator()).as(CITY_ADMIN, 'settings.propose', { requestId: 'dress-look-0001', areaId: CITY, name: 'look', value: { palette: 'teal', foot: FOOT } })
    // Every function keeps the settings for a minute.
    await fetch(`${emulator().url}/__emulator/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ advance: '61s' }) })
  })

  it('a company’s home, what it files and how it stands say the words of the tenant, in its colours', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.waitFor('.t-officer')
    await phone.waitFor('.palette-teal')
    expect(await phone.text('.t-officer')).toContain(`您的${OWN.officer}`)
    expect(await phone.text('.t-seal')).toBe(FOOT)
    expect(await phone.text('.ms-page')).not.toMatch(DEFAULTS)
    await phone.tap('.t-new-case')
    await phone.tap('.t-chip-suggest')
    await phone.type('.t-text', '门口的路灯不亮了')
    await phone.type('.t-contact-name', '周禾')
    expect(await phone.text('.ms-page')).not.toMatch(DEFAULTS)
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')
    expect(await phone.text('.t-filed')).toContain(OWN.officer)
    // What was filed before they changed stands as it was told.
    const one = (await districtOf(emulator()).as(OWNER, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })).items.find(({ title }) => title.includes('路灯不亮'))
    await phone.open(`/company/case/index?id=${one?.id ?? ''}`)
    await phone.waitFor('.t-route-reason')
    expect(await phone.text('.t-route-reason')).toContain(OWN.officer)
    expect(await phone.text('.ms-page')).not.toMatch(DEFAULTS)
    expect(await phone.errors()).toEqual([])
  })

  it('so does a code that is opened without signing in, in nobody’s memory', async () => {
    const phone = runtime()
    await phone.become(null)
    await phone.open(await districtOf(emulator()).scan('company'))
    await phone.waitFor('.t-not-bound')
    await phone.waitFor('.palette-teal')
    expect(await phone.text('.t-officer')).toContain(OWN.officer)
    expect(await phone.text('.ms-page')).not.toMatch(DEFAULTS)
  })
})
