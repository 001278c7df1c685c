import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { AREAS, COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, OWNER_PHONE, REVOKED, ROOMS, UNITS } from '../../support/fixtures/district'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
}, 120_000)
afterAll(() => functions.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}
const phoneCode = async (openid: string, phone = OWNER_PHONE) => (await functions.surface<{ code: string }>('phone-codes', { openid, phone })).code
interface Stored { openid: string; phone: string | null; phone_hash: string | null; leave: unknown }
const record = async (openid: string) => (await functions.read<Stored>('persons', { id: functions.personId(openid) }))[0]
const memberships = async (openid: string) => functions.read<{ company_id: string | null }>('memberships', { person_id: functions.personId(openid) })

describe('who I am', () => {
  test('a first-time visitor becomes a person without memberships, once, even when two screens ask at once', async () => {
    const [first, second] = await Promise.all([functions.call('directory.me', {}, 'o-new'), functions.call('directory.me', {}, 'o-new')])
    expect(dataOf(first)).toMatchObject({ personId: functions.personId('o-new'), memberships: [], phoneVerified: false, privacyAgreed: false, unread: 0, hotline: '0000-12345' })
    expect(dataOf(second).personId).toBe(dataOf(first).personId)
    const stored = await functions.read<Stored>('persons', { id: functions.personId('o-new') })
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain('o-new')
    expect(functions.vault.open(stored[0]?.openid ?? '')).toBe('o-new')
  })

  test('memberships come with their names, in one round trip', async () => {
    await functions.surface('stats/reset', {})
    expect(dataOf(await functions.call('directory.me', {}, OPENIDS.head))).toMatchObject({
      name: '郑示例', memberships: [{ role: 'department', unitId: UNITS.water, unitName: '示例水务局', areaName: '示例区', head: true }],
    })
    // The configuration is read once a minute.
    await functions.surface('stats/reset', {})
    await functions.call('directory.me', {}, OPENIDS.head)
    expect(await functions.hops('directory.me')).toBe(1)
  })

  test('an openid in the input changes nothing: identity comes from the platform', async () => {
    const reply = await functions.send('directory.me', { openid: OPENIDS.admin, userInfo: { openId: OPENIDS.admin }, person: functions.personId(OPENIDS.admin) }, OPENIDS.stranger)
    expect(dataOf(reply)).toMatchObject({ personId: functions.personId(OPENIDS.stranger), memberships: [] })
  })

  test('nobody is refused', async () => {
    expect(codeOf(await functions.call('directory.me', {}, null))).toBe('SIGN_IN_REQUIRED')
  })

  test('elder mode is remembered, for somebody never seen before as well', async () => {
    expect(dataOf(await functions.call('directory.setElder', { elder: true }, 'o-elder'))).toEqual({ elder: true })
    expect(dataOf(await functions.call('directory.setElder', { elder: true }, 'o-elder'))).toEqual({ elder: true })
    expect(dataOf(await functions.call('directory.me', {}, 'o-elder')).elder).toBe(true)
  })
})

describe('in which office he acts', () => {
  const actsAs = async (openid: string) => dataOf(await functions.call('directory.me', {}, openid)).actsAs

  test('is remembered for his other devices; the last choice stands', async () => {
    expect(await actsAs(OPENIDS.officer)).toBeNull()
    for (const office of ['supervisor:d-1', 'officer:st-1']) expect(dataOf(await functions.call('directory.actAs', { office }, OPENIDS.officer))).toEqual({ office })
    expect(await actsAs(OPENIDS.officer)).toBe('officer:st-1')
    expect(await functions.hops('directory.actAs')).toBe(1)
  })

  test('grants nothing: whoever says that he is an administrator is none', async () => {
    await functions.call('directory.actAs', { office: `admin:${AREAS.district}` }, OPENIDS.officer)
    expect(codeOf(await functions.call('register.overview', { areaId: AREAS.district }, OPENIDS.officer))).toBe('NOT_ALLOWED')
    expect(dataOf(await functions.call('directory.me', {}, OPENIDS.officer)).memberships.map(({ role }) => role)).not.toContain('admin')
  })

  test('nor does it take anything: whoever acts as one may still what the other may', async () => {
    await functions.call('directory.actAs', { office: 'resident:' }, OPENIDS.admin)
    expect((await functions.call('register.overview', { areaId: AREAS.district }, OPENIDS.admin)).ok).toBe(true)
  })

  test('without signing in nothing is remembered, and too long a name is refused', async () => {
    expect(codeOf(await functions.call('directory.actAs', { office: 'officer:st-1' }, null))).toBe('SIGN_IN_REQUIRED')
    expect(codeOf(await functions.call('directory.actAs', { office: 'x'.repeat(200) }, OPENIDS.officer))).toBe('INPUT_TOO_LONG')
    expect(await actsAs('o-nobody')).toBeNull()
  })
})

