import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OWNER, SUPERVISOR } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '厂门口的电线垂下来了'
/** With these and what the district begins with, whoever is told of all of them at once is told in one message. */
const OTHERS = ['一', '二', '三', '四'].map((nth) => `第${nth}个路口的灯坏了`)
const URGED = '今天又刮断一根，请尽快给个说法'
const ORDERED = '安全问题，请说明什么时候处理'
const REPLIED = '供电所明天上午来抬线'

describeOnEachRuntime('超期的诉求', (runtime, emulator) => {
  let caseId = ''

  beforeAll(async () => {
    const district = districtOf(emulator())
    caseId = await district.file(`${TITLE}。货车过不去。`)
    for (const what of OTHERS) await district.file(what)
    await district.daysPass(4)
  })

  it('tells the company since when, and who has been told; the company urges once', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-late')
    const told = await phone.text('.t-late')
    expect(told).toMatch(/期限是.+，已经过了/)
    expect(told).toContain('已报给督办员钱督')
    await phone.tap('.t-act-urge')
    await phone.type('.t-act-text', URGED)
    await phone.tap('.t-act-submit')
    await phone.waitFor('已经催过')
    expect(await phone.has('.t-act-urge')).toBe(false)
  })

  it('is ordered by the supervisor, who finds it among his messages', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(SUPERVISOR)
    await phone.waitFor('督办员不代办；要个说法，用“督办”')
    await phone.open('/pages/inbox/index')
    await phone.tapText('企业催办一件超期的诉求')
    await phone.waitFor('.t-supervise')
    expect(await phone.text('.t-trail')).toContain(URGED)
    await phone.tap('.t-supervise')
    await phone.type('.t-act-text', ORDERED)
    await phone.tap('.t-act-submit')
    await phone.waitFor('.t-order-ordered')
  })

  it('is among those that one message tells of together: each is found from there', async () => {
    const phone = runtime()
    await phone.become(SUPERVISOR)
    await phone.open('/pages/inbox/index')
    await phone.tapText('件诉求已超期，点开看是哪几件')
    await phone.waitFor(TITLE)
    const told = await phone.text()
    for (const what of OTHERS) expect(told).toContain(what)
    expect(await phone.has('.t-reminders')).toBe(false)
    await phone.tapText(OTHERS[2] ?? '')
    await phone.waitFor('.t-supervise')
    expect(await phone.text()).toContain(OTHERS[2])
  })

  it('is answered to by the handler', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OFFICER)
    await phone.open('/pages/inbox/index')
    await phone.tapText('有一件督办要您回复')
    await phone.waitFor('.t-supervision')
    expect(await phone.text('.t-trail')).toContain('催了一次')
    await phone.tap('.t-supervision-reply')
    await phone.type('.t-act-text', REPLIED)
    await phone.tap('.t-act-submit')
    await phone.waitFor('.t-order-replied')
    expect(await phone.errors()).toEqual([])
  })
})
