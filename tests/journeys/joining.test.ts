import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { ADMIN, VISITOR } from '../support/townspeople'
import { districtOf } from './district'

const DISTRICT = '370613'
/** The number of whoever has never been here (emulator/seed). */
const HIS_NUMBER = '13800000513'

/** 我是工作人员: his number, which is asked for the first time. WeChat gives it to another tap once he has agreed; a browser goes on by itself. */
async function verifiesPhone(phone: Runtime, found: string): Promise<void> {
  await phone.open('/desk/join/index')
  await phone.waitFor('.t-verify-phone')
  await phone.tap('.t-verify-phone')
  await phone.tap('.t-privacy-agree')
  await phone.waitGone('.t-privacy-agree')
  if (phone.name === 'weapp') await phone.tap('.t-verify-phone')
  await phone.waitFor(found)
}

describeOnEachRuntime('工作人员第一次登录', (runtime, emulator) => {
  const registered = (name: string, phone: string) => districtOf(emulator()).as(ADMIN, 'register.saveOffice', {
    requestId: `joining-${phone}`, id: null, areaId: DISTRICT, role: 'department', unitId: 'unit-water', name, phone,
  })

  it('an administrator invites somebody who has never signed in: the code is shown once', async () => {
    const phone = runtime()
    await registered('江新', '13900007711')
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-notJoined')
    expect(await phone.text('.t-figure-notJoined')).toContain('1')
    await phone.tap('.t-figure-notJoined')
    await phone.waitFor('.t-person')
    expect(await phone.text('.t-person')).toContain('还没有邀请过')
    await phone.tap('.t-invite')
    await phone.waitFor('.t-token')
    expect(await phone.text('.t-invitation')).toContain('只显示这一次')
  })

  it('he verifies his phone, types the code, and is himself; his work is there at once', async () => {
    const phone = runtime()
    const token = (await phone.text('.t-token')).trim()
    await phone.tap('.t-invitation-done')
    await phone.waitFor('可以使用')
    const district = districtOf(emulator())
    const waiting = await district.file('厂区水压不够，影响生产。', { matter: 'water' })
    await phone.become(VISITOR)
    await verifiesPhone(phone, '.t-nobody')
    await phone.type('#join-invitation', token.toLowerCase())
    await phone.tap('.t-join')
    await phone.waitFor('您是区水务局 江新')
    await phone.tap('.t-joined')
    await phone.waitFor('本单位没人认领的')
    await phone.waitFor('厂区水压不够')
    await phone.open(`/officer/case/index?id=${waiting}`)
    await phone.waitFor('厂区水压不够')
    expect((await district.as(VISITOR, 'directory.me', {})).memberships).toEqual([expect.objectContaining({ role: 'department', unitId: 'unit-water' })])
  })

  it('the administrator sees that nobody is left; a code that was used is good for nobody else', async () => {
    const phone = runtime()
    await phone.become(ADMIN)
    await phone.waitFor('.t-figure-notJoined')
    await phone.settled()
    expect(await phone.text('.t-figure-notJoined')).toContain('都登录过了')
  })
})

describeOnEachRuntime('登记过手机号的工作人员，自己登录', (runtime, emulator) => {
  it('his number is in the register: he is asked whether it is he, and acts in his office', async () => {
    const phone = runtime()
    await districtOf(emulator()).as(ADMIN, 'register.saveOffice', { requestId: 'joining-phone', id: null, areaId: DISTRICT, role: 'department', unitId: 'unit-water', name: '江水生', phone: HIS_NUMBER })
    await phone.become(VISITOR)
    await verifiesPhone(phone, '.t-ask-if-him')
    expect(await phone.text('.t-ask-if-him')).toContain('您是 区水务局 江水生 吗')
    await phone.tap('.t-yes')
    await phone.waitFor('您是区水务局 江水生')
    await phone.tap('.t-joined')
    await phone.waitFor('本单位待认领')
  })
})