describe('phone, consent, company', () => {
  test('without consent the phone is not even asked for; with it, it is kept sealed and shown masked', async () => {
    const code = await phoneCode('o-caller', '19900004321')
    expect(codeOf(await functions.call('directory.verifyPhone', { phoneCode: code }, 'o-caller'))).toBe('PRIVACY_NOT_AGREED')
    await functions.call('directory.agreePrivacy', { agreed: true }, 'o-caller')
    expect(dataOf(await functions.call('directory.verifyPhone', { phoneCode: code }, 'o-caller'))).toEqual({ phoneMasked: '199****4321', official: null })
    const stored = await record('o-caller')
    expect(JSON.stringify(stored)).not.toContain('19900004321')
    expect(functions.vault.open(stored?.phone ?? '')).toBe('19900004321')
    expect(stored?.phone_hash).toBe(functions.vault.blind('19900004321'))
  })

  test('a used code and a code of somebody else are refused and change nothing', async () => {
    await functions.call('directory.agreePrivacy', { agreed: true }, 'o-thief')
    const before = await record('o-thief')
    expect(codeOf(await functions.call('directory.verifyPhone', { phoneCode: await phoneCode('o-other-phone') }, 'o-thief'))).toBe('PHONE_CODE_INVALID')
    expect(codeOf(await functions.call('directory.verifyPhone', { phoneCode: 'invented' }, 'o-thief'))).toBe('PHONE_CODE_INVALID')
    expect(await record('o-thief')).toEqual(before)
  })

  test('an outage of WeChat is said to be one', async () => {
    await functions.surface('wechat/faults', { api: '/wxa/business/getuserphonenumber', errcode: 'hangup', times: 1 })
    expect(codeOf(await functions.call('directory.verifyPhone', { phoneCode: await phoneCode('o-caller') }, 'o-caller'))).toBe('UPSTREAM_UNAVAILABLE')
  })

  test('an access token that WeChat no longer takes is renewed once', async () => {
    await functions.surface('wechat/faults', { api: '/wxa/business/getuserphonenumber', errcode: 40001, times: 1 })
    expect(codeOf(await functions.call('directory.verifyPhone', { phoneCode: await phoneCode('o-caller') }, 'o-caller'))).toBe('ok')
  })

  test('binding needs a verified phone that the register of the company knows', async () => {
    const code = functions.sign(COMPANY.codeId, 1)
    expect(codeOf(await functions.call('directory.bindCompany', { code }, 'o-nophone'))).toBe('PHONE_NOT_VERIFIED')
    await functions.call('directory.agreePrivacy', { agreed: true }, 'o-wrong')
    await functions.call('directory.verifyPhone', { phoneCode: await phoneCode('o-wrong', '19900009999') }, 'o-wrong')
    expect(codeOf(await functions.call('directory.bindCompany', { code }, 'o-wrong'))).toBe('BIND_PHONE_MISMATCH')
    expect(await memberships('o-wrong')).toEqual([])
    expect(codeOf(await functions.call('directory.bindCompany', { code: functions.sign(REVOKED.codeId, 1) }, 'o-wrong'))).toBe('CODE_REVOKED')
    expect(codeOf(await functions.call('directory.bindCompany', { code: functions.sign(COMPANY.codeId, 0) }, 'o-wrong'))).toBe('CODE_REPLACED')
  })

  test('two companies bound at the same moment are both kept, and binding again changes nothing', async () => {
    await functions.call('directory.agreePrivacy', { agreed: true }, 'o-boss')
    await functions.call('directory.verifyPhone', { phoneCode: await phoneCode('o-boss') }, 'o-boss')
    // Of a company that somebody owns he would only ask.
    const owners = await functions.read<{ tenant: string }>('memberships', { role: 'company' })
    await functions.emulator.database.query(`delete from mashangban.memberships where role = 'company'`)
    const bind = (codeId: string) => functions.call('directory.bindCompany', { code: functions.sign(codeId, 1) }, 'o-boss')
    const replies = await Promise.all([bind(COMPANY.codeId), bind(OTHER_COMPANY.codeId)])
    expect(replies.map(codeOf)).toEqual(['ok', 'ok'])
    expect(codeOf(await bind(COMPANY.codeId))).toBe('ok')
    expect((await memberships('o-boss')).map(({ company_id }) => company_id).sort()).toEqual([COMPANY.id, OTHER_COMPANY.id])
    expect(dataOf(await functions.call('directory.me', {}, 'o-boss')).memberships.map(({ companyName }) => companyName)).toEqual([COMPANY.name, OTHER_COMPANY.name])
    await functions.emulator.database.query(`delete from mashangban.memberships where role = 'company'`)
    await functions.insert('memberships', owners.map(({ tenant: _tenant, ...row }) => row))
  })
})

