import { DEFAULT_LOOK } from '../../../shared/settings/look'
import { ADMIN, CITY, CITY_ADMIN, draw, OFFICER, OWNER, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const OWN = { product: '企呼我应', officer: '店小二' }
const TEAL = { palette: 'teal', foot: '示例区营商环境建设局' }
const set = (name: 'names' | 'look', value: unknown, openid = CITY_ADMIN, areaId = CITY) => town.send('settings.propose', { requestId: draw(), areaId, name, value }, openid) as Promise<{ ok: boolean; error?: { code: string } }>
const codeOf = ({ ok, error }: { ok: boolean; error?: { code: string } }): string => (ok ? 'ok' : (error?.code ?? ''))
/** What somebody reads: signed in, and with nothing but a code in his hand. */
const dresses = async () => [(await town.must('directory.me', {}, OWNER)).dress, ...await Promise.all([town.scenes.company(0), town.scenes.window(0)].map(async (code) => (await town.must('directory.scan', { code }, null)).dress))]

test('what nobody has set is not said', async () => {
  expect(await dresses()).toEqual([undefined, undefined, undefined])
})

test('what would not be a name is refused in words, and so is whoever does not look after the tenant', async () => {
  for (const word of ['', '二', '店 小二', '店\u200b小二', '店\u202e小二', '<b>店</b>', '名称九个字的一个名称']) expect([word, codeOf(await set('names', { ...OWN, officer: word }))]).toEqual([word, 'SETTING_WRONG'])
  expect(codeOf(await set('names', { ...OWN, mayor: '市长' }))).toBe('SETTING_WRONG')
  expect(codeOf(await set('look', { ...TEAL, palette: 'neon' }))).toBe('SETTING_WRONG')
  expect(codeOf(await set('look', { ...TEAL, foot: '一\n二' }))).toBe('SETTING_WRONG')
  expect(codeOf(await set('names', OWN, ADMIN, '370613'))).toBe('SETTING_NOT_HERE')
  expect(codeOf(await set('names', OWN, ADMIN))).toBe('NOT_ALLOWED')
})

test('what is set reaches everybody with what every page reads, also without signing in, in the one trip it took before', async () => {
  expect([codeOf(await set('names', OWN)), codeOf(await set('look', TEAL))]).toEqual(['ok', 'ok'])
  // Each function keeps settings for a minute.
  await town.surface('clock', { advance: '61s' })
  await town.surface('stats/reset', {})
  expect((await town.must('directory.scan', { code: town.scenes.company(0) }, null)).dress).toEqual({ names: OWN, look: TEAL })
  expect(await town.hops('directory.scan')).toBe(1)
  expect(await dresses()).toEqual(Array.from({ length: 3 }, () => ({ names: OWN, look: TEAL })))
})

test('only what is not the default is said', async () => {
  expect(codeOf(await set('look', DEFAULT_LOOK))).toBe('ok')
  await town.surface('clock', { advance: '61s' })
  expect(await dresses()).toEqual(Array.from({ length: 3 }, () => ({ names: OWN })))
})

describe('what the server tells, with the names of the tenant', () => {
  const DEFAULTS = /码上办|服务专员/

  beforeAll(async () => {
    await set('names', OWN)
    await town.surface('clock', { advance: '61s' })
  })

  test('why a request goes where it goes, before and after it is filed, on its page, in its record and in messages', async () => {
    const why = (await town.must('case.route', { companyId: 'company-1', kind: 'suggest' }, OWNER)).reason
    expect(why).toContain(`您企业的${OWN.officer}`)
    await town.surface('stats/reset', {})
    const filed = await town.file({ kind: 'suggest' })
    expect(await town.hops('case.file')).toBe(2)
    expect(filed.reason).toBe(why)
    expect((await town.must('case.get', { caseId: filed.caseId }, OWNER)).route.reason).toBe(why)
    expect(JSON.stringify((await town.must('case.trail', { caseId: filed.caseId, before: 99 }, OWNER)).entries)).toContain(OWN.officer)
    await town.surface('timers/run', {})
    for (const openid of [OWNER, OFFICER]) expect(JSON.stringify(await town.must('directory.inbox', {}, openid))).not.toMatch(DEFAULTS)
  })

  test('a refusal', async () => {
    const reply = await town.call('directory.scan', { code: '不是码' }, null)
    expect(reply.ok ? '' : reply.error.message).toContain(OWN.product)
  })

  test('the office of whoever a complaint may be about, and what waits for an administrator', async () => {
    const { subjects } = await town.must('directory.officials', { search: '林', companyId: 'company-1' }, OWNER)
    expect(subjects.map(({ office }) => office)).toContain(OWN.officer)
    expect(JSON.stringify(await town.must('register.decisions', { areaId: CITY }, CITY_ADMIN))).not.toMatch(/专员/)
  })

  test('what was changed of an office and of a company: its label, and the role', async () => {
    const office = (await town.must('register.things', { areaId: CITY, of: 'office', role: 'officer', limit: 1 }, CITY_ADMIN)).items[0]
    const { items } = await town.must('register.changes', { of: 'office', id: office?.id ?? '' }, CITY_ADMIN)
    expect(JSON.stringify(items)).not.toMatch(DEFAULTS)
  })

  test('what was told before they changed stands as it was told', async () => {
    const { caseId, reason } = await town.file({ kind: 'suggest' })
    await set('names', { ...OWN, officer: '驻企干部' })
    await town.surface('clock', { advance: '61s' })
    expect((await town.must('case.get', { caseId }, OWNER)).route.reason).toBe(reason)
  })
})
