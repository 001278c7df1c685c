import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OWNER } from '../support/townspeople'

const WORDS = '冷库停电两个小时了，三十吨海鲜等着入库'

describeOnEachRuntime('没有网络也不丢字', (runtime, emulator) => {
  const filed = async (): Promise<string[]> => {
    const { items } = await districtOf(emulator()).as(OWNER, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })
    return items.filter((one) => one.title.startsWith('冷库停电')).map((one) => one.id)
  }
  const length = `${[...WORDS].length} / 1000`

  it('says of a page that does not open, on the one that one stands on, until it is closed or opens', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.waitFor('.t-new-case')
    // WeChat's own navigation fails; in a browser the page's part of the app does not come.
    const fail = phone.name === 'h5' ? () => phone.offline(true) : () => phone.mock('navigateTo', { errMsg: 'navigateTo:fail timeout' })
    const mend = phone.name === 'h5' ? () => phone.offline(false) : () => phone.restore('navigateTo')
    await fail()
    await phone.tap('.t-new-case')
    await phone.waitFor('.t-lost')
    await phone.tap('.t-lost-close')
    await phone.waitGone('.t-lost')
    await phone.tap('.t-new-case')
    await phone.waitFor('这页没有打开')
    // One has not left: the page is the same one, and what is below it too.
    expect(await phone.path()).toBe('pages/home/index')
    await phone.tap('.t-lost-again')
    await phone.waitGone('.t-lost')
    await phone.waitFor('.t-lost')
    await mend()
    await phone.tap('.t-lost-again')
    await phone.waitFor('.t-file-company')
    await phone.back()
    await phone.waitFor('.t-new-case')
    expect(await phone.has('.t-lost')).toBe(false)
  })

  it('keeps what was written when the network goes, and says so', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.tap('.t-new-case')
    await phone.tap('.t-chip-stuck')
    await phone.type('.t-contact-name', '周禾')
    await phone.offline(true)
    await phone.waitFor('现在没有网络')
    await phone.waitFor('写的内容已存在这部手机里')
    await phone.type('.t-text', WORDS)
    await phone.tap('.t-submit')
    await phone.waitFor('按几次都只会提交一件')
    expect(await phone.text('.t-submit')).toBe('再试一次')
    await phone.waitFor('已自动存为草稿')
    expect(await filed()).toEqual([])
  })

  it('has it still after leaving the page and coming back', async () => {
    const phone = runtime()
    await phone.back()
    await phone.tap('.t-new-case')
    await phone.waitFor(length)
    await phone.waitFor('已自动存为草稿')
  })

  it('has it still when the app is started again, and files exactly one', async () => {
    const phone = runtime()
    await phone.offline(false)
    await phone.waitGone('.ms-offline')
    await phone.become(OWNER)
    await phone.tap('.t-new-case')
    await phone.waitFor(length)
    await phone.offline(true)
    await phone.tap('.t-submit')
    await phone.waitFor('按几次都只会提交一件')
    await phone.tap('.t-submit')
    await phone.waitFor('按几次都只会提交一件')
    await phone.offline(false)
    await phone.waitGone('.ms-offline')
    await phone.tap('.t-submit')
    await phone.waitFor('.t-filed')

    const ids = await filed()
    expect(ids).toHaveLength(1)
    const detail = await districtOf(emulator()).as(OWNER, 'case.get', { caseId: ids[0] ?? '' })
    expect(detail).toMatchObject({ kind: 'stuck', text: WORDS, version: 1 })
  })

  it('starts the next request with an empty page', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.tap('.t-new-case')
    await phone.waitFor('0 / 1000')
    expect(await phone.text('.t-draft-saved')).toBe('')
    // The browser itself reports every request that found no network.
    expect((await phone.errors()).filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  })
})
