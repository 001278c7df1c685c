import ExcelJS from 'exceljs'
import { makeUscc } from '../../shared/register/uscc'
import { csvOf } from '../support/register/bring-in'
import { launchRuntime } from '../support/runtime/launch'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { ADMIN, CITY_ADMIN } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'
const HEADINGS = ['企业名称', '统一社会信用代码', '所属街道', '住所']
const GOOD = 40
const WRONG = 20
/** Of a second file, that is taken back. */
const AGAIN = 12
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const codeOf = (at: number): string => makeUscc(`91370613MA9W${String(at).padStart(5, '0')}`)
const nameOf = (at: number): string => `云澜同街${at}有限公司`
const row = (at: number): string[] => [nameOf(at), codeOf(at), at >= GOOD ? '初家街到了' : '初家街道', `示范路 ${at} 号`]

/** A file of another office: a page of explanations, then the list below a title. */
async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('填表说明').addRow(['请各街道如实填写'])
  const list = book.addWorksheet('企业名单')
  list.addRow(['2026 年企业名单'])
  list.addRow(HEADINGS)
  for (let at = 0; at < GOOD + WRONG; at++) list.addRow(row(at))
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** What came back with reasons, put right: every row that has one gets its street; nothing else is touched. */
async function corrected(bytes: Uint8Array): Promise<{ file: Buffer, reasons: string[] }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const reasons: string[] = []
  book.eachSheet((sheet) => sheet.eachRow((line) => {
    const reason = line.getCell(HEADINGS.length + 1).text
    if (!reason.includes('没有这个区域')) return
    reasons.push(reason)
    line.getCell(3).value = '初家街道'
  }))
  return { file: Buffer.from(await book.xlsx.writeBuffer()), reasons }
}

