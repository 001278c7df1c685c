import { describeOnEachRuntime } from '../support/runtime/describe-on-each-runtime'
import { ADMIN, OFFICER, SUPERVISOR } from '../support/townspeople'
import { districtOf } from './district'

const AS_OFFICER = '以服务专员（黄海路街道企业服务站）身份办理'
const AS_SUPERVISOR = '以督办员（莱山区督查室）身份办理'

describeOnEachRuntime('一个人有两个身份，选一个办理', (runtime, emulator) => {
  const DISTRICT = '370613'
  let office = ''
  const appoint = async (): Promise<void> => {
    const personas = (await (await fetch(`${emulator().url}/__emulator/personas`)).json()) as { openid: string, name: string, phone: string }[]
    const { name = '', phone = '' } = personas.find(({ openid }) => openid === OFFICER) ?? {}
    const { memberships } = await districtOf(emulator()).as(SUPERVISOR, 'directory.me', {})
    const { id } = await districtOf(emulator()).as(ADMIN, 'register.saveOffice', {
      requestId: 'two-offices', id: null, areaId: DISTRICT, role: 'supervisor', unitId: memberships[0]?.unitId ?? '', name, phone,
    })
    office = id
  }
  const end = (requestId: string) => districtOf(emulator()).as(ADMIN, 'register.closeThing', { requestId, of: 'office', id: office, seen: 1, open: false, preview: false })

  it('shows nothing of it to whoever has one office', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.waitFor('.t-worklist')
    await phone.settled()
    expect(await phone.has('.t-acting')).toBe(false)
    await appoint()
  })

  it('says on the work page in which he acts, and lets him choose another: the lists follow', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.waitFor('.t-acting')
    expect(await phone.text('.t-acting')).toContain(AS_OFFICER)
    expect(await phone.has('.t-worklist')).toBe(true)
    await phone.tap('.t-acting-switch')
    await phone.waitFor('.t-identity')
    expect(await phone.texts('.t-identity')).toHaveLength(2)
    await phone.tapText('督办员', '.t-identities')
    await phone.waitFor('.t-board-title')
    expect(await phone.text('.t-acting')).toContain(AS_SUPERVISOR)
    expect(await phone.has('.t-worklist')).toBe(false)
  })

  it('follows him to another phone or a desk, and is said where a request is handled too', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.waitFor('.t-board-title')
    expect(await phone.text('.t-acting')).toContain(AS_SUPERVISOR)
    const caseId = await districtOf(emulator()).file('门口的路灯不亮。', { matter: 'other' })
    await phone.open(`/officer/case/index?id=${caseId}`)
    await phone.waitFor('门口的路灯不亮')
    expect(await phone.text('.t-acting')).toContain(AS_SUPERVISOR)
  })

  it('tells him when the office that he chose has ended, and shows the one that is in force', async () => {
    const phone = runtime()
    await end('two-offices-end')
    await phone.become(OFFICER)
    await phone.waitFor('.t-acting-lapsed')
    expect(await phone.text('.t-acting-lapsed')).toContain('您选的“督办员”身份已经结束，现在以服务专员（黄海路街道企业服务站）身份办理。')
    await phone.waitFor('.t-worklist')
    await phone.tap('.t-acting-known')
    await phone.waitGone('.t-acting-lapsed')
    expect(await phone.has('.t-acting')).toBe(false)
  })

  it('tells him once', async () => {
    const phone = runtime()
    await phone.become(OFFICER)
    await phone.waitFor('.t-worklist')
    await phone.settled()
    expect(await phone.has('.t-acting-lapsed')).toBe(false)
  })
})
