import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { OFFICER, SUPERVISOR } from '../support/townspeople'
import { districtOf } from './district'

const PLAIN = '厂门口的路灯坏了三盏'
const URGENT = '停水两天了，生产线全停'

describeOnEachRuntime('一份名单，按条件看', (runtime, emulator) => {
  beforeAll(async () => {
    const district = districtOf(emulator())
    await district.file(`${PLAIN}。夜里装车看不清。`, { kind: 'suggest' })
    await district.file(`${URGENT}。请尽快派人。`, { kind: 'help', urgent: true })
  })

  it('an officer looks at a part of his work, narrows it, and takes the filter back', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.waitFor(PLAIN)
    await phone.tap('.t-segment-filed')
    await phone.waitFor(URGENT)
    await phone.tap('.t-narrow-open')
    await phone.tap('#chip-suggest')
    await phone.tap('.t-narrow-apply')
    await phone.waitGone(URGENT)
    await phone.waitFor(PLAIN)
    expect(await phone.text('.t-narrowed-by')).toContain('建议')
    // The numbers on the tabs are those of what is left.
    expect(await phone.text('.t-segment-filed')).toMatch(/待签收\s*1$/)
    await phone.tap('.t-segment-done')
    await phone.waitFor('没有符合筛选的诉求')
    await phone.tap('.t-segment-filed')
    await phone.tap('.t-drop-kind')
    await phone.waitFor(URGENT)
  })

  it('a supervisor finds what is urgent in his area, newest first', async () => {
    const phone = runtime()
    await phone.become(SUPERVISOR)
    await phone.open('/board/cases/index')
    await phone.waitFor('.t-case-table')
    await phone.tap('.t-narrow-open')
    await phone.tap('#narrow-urgent')
    await phone.tap('#chip-newest')
    await phone.tap('.t-narrow-apply')
    await phone.waitFor('只看紧急的')
    await phone.waitGone(PLAIN)
    expect((await phone.text('.t-case-table')).split('停水两天了').length).toBe(2)
    await phone.tap('.t-narrow-open')
    await phone.tap('.t-narrow-clear')
    await phone.waitGone('.t-narrowed-by')
    // One of the demonstration's own, which is not urgent.
    await phone.waitFor('大件运输许可要跨三个市')
  })
})
