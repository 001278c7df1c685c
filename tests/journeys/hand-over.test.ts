import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN, OFFICER, OWNER, WATER_HEAD, WATER_MEMBER } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'

describeOnEachRuntime('专员离岗，把手上的工作交给同事', (runtime, emulator) => {
  it('an administrator sees what an officer has in hand, and what two colleagues would get', async () => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-decisions')
    await phone.tap('.t-to-handover')
    await phone.waitFor('.t-from-row')
    await phone.search('#from-search', '林知远')
    await phone.settled()
    await phone.waitFor('林知远')
    await phone.tap('.t-from-row .ms-item__main')
    await phone.waitFor('.t-handover-to')
    const { people } = await districtOf(emulator()).as(ADMIN, 'handover.people', { areaId: DISTRICT })
    const colleagues = people.filter(({ onDuty, officer, name, companies }) => onDuty && officer && name !== '林知远' && companies > 0).slice(0, 2)
    for (const { personId } of colleagues) await phone.tap(`#chip-${personId}`)
    await phone.waitFor('.t-handover-preview')
    const page = await phone.text('.t-handover-preview')
    for (const words of ['林知远的', '家企业', '还没有交接', '计时照旧', ...colleagues.map(({ name }) => name)]) expect(page).toContain(words)
    expect(await phone.text('.t-hand-over')).toBe('交接给 2 人')
  })

  it('one tap and a question do it; the company has another officer at once, its request within the minute', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    await phone.tap('.t-hand-over')
    await phone.waitFor('以后由他们经办')
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-handovers')
    expect(await phone.text('.t-handovers')).toContain('林知远的工作')
    const { officer } = await district.as(OWNER, 'directory.company', { companyId: 'company-1' })
    expect(officer?.name).not.toBe('林知远')
    await emulator().runTimers()
    const { items } = await district.as(OFFICER, 'case.list', { tab: { of: 'mine' }, box: 'open' })
    expect(items.filter(({ holder }) => holder.mine)).toEqual([])
  })

  it('the head of a department finds the page under 我的, and only colleagues on it', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    const caseId = await district.file('厂区水压不够，影响生产。', { matter: 'water' })
    await district.act(WATER_MEMBER, 'case.claim', caseId)
    await phone.become(WATER_HEAD)
    await phone.open('/pages/me/index')
    await phone.tap('.t-work-link .ms-item__main')
    await phone.tap('.t-handover-link .ms-item__main')
    await phone.waitFor('.t-from-row')
    await phone.tap('.t-from-row .ms-item__main')
    await phone.waitFor('.t-handover-to')
    expect(await phone.text('.t-handover-to')).not.toContain('家企业')
    expect(await phone.text('.t-handover-to')).toContain('鲁平')
  })
})