describeOnEachRuntime('名册：退回的表改好再导，两个管理员同时改', (runtime, emulator) => {
  let other: Runtime | undefined
  const as: ReturnType<typeof districtOf>['as'] = (openid, action, input) => districtOf(emulator()).as(openid, action, input)
  const companies = async (): Promise<number> => (await as(ADMIN, 'register.overview', { areaId: DISTRICT })).companies
  const handIn = async (file: Buffer, name: string): Promise<void> => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-new-import')
    await phone.mock('chooseMessageFile', { errMsg: 'chooseMessageFile:ok', tempFiles: [{ path: `data:${name.endsWith('.csv') ? 'text/csv' : XLSX};base64,${file.toString('base64')}`, name, size: file.length, type: 'file' }] })
    await phone.tap('.t-pick')
    await phone.waitFor('.t-picked')
    await phone.tap('.t-begin')
  }
  const returned = async (): Promise<Uint8Array> => {
    const { items: [newest] } = await as(ADMIN, 'import.list', { areaId: DISTRICT })
    const { url } = await as(ADMIN, 'import.returned', { importId: newest?.id ?? '' })
    return new Uint8Array(await (await fetch(url)).arrayBuffer())
  }
  let before = 0
  let mended: Buffer = Buffer.alloc(0)

  afterAll(() => other?.stop())

  it('of several pages of a workbook the one that is meant is chosen', async () => {
    const phone = runtime()
    before = await companies()
    await handIn(await workbook(), '名单.xlsx')
    await phone.waitFor('.t-sheets', 20_000)
    await phone.tapText('企业名单', '.t-sheets')
    await phone.waitFor('.t-import-ready', 20_000)
    expect([await phone.text('.t-tally-new'), await phone.text('.t-tally-bad')]).toEqual([`新增 ${GOOD}`, `有问题，不导入 ${WRONG}`])
  })

  it('the file comes back with a reason for each of the twenty rows; where it cannot be opened its address is copied', async () => {
    const phone = runtime()
    await phone.mock('openDocument', { errMsg: 'openDocument:fail' })
    await phone.tap('.t-returned')
    if (phone.name !== 'h5') await phone.waitFor('下载地址已复制')
    await phone.restore('openDocument')
    const { file, reasons } = await corrected(await returned())
    expect(reasons).toHaveLength(WRONG)
    expect(new Set(reasons)).toEqual(new Set(['所属区域：没有这个区域，是不是初家街道']))
    mended = file
    await phone.tap('.t-apply')
    await phone.waitFor('.t-import-applied', 20_000)
    expect(await companies()).toBe(before + GOOD)
  })

  // Its column of reasons is one more that the register has no use for.
  it('corrected and handed in again, only what was wrong is new', async () => {
    const phone = runtime()
    await handIn(mended, '改好的名单.xlsx')
    await phone.waitFor('.t-import-ready', 20_000)
    expect(await phone.texts('.t-tally-new')).toEqual([`新增 ${WRONG}`])
    expect(await phone.text()).toContain('有问题，不导入 0')
    await phone.tap('.t-apply')
    await phone.waitFor('.t-import-applied', 20_000)
    expect(await companies()).toBe(before + GOOD + WRONG)
    expect(await phone.errors()).toEqual([])
  })

  it('they get their officers by a rule', async () => {
    const phone = runtime()
    const unmatched = async (): Promise<number> => (await as(ADMIN, 'register.overview', { areaId: DISTRICT })).unmatched
    const many = await unmatched()
    expect(many).toBeGreaterThanOrEqual(GOOD + WRONG)
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-to-assign')
    await phone.waitFor(`${many} 家在营企业没有专员`)
    await phone.tap('.t-add-rule')
    await phone.waitFor('.t-rule-form')
    await phone.tap('.t-take-area')
    await phone.tap('.t-save-rule')
    await phone.waitFor('按规则都能结对')
    await phone.tap('.t-assign')
    await phone.waitFor('在营企业都有专员了')
    expect(await unmatched()).toBe(0)
  })

  it('a second file, whose companies have their officers within the minute, is taken back as a whole; the first stays', async () => {
    const phone = runtime()
    await handIn(csvOf([HEADINGS, ...Array.from({ length: AGAIN }, (_, at) => [nameOf(900 + at), codeOf(900 + at), '初家街道', ''])]), '又一份名单.csv')
    await phone.waitFor('.t-import-ready', 20_000)
    await phone.tap('.t-apply')
    await phone.waitFor('.t-import-applied', 20_000)
    await emulator().runTimers()
    expect(await as(ADMIN, 'register.overview', { areaId: DISTRICT })).toMatchObject({ companies: before + GOOD + WRONG + AGAIN, unmatched: 0 })
    await phone.tap('.t-undo')
    await phone.waitFor(`新增的 ${AGAIN} 家会去掉`)
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-import-undone', 20_000)
    await phone.settled()
    expect(await phone.has('.t-rows-kept')).toBe(false)
    expect(await companies()).toBe(before + GOOD + WRONG)
    expect(await phone.errors()).toEqual([])
  })

  it('two administrators change one company: the second sees what the first did, keeps his words, and saves over it', async () => {
    const phone = runtime()
    other = launchRuntime(phone.name, { url: emulator().url, openid: CITY_ADMIN })
    const { items: [company] } = await as(ADMIN, 'register.companies', { areaId: DISTRICT, search: nameOf(5) })
    for (const each of [phone, other]) {
      await each.open(`/admin/edit/index?id=${company?.id ?? ''}`)
      await each.waitFor('.t-company-form')
    }
    await phone.type('.t-company-address', '示范路 500 号')
    await other.type('.t-company-name', '云澜市里改的有限公司')
    await other.tap('.t-save')
    await other.waitGone('.t-company-form')
    await phone.tap('.t-save')
    await phone.waitFor('.t-changed-meanwhile')
    expect(await phone.text('.t-changed-meanwhile')).toContain('云澜市里改的有限公司')
    expect(await as(ADMIN, 'register.company', { companyId: company?.id ?? '' })).toMatchObject({ name: '云澜市里改的有限公司', address: '示范路 5 号' })
    // The name, which he left alone, is the other's now; the address is his.
    await phone.tap('.t-save')
    await phone.waitGone('.t-company-form')
    expect(await as(ADMIN, 'register.company', { companyId: company?.id ?? '' })).toMatchObject({ name: '云澜市里改的有限公司', address: '示范路 500 号' })
    const { items: history } = await as(ADMIN, 'register.changes', { of: 'company', id: company?.id ?? '' })
    expect(history.map(({ who, fields }) => [who, fields.map(({ label }) => label)]).slice(0, 2)).toEqual([['孙管', ['地址']], ['齐总管', ['企业名称']]])
    expect(await phone.errors()).toEqual([])
  })
})
