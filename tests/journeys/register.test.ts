import { makeUscc } from '../../shared/register/uscc'
import { csvOf } from '../support/register/bring-in'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'
const HEADINGS = ['企业名称', '统一社会信用代码', '所属街道', '住所', '服务专员']
const GOOD = 60
const WRONG = 20
/** The one that is corrected by hand afterwards. */
const TOUCHED = '云澜街市7有限公司'
const CORRECTED = '云澜街市柒号有限公司'

const codeOf = (at: number): string => makeUscc(`91370613MA9Y${String(at).padStart(5, '0')}`)
const row = (at: number): string[] => [`云澜街市${at}有限公司`, codeOf(at), at >= GOOD ? '没有的街道' : '初家街道', `示范路 ${at} 号`, '林知远']
const SHEET = csvOf([HEADINGS, ...Array.from({ length: GOOD + WRONG }, (_, at) => row(at))])

describeOnEachRuntime('导入一条街的企业', (runtime, emulator) => {
  const companies = async (): Promise<number> => (await districtOf(emulator()).as(ADMIN, 'register.overview', { areaId: DISTRICT })).companies
  let before = 0

  it('begins at the page of an administrator, with a file that is only tried', async () => {
    const phone = runtime()
    before = await companies()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    expect(await phone.path()).toBe('admin/index')
    await phone.tap('.t-new-import')
    await phone.mock('chooseMessageFile', { errMsg: 'chooseMessageFile:ok', tempFiles: [{ path: `data:text/csv;base64,${SHEET.toString('base64')}`, name: '初家街道.csv', size: SHEET.length, type: 'file' }] })
    await phone.tap('.t-pick')
    await phone.waitFor('.t-picked')
    await phone.type('#import-source', '市场监管局')
    await phone.tap('.t-begin')
    await phone.waitFor('.t-import-ready', 20_000)
    await phone.settled()
    const page = await phone.text()
    for (const words of ['还没有改动任何数据', '初家街道.csv', '市场监管局', '有问题的 20 行', '没有这个区域', `导入 ${GOOD} 行`]) expect(page).toContain(words)
    expect([await phone.text('.t-tally-new'), await phone.text('.t-tally-bad')]).toEqual([`新增 ${GOOD}`, `有问题，不导入 ${WRONG}`])
    expect(await companies()).toBe(before)
  })

  it('is applied on one tap, and says what it has done', async () => {
    const phone = runtime()
    await phone.tap('.t-apply')
    await phone.waitFor('.t-import-applied', 20_000)
    expect(await phone.text('.t-banner')).toContain(`写入了 ${GOOD} 家`)
    expect(await companies()).toBe(before + GOOD)
    await phone.tap('.t-see')
    await phone.waitFor('.t-company-row')
    expect(await phone.text('#segment-operating')).toContain(String(before + GOOD))
  })

  it('a company of it is found by a part of its name and corrected; a wrong code is refused at its field', async () => {
    const phone = runtime()
    await phone.search('#companies-search', '街市7有限')
    await phone.waitFor(TOUCHED)
    await phone.tap('.t-company-row .ms-item__main')
    await phone.waitFor('.t-change-import')
    expect(await phone.text()).toContain('导入：初家街道.csv')
    await phone.tap('.t-edit')
    await phone.waitFor('.t-company-form')
    await phone.type('.t-company-uscc', '91370613MA9Y00007X')
    await phone.tap('.t-save')
    await phone.waitFor('末位是校验位')
    await phone.type('.t-company-uscc', codeOf(7))
    await phone.type('.t-company-name', CORRECTED)
    await phone.tap('.t-save')
    await phone.waitFor('.t-change')
    await phone.waitFor(`曾用名：${TOUCHED}`)
    expect(await phone.text('.t-company-name')).toBe(CORRECTED)
  })

  it('is undone as a whole after a question with numbers; what somebody has corrected stays, and says by whom', async () => {
    const phone = runtime()
    await phone.tap('.t-change-import')
    await phone.waitFor('.t-import-applied')
    await phone.tap('.t-undo')
    await phone.waitFor(`新增的 ${GOOD} 家会去掉`)
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-import-undone', 20_000)
    await phone.waitFor('.t-rows-kept')
    await phone.settled()
    expect(await phone.text('.t-rows-kept')).toMatch(new RegExp(`没有撤销的 1 家.*${TOUCHED}.*孙管改过`))
    expect(await companies()).toBe(before + 1)
    expect(await phone.errors()).toEqual([])
  })

  it('companies without an officer get one by a rule, which is shown before it is done', async () => {
    const phone = runtime()
    const unmatched = async (): Promise<number> => (await districtOf(emulator()).as(ADMIN, 'register.overview', { areaId: DISTRICT })).unmatched
    const many = await unmatched()
    expect(many).toBeGreaterThan(0)
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-to-assign')
    await phone.waitFor(`${many} 家在营企业没有专员，还没有结对规则`)
    await phone.tap('.t-add-rule')
    await phone.waitFor('.t-rule-form')
    await phone.tap('.t-save-rule')
    await phone.waitFor('请选哪里的企业')
    await phone.tap('.t-take-area')
    await phone.tap('.t-save-rule')
    await phone.waitFor('.t-rules')
    await phone.waitFor(`${many} 家在营企业没有专员，按规则都能结对`)
    expect(await unmatched()).toBe(many)
    await phone.tap('.t-assign')
    await phone.waitFor('在营企业都有专员了')
    expect(await unmatched()).toBe(0)
    expect(await phone.errors()).toEqual([])
  })
})
