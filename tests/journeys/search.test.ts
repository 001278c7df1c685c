import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, OWNER } from '../support/townspeople'
import { districtOf } from './district'

const TITLE = '围墙外的垃圾没有人清'

describeOnEachRuntime('按编号找办完的诉求', (runtime, emulator) => {
  let number = ''

  beforeAll(async () => {
    const district = districtOf(emulator())
    const caseId = await district.file(`${TITLE}。味道很大。`)
    for (const [openid, act, more] of [[OFFICER, 'case.accept', {}], [OFFICER, 'case.answer', { text: '已经清走，每周来一次。' }], [OWNER, 'case.confirm', {}]] as const) await district.act(openid, act, caseId, more)
    number = (await district.as(OWNER, 'case.get', { caseId })).number
  })

  it('opens it from the list of what is going on, typed in groups as it is printed', async () => {
    const phone = runtime()
    await phone.become(OWNER)
    await phone.open('/pages/cases/index')
    await phone.waitFor('.t-case-list')
    expect(await phone.text('.t-case-list')).not.toContain(TITLE)
    await phone.search('#own-search', number.replace(/^(\d{6})(\d{4})(\d{4})$/, '$1 $2 $3'))
    await phone.waitFor('.t-trail')
    expect(await phone.path()).toContain('company/case')
    const page = await phone.text()
    for (const words of [TITLE, '已经清走，每周来一次']) expect(page).toContain(words)
    expect(await phone.errors()).toEqual([])
  })

  it('a number of nobody finds nothing, and says so', async () => {
    const phone = runtime()
    await phone.open('/pages/cases/index')
    await phone.waitFor('.t-case-list')
    await phone.search('#own-search', '20990101000000')
    await phone.waitFor('没有找到')
  })
})