describe('leave and colleagues', () => {
  const leave = { from: '2030-01-01T00:00:00Z', to: '2030-01-08T00:00:00Z' }
  const setLeave = (input: object | null, openid: string) => functions.send('directory.setLeave', { leave: input }, openid)

  test('an official registers a leave with a stand-in, and ends it', async () => {
    const standIn = functions.personId(OPENIDS.member)
    expect(dataOf(await setLeave({ ...leave, standIn }, OPENIDS.head))).toEqual({
      leave: { from: '2030-01-01T00:00:00.000Z', to: '2030-01-08T00:00:00.000Z', standInName: '周示例' }, standsInFor: [],
    })
    expect(codeOf(await setLeave({ ...leave, standIn: functions.personId(OPENIDS.head) }, OPENIDS.member))).toBe('TARGET_NOT_SUITABLE')
    expect(dataOf(await setLeave(null, OPENIDS.head))).toEqual({ leave: null, standsInFor: [] })
    expect((await record(OPENIDS.head))?.leave).toBeNull()
  })

  test('a stand-in must exist, be an official and somebody else; others have no leave to register', async () => {
    expect(codeOf(await setLeave({ ...leave, standIn: 'nobody' }, OPENIDS.head))).toBe('TARGET_NOT_FOUND')
    expect(codeOf(await setLeave({ ...leave, standIn: functions.personId(OPENIDS.owner) }, OPENIDS.head))).toBe('TARGET_NOT_SUITABLE')
    expect(codeOf(await setLeave({ ...leave, standIn: functions.personId(OPENIDS.head) }, OPENIDS.head))).toBe('TARGET_NOT_SUITABLE')
    expect(codeOf(await setLeave({ from: leave.to, to: leave.from }, OPENIDS.head))).toBe('INPUT_INVALID')
    expect(codeOf(await setLeave(leave, OPENIDS.owner))).toBe('NOT_ALLOWED')
  })

  test('units and officials of the own district, never of another, never natural persons', async () => {
    const reply = dataOf(await functions.call('directory.units', {}, OPENIDS.owner))
    expect(reply.units.map(({ id }) => id).sort()).toEqual([UNITS.market, UNITS.water])
    expect(reply.officers.map(({ name }) => name).sort()).toEqual(['周示例', '林示例', '王示例', '郑示例'].sort())
  })

  test('colleagues are shown to members of the unit only', async () => {
    const people = dataOf(await functions.call('directory.colleagues', { unitId: UNITS.water }, OPENIDS.member)).people
    expect(people).toEqual(expect.arrayContaining([expect.objectContaining({ name: '郑示例', head: true }), expect.objectContaining({ name: '周示例', head: false })]))
    expect(codeOf(await functions.call('directory.colleagues', { unitId: UNITS.water }, OPENIDS.otherUnit))).toBe('NOT_ALLOWED')
    expect(codeOf(await functions.call('directory.colleagues', { unitId: UNITS.water }, OPENIDS.stranger))).toBe('NOT_ALLOWED')
  })
  test('a unit of three hundred and a district of six hundred officials come complete, in one round trip', async () => {
    const crowd = Array.from({ length: 600 }, (_, i) => `crowd-${String(i).padStart(3, '0')}`)
    await functions.insert('persons', crowd.map((id) => ({ id, openid: 's', work_name: `甲${id}`, elder: false })))
    await functions.insert('memberships', crowd.map((id, i) => ({
      person_id: id, head: false, owner: false, area_id: AREAS.district,
      ...(i < 300 ? { role: 'department', place: UNITS.market, unit_id: UNITS.market } : { role: 'officer', place: AREAS.district, unit_id: ROOMS.station }),
    })))
    await functions.surface('stats/reset', {})
    expect(dataOf(await functions.call('directory.colleagues', { unitId: UNITS.market }, OPENIDS.otherUnit)).people).toHaveLength(301)
    expect(dataOf(await functions.call('directory.units', {}, OPENIDS.owner)).officers).toHaveLength(604)
    expect([await functions.hops('directory.colleagues'), await functions.hops('directory.units')]).toEqual([1, 1])
  })

  test('somebody without any place sees all areas', async () => {
    expect(dataOf(await functions.call('directory.units', {}, OPENIDS.stranger)).units.map(({ id }) => id).sort()).toEqual([UNITS.far, UNITS.market, UNITS.water])
  })
})
