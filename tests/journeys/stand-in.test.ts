import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OTHER_OFFICER, OWNER } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '车间的电压不稳'
const ANSWER = '变压器已经换好，电压稳了。'
const LINE = '林知远请假，您在代办'

describeOnEachRuntime('请假的人的诉求，代办人接着办', (runtime, emulator) => {
  let caseId = ''
  const leave = async (days: number | null): Promise<void> => {
    const district = districtOf(emulator())
    const now = Date.parse((await (await fetch(`${emulator().url}/__emulator/clock`)).json() as { now: string }).now)
    const { personId } = await district.as(OTHER_OFFICER, 'directory.me', {})
    const span = (length: number) => ({ from: new Date(now).toISOString(), to: new Date(now + length * 86_400_000).toISOString() })
    await district.as(OFFICER, 'directory.setLeave', { leave: days === null ? null : { ...span(days), standIn: personId } })
  }

  beforeAll(async () => {
    const district = districtOf(emulator())
    caseId = await district.file(`${TITLE}，机器停了两次。`, { matter: 'other' })
    await district.act(OFFICER, 'case.accept', caseId)
  })

  it('shows the stand-in at home for whom he is there; nothing of it before', async () => {
    const phone = runtime()
    await phone.become(OTHER_OFFICER)
    await phone.waitFor('.t-worklist')
    await phone.settled()
    expect(await phone.has('.t-stand-in-line')).toBe(false)
    await leave(5)
    await phone.become(OTHER_OFFICER)
    await phone.waitFor('.t-stand-in-line')
    await phone.settled()
    expect(await phone.text('.t-stand-in-line')).toContain(LINE)
    expect(await phone.text('.t-stand-in-line')).toMatch(/\d+ 件/)
  })

  it('tells the company who is there meanwhile', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-stand-in-now')
    expect(await phone.text('.t-stand-in-now')).toContain('沈路遥')
    expect(await phone.text('.t-holder')).toContain('林知远')
    expect(await phone.text('.t-holder')).toContain('请假中')
  })

  it('leads him to the case, which he answers', async () => {
    const phone = runtime()
    await phone.become(OTHER_OFFICER)
    await phone.tap('.t-stand-in-line')
    await phone.tapText(TITLE, '.t-worklist')
    await phone.tap('.t-more-acts')
    await phone.tap('.t-act-answer')
    await phone.tap('.t-chip-solved')
    await phone.type('.t-act-text', ANSWER)
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.waitFor(ANSWER)
  })

  it('tells the company who has answered, and for whom', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-answer')
    expect(await phone.text('.t-answer')).toContain(ANSWER)
    expect(await phone.text('.t-trail')).toContain('沈路遥（代林知远）')
  })

  it('ends with the leave: nothing of it at his home, and nobody else on the page', async () => {
    const phone = runtime()
    await leave(null)
    await phone.become(OTHER_OFFICER)
    await phone.waitFor('.t-worklist')
    await phone.settled()
    expect(await phone.has('.t-stand-in-line')).toBe(false)
    expect(await phone.text()).not.toContain(LINE)
    await phone.become(OWNER)
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('.t-holder')
    await phone.settled()
    expect(await phone.has('.t-stand-in-now')).toBe(false)
    expect(await phone.errors()).toEqual([])
  })
})
