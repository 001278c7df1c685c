import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OWNER } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '仓库的产权证还没办下来'
const WANTED = '请补一份竣工验收单，拍照就行'

describeOnEachRuntime('等企业补材料', (runtime, emulator) => {
  let caseId = ''
  const inbox = async (openid: string, words: string): Promise<void> => {
    const phone = runtime()
    await phone.become(openid)
    await phone.open('/pages/inbox/index')
    await phone.tapText(words)
    await phone.waitFor('.t-trail')
    // Of several of the same kind: this one.
    await phone.open(`/${openid === OFFICER ? 'officer' : 'company'}/case/index?id=${caseId}`)
    await phone.waitFor('.t-trail')
  }

  beforeAll(async () => {
    caseId = await districtOf(emulator()).file(`${TITLE}。银行等着要。`)
    await districtOf(emulator()).act(OFFICER, 'case.accept', caseId)
  })

  it('the officer asks for it, and the company reads what is missing', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.tap('.t-more-acts')
    await phone.tap('.t-action-requestMaterial')
    await phone.type('.t-act-text', WANTED)
    await phone.tap('.t-act-submit')
    await phone.waitFor('您请企业补材料，暂停计时')
    await districtOf(emulator()).minutePasses()
    await inbox(OWNER, '请您补一份材料')
    expect(await phone.text('.t-wanted')).toContain(WANTED)
  })

  it('the company is reminded before it is too late', async () => {
    await districtOf(emulator()).daysPass(9)
    await inbox(OWNER, '请您补的材料快到期了')
    const page = await runtime().text()
    for (const words of ['提醒您补材料', WANTED]) expect(page).toContain(words)
  })

  it('comes back to the officer when it was not supplied in time', async () => {
    await districtOf(emulator()).daysPass(9)
    await inbox(OFFICER, '企业未按时补齐，请接着办')
    expect(await runtime().text('.t-trail')).toContain('企业未按时补齐，恢复计时')
    expect((await districtOf(emulator()).as(OFFICER, 'case.get', { caseId })).status).toBe('handling')
  })

  it('and the company reads that it goes on without it', async () => {
    await inbox(OWNER, '未按时补齐，经办人接着办')
    const phone = runtime()
    expect(await phone.text('.t-trail')).toContain('没有按时补齐，经办人接着办')
    expect(await phone.has('.t-wanted')).toBe(false)
    expect(await phone.errors()).toEqual([])
  })
})
