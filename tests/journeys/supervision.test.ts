import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OWNER, SUPERVISOR } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '装卸区的地磅坏了'
const ORDERED = '企业两天没法出货，请说明办到哪一步'
const ANSWERED = '备件明天上午到，下午修好'

describeOnEachRuntime('督办一件诉求', (runtime, emulator) => {
  let caseId = ''
  const page = (): string => `/officer/case/index?id=${caseId}`

  beforeAll(async () => {
    const district = districtOf(emulator())
    caseId = await district.file(`${TITLE}。货车都在等。`)
    await district.act(OFFICER, 'case.accept', caseId)
  })

  it('is ordered by the supervisor, with a date; what he began to write is kept', async () => {
    const phone = runtime()
    await phone.become(SUPERVISOR)
    await phone.waitFor('督办员不代办；要个说法，用“督办”')
    await phone.open(page())
    await phone.tap('.t-supervise')
    await phone.tap('.t-act-submit')
    await phone.waitFor('请写')
    await phone.type('.t-act-text', ORDERED)
    await phone.waitFor(`${[...ORDERED].length} / 500`)
    await phone.open(page())
    await phone.tap('.t-supervise')
    await phone.waitFor(`${[...ORDERED].length} / 500`)
    await phone.tap('.t-act-submit')
    await phone.waitFor('.t-order-ordered')
    const card = await phone.text('.t-supervision')
    for (const words of ['等待回复', ORDERED, '您发出督办']) expect(card).toContain(words)
    expect(await phone.has('.t-supervise')).toBe(false)
    expect(await phone.has('.t-supervision-reply')).toBe(false)
  })

  it('is answered by the officer, who finds it in his messages and on the case', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OFFICER)
    await phone.open('/pages/inbox/index')
    await phone.tapText('有一件督办要您回复')
    await phone.waitFor('.t-supervision')
    await phone.tap('.t-supervision-reply')
    await phone.type('.t-act-text', ANSWERED)
    await phone.tap('.t-act-submit')
    await phone.waitFor('.t-order-replied')
    expect(await phone.text('.t-supervision')).toContain(ANSWERED)
    expect(await phone.text('.t-trail')).toContain('回复督办')
  })

  it('is settled by the supervisor, and another one may follow', async () => {
    const phone = runtime()
    await phone.become(SUPERVISOR)
    await phone.waitFor('督办员不代办；要个说法，用“督办”')
    await phone.open(page())
    await phone.waitFor(ANSWERED)
    await phone.tap('.t-supervision-meet')
    await phone.tap('.t-act-submit')
    await phone.waitFor('.t-order-met')
    await phone.waitFor('.t-supervise')
    expect(await phone.errors()).toEqual([])
  })

  it('is nothing that the company sees', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-trail')
    expect(await phone.text()).not.toMatch(/督办|备件明天/)
  })
})
