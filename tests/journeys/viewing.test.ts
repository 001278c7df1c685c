import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN, OFFICER } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'

describeOnEachRuntime('看看某人看到什么', (runtime, emulator) => {
  const as: ReturnType<typeof districtOf>['as'] = (openid, action, input) => districtOf(emulator()).as(openid, action, input)

  it('an administrator says why, and the home of that person opens under a bar', async () => {
    const phone = runtime()
    const office = (await as(ADMIN, 'register.things', { of: 'office', areaId: DISTRICT, search: '林知远' })).items[0]
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-notJoined')
    await phone.open(`/admin/thing/index?of=office&id=${encodeURIComponent(office?.id ?? '')}`)
    await phone.waitFor('.t-view-as')
    await phone.tap('.t-view-as')
    await phone.waitFor('.t-viewing-sheet')
    expect(await phone.text('.t-viewing-sheet')).toContain('林知远 会马上收到一条消息')
    await phone.tap('.t-viewing-begin')
    await phone.waitFor('请选一个原因')
    await phone.tapText('他说看不到某件诉求', '.t-viewing-sheet')
    await phone.tap('.t-viewing-begin')
    await phone.waitFor('.t-viewing', 20_000)
    await phone.waitFor('.t-case-row', 20_000)
    expect(await phone.text('.t-viewing')).toMatch(/^正在看 林知远 看到的页面 ?只能看 · 还有 (30|29) 分钟 ?结束$/)
    // Nothing is offered that would be done.
    expect(await phone.has('.t-accept')).toBe(false)
  })

  it('the bar is on the next page too, where nothing can be done either', async () => {
    const phone = runtime()
    await phone.waitFor('.t-case-row', 20_000)
    await phone.tap('.t-case-row')
    await phone.waitFor('.t-case-head', 20_000)
    await phone.settled()
    expect(await phone.text('.t-viewing')).toContain('正在看 林知远')
    for (const act of ['.t-composer', '.t-more-acts', '.t-acts', '.t-accept', '.t-call']) expect([act, await phone.has(act)]).toEqual([act, false])
  })

  it('it outlives a new start, and ends where one is oneself again', async () => {
    const phone = runtime()
    await phone.open('/pages/me/index')
    await phone.waitFor('.t-me', 20_000)
    await phone.settled()
    expect([await phone.text('.t-me'), await phone.text('.t-viewing')]).toEqual([expect.stringContaining('林知远'), expect.stringMatching(/^正在看 林知远 .*还有 \d+ 分钟/)])
    // What leads to nothing but a refusal is not drawn.
    for (const way of ['.t-leave-open', '.t-elder-switch', '.t-desks-link', '.t-contacts-link']) expect([way, await phone.has(way)]).toEqual([way, false])
    await phone.tap('.t-viewing-end')
    await phone.waitGone('.t-viewing', 20_000)
    await phone.waitFor('.t-figure-notJoined', 20_000)
    expect(await phone.errors()).toEqual([])
  })

  it('whoever was viewed has read of it', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.open('/pages/inbox/index')
    await phone.waitFor('管理员看了您看到的页面', 20_000)
    expect(await phone.text()).toContain('原因：他说看不到某件诉求')
  })
})
