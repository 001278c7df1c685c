import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { DISPATCHER, OFFICER, OWNER, SUPERVISOR } from '../support/townspeople'
import { type District, districtOf } from './district'

const TITLES = ['仓库门口的窨井盖松了', '厂区外的行道树倒了一棵', '园区东门的路灯不亮了'] as const

/** A table with a choice of rows is there at a desk only, and so in a browser only. */
const atDesk = chosenRuntimes().includes('h5') ? describe : describe.skip

atDesk('在电脑上分办和督办', () => {
  let emulator: Emulator
  let district: District
  let desk: Runtime
  beforeAll(async () => {
    emulator = await startDemonstration()
    district = districtOf(emulator)
    for (const title of TITLES) {
      const id = await district.file(`${title}。请尽快处理。`)
      await district.act(OFFICER, 'case.return', id, { text: '不归服务站管' })
    }
    desk = launchRuntime('h5', { url: emulator.url, viewport: { width: 1440, height: 900 } })
  }, 180_000)
  afterAll(async () => {
    await desk.stop()
    await closeSharedBrowser()
    await emulator.stop()
  })

  it('a dispatcher sends several on at once; what somebody else was faster with stays chosen, with the reason', async () => {
    await desk.become(DISPATCHER)
    await desk.open('/board/cases/index?pile=pool&search=')
    await desk.waitFor(TITLES[0])
    await desk.tap('.t-narrow-open')
    await desk.tap('#chip-newest')
    await desk.tap('.t-narrow-apply')
    await desk.settled()
    for (const nth of [1, 2, 3]) await desk.tap(`[aria-label="选中第 ${nth} 件"]`)
    await desk.waitFor('选中 3 件')
    // Meanwhile somebody else sends one of them on.
    const { items } = await district.as(DISPATCHER, 'case.list', { tab: { of: 'pool', areaId: '370613' }, box: 'open', order: 'newest' }) as { items: { id: string, title: string }[] }
    const taken = items.find(({ title }) => title.startsWith(TITLES[1]))?.id ?? ''
    await district.act(DISPATCHER, 'case.transfer', taken, { unitId: 'unit-water', text: '归水务管' })

    await desk.tap('.t-batch')
    await desk.waitFor('3 件一起分给谁')
    await desk.tapText('区市场监管局')
    await desk.type('#batch-text', '由市场监管局统一协调')
    await desk.tap('.t-batch-submit')
    await desk.waitFor('1 件没有分出去')
    expect(await desk.text('.t-batch-refused')).toContain(TITLES[1])
    for (const { title, id } of items.filter((one) => TITLES.some((title) => one.title.startsWith(title)))) {
      const { holder } = await district.as(DISPATCHER, 'case.get', { caseId: id }) as { holder: { unitName: string } }
      expect([title, holder.unitName]).toEqual([title, id === taken ? '区水务局' : '区市场监管局'])
    }
  })

  it('several go from the board itself too, and are gone from its pile and its figure', async () => {
    await desk.become(DISPATCHER)
    await desk.open('/board/index')
    await desk.waitFor('.t-table-unowned [aria-label="选中第 2 件"]')
    const before = Number((/\d+/u.exec(await desk.text('.t-table-unowned .ms-cardhead')))?.[0])
    for (const nth of [1, 2]) await desk.tap(`[aria-label="选中第 ${nth} 件"]`)
    await desk.tap('.t-batch')
    await desk.waitFor('2 件一起分给谁')
    // What he began to write is still there.
    expect(await desk.text('#batch-sheet')).toContain('区市场监管局')
    await desk.tap('.t-batch-submit')
    await desk.waitFor(before === 2 ? '都有人接了' : `没人接的诉求 ${before - 2} 件`)
  })

  it('whoever opens a row and comes back goes on at that row, also where others have moved it; in place of one that is gone, at the next', async () => {
    await desk.become(DISPATCHER)
    await desk.open('/board/cases/index')
    await desk.waitFor('.t-case-table')
    await desk.tap('.t-narrow-open')
    await desk.tap('#chip-newest')
    await desk.tap('.t-narrow-apply')
    await desk.settled()
    // The tenth is the last of its block: one more above it, and it is drawn anew in the next one.
    const tenth = (await desk.texts('.t-case-row'))[9] ?? ''
    await desk.tapText(tenth.split(' ')[0] ?? '')
    await desk.waitFor('办理诉求')
    const later = await district.file('食堂外的围栏倒了。请尽快处理。')
    await desk.back()
    await desk.waitFor('食堂外的围栏倒了')
    await desk.waitFor('.t-case-row:focus')
    expect([await desk.text('.t-case-row:focus'), (await desk.texts('.t-case-row'))[10]]).toEqual([tenth, tenth])

    await desk.tapText('食堂外的围栏倒了')
    await desk.waitFor('办理诉求')
    await district.act(OWNER, 'case.withdraw', later, { text: '已经扶起来了' })
    await desk.back()
    await desk.waitGone('食堂外的围栏倒了')
    const [next] = await desk.texts('.t-case-row')
    expect(await desk.text('.t-case-row:focus')).toBe(next)
    // Whoever goes elsewhere is not called back.
    await desk.tap('.t-refresh')
    await desk.settled()
    expect(await desk.has('.t-case-row:focus')).toBe(false)
  })

  it('a supervisor begins with what is late and orders a word on it from the board', async () => {
    await desk.become(SUPERVISOR)
    await desk.open('/board/index')
    await desk.waitFor('.t-table-overdue')
    await desk.tap('.t-supervise-row')
    await desk.waitFor('要求什么、什么时候回话')
    await desk.type('#act-text', '请说明为什么还没有办，什么时候能办好')
    await desk.tap('.t-act-submit')
    await desk.waitFor('督办已发出')
    await desk.tap('.t-urge-row')
    await desk.waitFor('催办这件诉求')
    await desk.tap('.t-act-submit')
    await desk.waitFor('已经催办')
    expect(await desk.errors()).toEqual([])
  })
})
