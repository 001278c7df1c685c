import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OWNER, WATER_MEMBER } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '厂区自来水发黄不能用'

describeOnEachRuntime('部门的紧急件', (runtime, emulator) => {
  let caseId = ''

  beforeAll(async () => {
    const district = districtOf(emulator())
    await district.file('想了解分表怎么申请。先问一下。', { matter: 'water' })
    caseId = await district.file(`${TITLE}。食品线已经停了。`, { matter: 'water', urgent: true })
    await district.file('水费单想改成电子的。不急。', { matter: 'water' })
  })

  it('stands first of what nobody has taken, on the home of each of them', async () => {
    const phone = runtime()
    await phone.become(WATER_MEMBER)
    await phone.waitFor('.t-unclaimed')
    const [first] = await phone.texts('.t-unclaimed .t-case-row')
    expect(first).toContain(TITLE)
  })

  it('is claimed in one tap: handling begins, and the company is told', async () => {
    const phone = runtime()
    await phone.tapText(`认领：${TITLE}`, '.t-unclaimed')
    await phone.waitFor('已认领，企业会收到消息')
    const { status, clocks, holder } = await districtOf(emulator()).as(WATER_MEMBER, 'case.get', { caseId })
    expect(status).toBe('handling')
    expect(holder.handlerName).toBe('柳溪')
    expect(clocks.response.stoppedAt).not.toBeNull()
    expect(clocks.handling?.startedAt).toBe(clocks.response.stoppedAt)
    await phone.tap('.t-segment-handling')
    await phone.waitFor(TITLE)
  })

  it('the company reads who does it', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OWNER)
    await phone.open('/pages/inbox/index')
    await phone.waitFor('您的诉求有人接手了')
    await phone.open(`/company/case/index?id=${caseId}`)
    await phone.waitFor('柳溪认领，开始办理')
    expect(await phone.errors()).toEqual([])
  })
})
