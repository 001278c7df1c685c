import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { DISPATCHER, OWNER, SUPERVISOR, WATER_OTHER, WATER_HEAD, WATER_MEMBER } from '../support/townspeople'

const TITLE = '厂区的雨水井堵了'
const WHY = '厂区外的管道归交通局管'
const SENT = '请交通局清淤，水务局配合'

describeOnEachRuntime('一件诉求走过部门', (runtime, emulator) => {
  let caseId = ''
  const holder = async (): Promise<string> => {
    const detail = await districtOf(emulator()).as(OWNER, 'case.get', { caseId })
    return [detail.holder.unitName, detail.holder.handlerName].filter(Boolean).join(' ')
  }

  beforeAll(async () => {
    caseId = await districtOf(emulator()).file(`${TITLE}。一下雨车间就进水。`, { matter: 'water' })
  })

  it('lies in the queue of the unit until a member claims it from its row', async () => {
    const phone = runtime()
    await phone.become(WATER_MEMBER)
    await phone.tap('.t-segment-queue')
    await phone.waitFor(TITLE)
    await phone.tapText(`认领：${TITLE}`)
    await phone.waitFor('已认领，企业会收到消息')
    await phone.waitGone(TITLE)
    expect(await holder()).toBe('区水务局 柳溪')
    await phone.tap('.t-segment-handling')
    await phone.waitFor(TITLE)
  })

  it('is given to a colleague by the head', async () => {
    const phone = runtime()
    await phone.become(WATER_HEAD)
    await phone.tap('.t-segment-unit')
    await phone.tapText(TITLE, '.t-worklist')
    await phone.tap('.t-more-acts')
    await phone.tap('.t-action-assign')
    await phone.tap('.t-act-submit')
    await phone.waitFor('请选一位同事')
    await phone.tapText('鲁平', '.t-act-form')
    expect(await phone.text('.t-target-chosen')).toContain('鲁平')
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.waitFor('交给鲁平办理')
    expect(await holder()).toBe('区水务局 鲁平')
  })

  it('is returned by him with a reason, and leaves his list', async () => {
    const phone = runtime()
    await phone.become(WATER_OTHER)
    await phone.tapText(TITLE, '.t-worklist')
    await phone.waitFor('.t-more-acts')
    await phone.tap('.t-more-acts')
    await phone.tap('.t-action-return')
    await phone.tap('.t-act-submit')
    await phone.waitFor('请写一句话')
    await phone.type('.t-act-text', WHY)
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.open('/pages/home/index')
    await phone.waitFor('.t-worklist')
    await phone.waitGone(TITLE)
    expect(await holder()).toBe('')
  })

  it('stands on the board as owned by nobody; the dispatcher sends it on', async () => {
    const phone = runtime()
    await phone.become(DISPATCHER)
    await phone.waitFor('.t-table-unowned')
    await phone.waitFor(TITLE)
    await phone.tapText(`转办：${TITLE}`)
    // The unit that usually takes this matter is suggested; it has just given the case back.
    await phone.waitFor('.t-target-chosen')
    expect(await phone.text('.t-target-chosen')).toContain('区水务局')
    await phone.tap('.t-target-change')
    await phone.tapText('区交通运输局', '.t-act-form')
    await phone.type('.t-act-text', SENT)
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.waitGone(TITLE)
    expect(await holder()).toBe('区交通运输局')
  })

  it('is read by the supervisor, who does none of its work: he may urge who has it', async () => {
    const phone = runtime()
    await phone.become(SUPERVISOR)
    await phone.waitFor('督办员不代办；要个说法，用“督办”')
    await phone.tap('.t-all-cases')
    await phone.tapText(TITLE, '.t-case-table')
    await phone.waitFor('您可以查看，不代办')
    const page = await phone.text()
    for (const words of [WHY, SENT, '转给区交通运输局']) expect(page).toContain(words)
    for (const act of ['.t-accept', '.t-claim', '.t-note-submit', '.t-call']) expect(await phone.has(act)).toBe(false)
    await phone.tap('.t-more-acts')
    await phone.waitFor('.t-acts')
    const acts = await phone.text('.t-acts')
    expect(acts).toContain('催办')
    for (const act of ['转办', '办结', '退回']) expect(acts).not.toContain(act)
  })

  it('tells the company who has it and why, at each turn', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-holder')
    expect(await phone.text('.t-holder')).toContain('区交通运输局')
    const record = await phone.text('.t-trail')
    for (const words of ['柳溪认领，开始办理', '交给鲁平办理', WHY, SENT]) expect(record).toContain(words)
    expect(await phone.errors()).toEqual([])
  })
})
