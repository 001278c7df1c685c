import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import type { Runtime } from '../support/runtime/runtime'
import { ADMIN, CITY_ADMIN, OFFICER, OWNER, RESIDENT, VISITOR } from '../support/townspeople'
import { districtOf } from './district'

const COMPANY = 'company-1'

/** His number, which is asked for the first time. WeChat gives it to another tap once he has agreed; a browser goes on by itself. */
async function agrees(phone: Runtime, tapped: string): Promise<void> {
  await phone.tap(tapped)
  await phone.tap('.t-privacy-agree')
  await phone.waitGone('.t-privacy-agree')
  if (phone.name === 'weapp') await phone.tap(tapped)
}

describeOnEachRuntime('企业的人：负责人邀请经办人', (runtime, emulator) => {
  it('who has a number of the register binds by it and is the owner of a company that has none', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    await phone.become(VISITOR)
    const { scene } = await district.as(ADMIN, 'directory.codeImage', { companyId: 'company-14' })
    await phone.open(`/pages/landing/index?scene=${encodeURIComponent(scene)}`)
    await phone.waitFor('.t-bind')
    await agrees(phone, '.t-bind')
    await phone.waitFor('.t-officer')
    await phone.open('/company/people/index?companyId=company-14')
    await phone.waitFor('您是负责人')
    expect(await phone.text('.t-member')).toContain('负责人')
  })

  it('he invites a member: the code is shown once', async () => {
    const phone = runtime()
    await phone.tap('.t-invite')
    await phone.waitFor('.t-invite-member')
    await phone.tap('.t-invite-member')
    await phone.waitFor('.t-typed')
    expect(await phone.text('.t-invited')).toContain('只显示这一次')
  })

  it('the member types it with his name, and waits', async () => {
    const phone = runtime()
    const typed = (await phone.text('.t-typed')).trim()
    await phone.become(RESIDENT)
    await phone.open('/company/join/index')
    await phone.waitFor('#join-code')
    await phone.type('#join-code', typed.toLowerCase())
    await phone.type('#join-name', '郑小新')
    await phone.tap('.t-join-company')
    await phone.waitFor('等企业负责人同意')
  })

  it('the owner lets him in', async () => {
    const phone = runtime()
    await phone.become(VISITOR)
    await phone.open('/company/people/index?companyId=company-14')
    await phone.waitFor('.t-asks')
    expect(await phone.text('.t-asks')).toContain('郑*')
    await phone.tap('.t-grant')
    await phone.waitFor('不认识的人，请不要同意')
    await phone.tap('#dialog-ok')
    await phone.waitGone('.t-asks')
  })

  it('the member files for the company, and the record tells how he came to it', async () => {
    const phone = runtime()
    await phone.become(RESIDENT)
    await phone.waitFor('.t-new-case')
    const district = districtOf(emulator())
    await district.as(RESIDENT, 'case.file', { requestId: `people-${phone.name}`, companyId: 'company-14', kind: 'help', text: '门口的路灯坏了。', contact: { name: '郑小新' } })
    await phone.open('/company/record/index?companyId=company-14')
    await phone.waitFor('.t-record-row')
    await phone.waitFor('加入企业，做经办人')
    await phone.waitFor('发出邀请')
  })
})

describeOnEachRuntime('企业负责人的申请：审核、不同意、申诉', (runtime, emulator) => {
  it('the administrator refuses with a reason, and whoever asked appeals once', async () => {
    const phone = runtime()
    const district = districtOf(emulator())
    await phone.become(ADMIN)
    const asking = await asks(district)
    await phone.open('/admin/owners/index')
    await phone.waitFor('.t-owner-row')
    await phone.tap('.t-owner-row .ms-item__main')
    await phone.waitFor('.t-owner-facts')
    await phone.type('#owner-reason', '照片看不清')
    await phone.tap('.t-review-refuse')
    await phone.waitFor('原因会告诉他')
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-hindered')
    await phone.become(RESIDENT)
    await phone.open('/company/join/index')
    await phone.waitFor('照片看不清')
    await phone.tap('.t-appeal')
    await phone.type('#appeal-words', '重新拍了一张，请再看。')
    await phone.tap('.t-appeal-send')
    await phone.waitFor('等待同意')
    // Who refused does not decide again; another one does.
    await phone.become(ADMIN)
    await phone.open(`/admin/owner/index?companyId=${COMPANY}&id=${asking}`)
    await phone.waitFor('申诉由另一位管理员决定')
    await phone.become(CITY_ADMIN)
    await phone.open(`/admin/owner/index?companyId=${COMPANY}&id=${asking}`)
    await phone.waitFor('.t-review-grant')
    await phone.tap('.t-review-grant')
    await phone.waitFor('一起做负责人')
    await phone.tap('#dialog-ok')
    await phone.waitFor('.t-hindered')
    expect((await district.as(RESIDENT, 'binding.people', { companyId: COMPANY })).side).toBe('owner')
    expect((await district.as(OFFICER, 'binding.people', { companyId: COMPANY })).members).toHaveLength(2)
  })
})

/** The resident asks with a photo, and the owner objects, so that the administrator need not wait for him. */
async function asks(district: ReturnType<typeof districtOf>): Promise<string> {
  const { createHash } = await import('node:crypto')
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('a licence')])
  await district.as(RESIDENT, 'directory.agreePrivacy', { agreed: true })
  const ticket = await district.as(RESIDENT, 'directory.uploadTicket', { name: '执照.jpg', type: 'image/jpeg', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes })
  const { scene } = await district.as(OWNER, 'directory.codeImage', { companyId: COMPANY })
  await district.as(RESIDENT, 'binding.apply', { requestId: 'people-licence', code: scene, name: '李群众', files: [{ fileId: ticket.fileId, name: '执照.jpg' }] })
  const bindingId = (await district.as(OWNER, 'binding.people', { companyId: COMPANY })).waiting[0]?.id ?? ''
  await district.as(OWNER, 'binding.decide', { requestId: 'people-objects', companyId: COMPANY, bindingId, decision: 'refuse', reason: '公司是我的' })
  return bindingId
}
