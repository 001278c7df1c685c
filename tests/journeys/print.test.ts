import { launchRuntime } from '../support/runtime/launch'
import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { closeSharedBrowser } from '../support/browser/shared-browser'
import { pictureOf, readCode } from '../support/pdf/codes'
import { openPdf } from '../support/pdf/read'
import { ADMIN, CITY_ADMIN, RESIDENT } from '../support/townspeople'
import { bringIn, csvOf } from '../support/register/bring-in'
import { makeUscc } from '../../shared/register/uscc'
import { districtOf } from './district'

const DISTRICT = '370613'
/** Of a card on its sheet, in mm. */
const FIRST_CARD = { x: 9, y: 13.5, width: 64, height: 67.5 }

describeOnEachRuntime('打印一条街的牌子', (runtime, emulator) => {
  let other: Runtime | undefined
  const as: ReturnType<typeof districtOf>['as'] = (openid, action, input) => districtOf(emulator()).as(openid, action, input)
  const newest = async () => {
    const [first] = (await as(ADMIN, 'print.list', { areaId: '370613002' })).items
    return as(ADMIN, 'print.show', { printId: first?.id ?? '' })
  }
  let link = ''

  afterAll(async () => {
    await other?.stop()
    await closeSharedBrowser()
  })

  it('a sample comes first: what for, which sort, which street; nothing is printed by it', async () => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-to-prints')
    await phone.waitFor('还没有打印过')
    await phone.tap('.t-new-print')
    await phone.waitFor('.t-paper')
    await phone.tap('.t-sample')
    await phone.waitFor('请选一个区域')
    await phone.tapText('初家街道', '.t-area-below')
    await phone.waitFor('就选这里')
    await phone.settled()
    await phone.tap('.t-take-area')
    await phone.tap('.t-sample')
    await phone.waitFor('.t-print-sample', 30_000)
    expect(await phone.text('.t-print-count')).toMatch(/共 \d+ 块，1 张纸/)
    expect((await as(ADMIN, 'print.list', { areaId: '370613002' })).items).toEqual([])
  })

  it('said yes to, it is drawn while one looks; files and the list are there, and the record says who', async () => {
    const phone = runtime()
    await phone.tap('.t-print-begin')
    await phone.waitFor('.t-print-ready', 60_000)
    await phone.waitFor('贴牌清单')
    const { files, list, state } = await newest()
    expect([state, files.length, list !== null]).toEqual(['ready', 1, true])
    const page = await openPdf(Buffer.from(await (await fetch(files[0]?.url ?? '')).arrayBuffer()))
    link = readCode(await pictureOf(page, 1, 150), 150, FIRST_CARD)?.link ?? ''
    await page.close()
    expect(link).toMatch(/^http.*\/c\/1/)
    await phone.open('/admin/prints/index')
    await phone.waitFor('.t-print-row')
    expect(await phone.text('.t-print-row')).toContain('孙管')
  })

  it('whoever scans the printed card is at the company that it was printed for', async () => {
    other = launchRuntime(runtime().name, { url: emulator().url, openid: RESIDENT })
    await other.open(`/pages/landing/index?q=${encodeURIComponent(link)}`)
    const { files } = await newest()
    await other.waitFor(files[0]?.first ?? 'no file', 20_000)
  })

  it('the officer says that it hangs; its page has all four dates, and a reprint makes no other code', async () => {
    const phone = runtime()
    const [sign] = await emulator().database.query<{ id: string, code_id: string }>("select s.id, s.code_id from mashangban.print_signs s where s.seq = 1")
    await phone.open(`/admin/sign/index?companyId=${sign?.id ?? ''}`)
    await phone.waitFor('.t-put-up')
    await phone.tap('.t-put-up')
    await phone.waitFor('.t-put-up-send')
    await phone.tap('.t-put-up-send')
    await phone.waitGone('.t-put-up-send')
    await phone.waitFor('贴好')
    await phone.settled()
    expect(await phone.text('.t-sign')).toContain('孙管')
    await phone.tap('.t-print-sign')
    await phone.waitFor('.t-print-fixed')
    await phone.tap('.t-chip-door')
    await phone.tap('.t-sample')
    await phone.waitFor('都是重印', 30_000)
    await phone.tap('.t-print-begin')
    await phone.waitFor('.t-print-ready', 60_000)
    const codes = await emulator().database.query<{ code_id: string }>('select code_id from mashangban.print_signs where id = $1', [sign?.id ?? ''])
    expect(new Set(codes.map((row) => row.code_id)).size).toBe(1)
  })

  it('what a sheet has brought is printed from its own page', async () => {
    const importId = await bringIn(as, csvOf([['统一社会信用代码', '企业名称', '所属区域', '地址'], [makeUscc('91370613MA9Y00001'), '云澜新到印刷有限公司', '初家街道', '示例路 9 号']]), '新到的.csv')
    await as(ADMIN, 'import.apply', { requestId: 'journey-print-import', importId })
    while ((await as(ADMIN, 'import.work', { importId })).state === 'applying');
    const phone = runtime()
    await phone.open(`/admin/import/index?id=${importId}`)
    await phone.waitFor('.t-print-imported')
    await phone.tap('.t-print-imported')
    await phone.waitFor('.t-print-fixed')
    expect(await phone.text('.t-print-fixed')).toContain('新到的.csv')
    await phone.tap('.t-sample')
    await phone.waitFor('.t-print-sample', 30_000)
    expect(await phone.text('.t-print-count')).toContain('共 1 块')
  })

  it('whoever is none of the office sees nothing of it; a grid’s poster leads to who serves there', async () => {
    await expect(as(RESIDENT, 'print.list', { areaId: DISTRICT })).rejects.toThrow()
    const { scene } = await as(CITY_ADMIN, 'directory.codeImage', { gridId: '370613002' })
    const phone = other ?? runtime()
    await phone.open(`/pages/landing/index?scene=${encodeURIComponent(scene)}`)
    await phone.waitFor('.t-grid', 20_000)
    await phone.waitFor('初家街道')
    await phone.tap('.t-find-company')
    await phone.waitFor('.t-find-search', 20_000)
  })
})
