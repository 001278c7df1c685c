import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'

describeOnEachRuntime('联系谁', (runtime, emulator) => {
  it('whoever is not signed in scans a company’s code and finds whom to ask, from where the company lies', async () => {
    const phone = runtime()
    await phone.become(null)
    await phone.open(await districtOf(emulator()).scan('company'))
    await phone.tap('.t-contacts-link')
    await phone.waitFor('.t-unit-contacts')
    const said = await phone.text()
    for (const words of ['不知道找谁，打咨询电话', '黄海路街道', '区水务局', '江澄', '单位电话']) expect(said).toContain(words)
  })

  it('searches by what it is about, and says so when there is nothing', async () => {
    const phone = runtime()
    await phone.search('#contacts-search', '供水')
    await phone.waitFor('供水排水')
    expect(await phone.text()).not.toContain('何清')
    await phone.search('#contacts-search', '没有这样的事')
    await phone.waitFor('没有找到')
    expect(await phone.errors()).toEqual([])
  })
})
