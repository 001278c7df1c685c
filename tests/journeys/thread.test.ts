import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { districtOf } from './district'
import { OFFICER, OWNER } from '../support/townspeople'

const WORDS = '货物运不出去，缺一张运输证明。司机已经在厂门口等着。'
const TITLE = '货物运不出去，缺一张运输证明'
const INTERNAL = '已托交通局熟人问过，章下午能盖'
const PROGRESS = '已和交通局说好，今天下午出证'
const WANTED = '请把运输合同拍照发来'
const ANSWER = '运输证明已经开出，可以发车了。'
const REASON = '讲得清楚'

describeOnEachRuntime('一件诉求从扫码到评价', (runtime, emulator) => {
  let caseId = ''
  const companySaw: string[] = []

  it('scans the company code and files; a double tap files once', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    await phone.become(OWNER)
    await phone.open(await district.scan('company'))
    await phone.waitFor('.t-code-valid')
    expect(await phone.text('.t-company-name')).toBe('云澜禾田食品有限公司')
    await phone.tap('.t-new-case')
    await phone.tap('.t-chip-help')
    await phone.waitFor('林知远是您企业的服务专员')
    await phone.type('.t-text', WORDS)
    await phone.type('.t-contact-name', '周禾')

    const taps = await Promise.allSettled([phone.tap('.t-submit'), phone.tap('.t-submit')])
    expect(taps[0].status).toBe('fulfilled')
    await phone.waitFor('.t-filed')
    const shown = await phone.text('.t-filed-number')
    expect(shown).toMatch(/^\d{6} \d{4} \d{4}$/)
    const number = shown.replace(/ /g, '')
    expect(await phone.text('.t-filed-done')).toMatch(/^最迟 .+办结$/)
    expect(await phone.text('.t-filed-to')).toContain('林知远')
    expect(await phone.text('.t-filed')).toContain('有人签收')

    const { items } = await district.as(OWNER, 'case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' })
    const filed = items.filter((one) => one.number === number || one.title === TITLE)
    expect(filed.map((one) => one.number)).toEqual([number])
    caseId = filed[0]?.id ?? ''

    await phone.tap('.t-see-progress')
    await phone.waitFor('.t-deadline')
    expect(await phone.text('.t-holder')).toContain('林知远')
    companySaw.push(await phone.text())
  })

  it('has a code of its own that shows anybody how it stands, and no more', async () => {
    const phone = runtime()
    await phone.tap('.t-case-code')
    await phone.waitFor('.t-code')
    const slip = await districtOf(emulator()).scanSlip(caseId)
    await phone.become(null)
    await phone.open(slip)
    await phone.waitFor('.t-case-progress')
    const shown = await phone.text()
    expect(shown).toContain('待签收')
    for (const words of [TITLE, '云澜禾田', '林知远', '周禾']) expect(shown).not.toContain(words)
  })

  it('lies in the work list of the officer, who accepts, writes inside and outside, and asks for material', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.tapText(TITLE, '.t-worklist')
    await phone.tap('.t-accept')

    await phone.waitFor('.t-composer-internal')
    await phone.type('.t-note-text', INTERNAL)
    await phone.tap('.t-note-submit')
    await phone.waitFor('仅内部 您记录了进展')
    await phone.tap('.t-side-public')
    await phone.waitFor('.t-composer-public')
    await phone.type('.t-note-text', PROGRESS)
    await phone.tap('.t-note-submit')
    await phone.waitFor(PROGRESS)

    await phone.tap('.t-more-acts')
    await phone.tap('.t-action-requestMaterial')
    await phone.type('.t-act-text', WANTED)
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.waitFor('请企业补材料，暂停计时')
    const record = await phone.text('.t-trail')
    for (const words of [INTERNAL, PROGRESS, WANTED]) expect(record).toContain(words)
  })

  it('tells the company, which opens the message and supplies what is missing', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OWNER)
    await phone.tap('.t-tab-inbox')
    await phone.tapText('请您补一份材料')
    await phone.waitFor('.t-act-supplyMaterial')
    companySaw.push(await phone.text())
    expect(companySaw.at(-1)).toContain(PROGRESS)
    await phone.tap('.t-act-supplyMaterial')
    await phone.type('.t-act-text', '合同照片发给您了')
    await phone.tap('.t-act-submit')
    await phone.waitFor('补齐了材料，继续计时')
  })

  it('tells the officer, who answers', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OFFICER)
    await phone.tap('.t-tab-inbox')
    await phone.tapText('企业补齐了材料')
    await phone.tap('.t-more-acts')
    await phone.tap('.t-act-answer')
    await phone.tap('.t-act-submit')
    await phone.waitFor('请选一个办理结果')
    await phone.tap('.t-chip-solved')
    await phone.type('.t-act-text', ANSWER)
    await phone.tap('.t-act-submit')
    await phone.waitGone('.t-act-form')
    await phone.waitFor('您答复：已经解决')
  })

  it('tells the company, which confirms and rates', async () => {
    const phone = runtime()
    await districtOf(emulator()).minutePasses()
    await phone.become(OWNER)
    await phone.tap('.t-tab-inbox')
    await phone.tapText('您的诉求有答复了，请确认')
    await phone.waitFor('.t-answer')
    expect(await phone.text('.t-answer')).toContain(ANSWER)
    await phone.tap('.t-act-confirm')
    await phone.waitFor('没解决')
    await phone.tapText('确认办结', '.ms-dialog__foot')
    await phone.tap('.t-act-rate')
    await phone.tap('.t-grade-5')
    await phone.tapText(REASON, '.t-reasons')
    await phone.tap('.t-rate-submit')
    await phone.waitFor('.t-thanks')
    expect(await phone.text('.t-receipt')).not.toBe('')
    await phone.tap('.t-done')
    await phone.waitFor('.t-trail')
    await phone.waitGone('.t-act-rate')
    expect(await phone.text('.t-rated')).toContain('非常满意')
    companySaw.push(await phone.text())
  })

  it('shows the officer no rating and the company nothing internal', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    await phone.become(OFFICER)
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.waitFor('企业确认办结')
    const officerSees = `${await phone.text()} ${JSON.stringify(await district.as(OFFICER, 'case.get', { caseId }))}`
    for (const told of ['非常满意', REASON, '"rated"']) expect(officerSees).not.toContain(told)

    const companyGets = JSON.stringify(await district.as(OWNER, 'case.get', { caseId }))
    for (const seen of [...companySaw, companyGets]) expect(seen).not.toContain(INTERNAL)
    expect(JSON.parse(companyGets)).toMatchObject({ status: 'closed', rated: true })
  })

  it('sent WeChat what the company had agreed to; tapped, a reminder opens the case; no error was written to the console', async () => {
    const phone = runtime()
    const reply = await fetch(`${emulator().url}/__emulator/messages?openid=${OWNER}`)
    const sent = (await reply.json()) as { page: string }[]
    const reminder = sent.find((message) => message.page.includes(caseId))
    expect(reminder).toBeDefined()
    await phone.become(OWNER)
    await phone.open(`/${reminder?.page ?? ''}`)
    await phone.waitFor('.t-trail')
    expect(await phone.path()).toBe('company/case/index')
    expect(await phone.errors()).toEqual([])
  })
})
