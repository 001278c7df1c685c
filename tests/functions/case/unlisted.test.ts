import { eraseFromCommandLine } from '../../../cloudfunctions/_flow/erase-case'
import { withClient } from '../../../cloudfunctions/_database/prepare'
import type { InputOf } from '../../../shared/api'
import { makeUscc } from '../../../shared/register/uscc'
import { DISPATCHER, draw, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

/** Filed for a company that is not in the register: by its name and area. */
const AREA = '370613002'
/** Has never verified a phone. */
const STRANGER = 'somebody-new'
const NAME = '紫藤萝小吃店'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())
let day = Date.parse('2027-03-01T01:00:00.000Z')
beforeEach(async () => { await town.emulator.clock.moveTo(day += 86_400_000) })

const filing = (over: Partial<InputOf<'case.file'>> = {}): InputOf<'case.file'> =>
  ({ requestId: draw(), unlisted: { name: NAME, areaId: AREA }, kind: 'help', text: '门口修路，货车进不来。', contact: { name: '周禾' }, ...over })
const named = (name: string, over: object = {}) => ({ unlisted: { name, areaId: AREA, ...over } })
const refusal = async (over: Partial<InputOf<'case.file'>>, openid = RESIDENT) => {
  const reply = await town.call('case.file', filing(over), openid)
  return reply.ok ? 'ok' : reply.error.code
}
const unlisted = (): Promise<{ id: string; name: string; state: string }[]> => town.read('unlisted')

test('it is filed in two trips, lies in the pool of its area, and is shown with its mark to whoever may read it', async () => {
  const told = await town.must('case.route', { unlisted: { name: NAME, areaId: AREA }, kind: 'help' }, RESIDENT)
  const input = filing()
  const filed = await town.must('case.file', input, RESIDENT)
  expect(await town.hops('case.file')).toBe(2)
  expect({ to: filed.to, reason: filed.reason }).toEqual(told)
  expect(await town.must('case.file', input, RESIDENT)).toEqual(filed)
  expect(await town.must('case.get', { caseId: filed.caseId }, RESIDENT)).toMatchObject({ companyName: NAME, unlisted: true, verified: false, side: 'company' })
  const { items } = await town.must('case.list', { tab: { of: 'area', areaId: '370613' }, box: 'open', search: '紫藤萝' }, DISPATCHER)
  expect(items).toMatchObject([{ id: filed.caseId, companyName: NAME, unlisted: true }])
  expect(await town.call('case.get', { caseId: filed.caseId }, OWNER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await unlisted()).toMatchObject([{ name: NAME, state: 'waiting' }])
  await town.must('case.file', filing({ ...named('紫藤萝 小吃店') }), RESIDENT)
  expect(await unlisted()).toHaveLength(1)
})

test('by kind and matter it goes where those of any company go', async () => {
  expect(await town.must('case.route', { ...named(NAME), kind: 'help', matter: 'water' }, RESIDENT)).toMatchObject({ to: { unitName: '区水务局' } })
  expect(await town.must('case.route', { ...named(NAME), kind: 'complain' }, RESIDENT)).toMatchObject({ to: { unitName: '区营商环境监督室' } })
})

test('a credit code that the register has is of that company, as for anybody who is not of it', async () => {
  const [company] = await town.read<{ uscc: string; name: string }>('companies', { id: 'company-1' })
  const { caseId } = await town.must('case.file', filing(named('随便写的', { uscc: company?.uscc })), RESIDENT)
  const detail = await town.must('case.get', { caseId }, RESIDENT)
  expect(detail).toMatchObject({ companyId: 'company-1', companyName: company?.name, verified: false })
  expect(detail.unlisted).toBeUndefined()
  expect((await unlisted()).map(({ name }) => name)).not.toContain('随便写的')
})

test('what is wrong is refused', async () => {
  expect(await refusal(named('新店', { uscc: '91370613MA3C000001' }))).toBe('USCC_WRONG')
  expect(await refusal({ unlisted: { name: '新店', areaId: 'nowhere' } })).toBe('AREA_NOT_FOUND')
  expect(await refusal({ unlisted: { name: '店', areaId: AREA } })).toBe('INPUT_TOO_SHORT')
  expect(await refusal({}, STRANGER)).toBe('PHONE_NOT_VERIFIED')
  const reply = await town.call('case.route', { companyId: (await unlisted())[0]?.id ?? '', kind: 'help' }, RESIDENT)
  expect(reply).toMatchObject({ ok: false, error: { code: 'COMPANY_NOT_FOUND' } })
})

test('nobody invents more than three a day, and of one name no more than ten are filed', async () => {
  // The seed allows everything.
  await town.emulator.database.query("delete from mashangban.settings where name = 'quotas'")
  const many = async (of: (at: number) => string, times: number): Promise<string[]> => {
    const codes: string[] = []
    for (let at = 0; at < times; at++) {
      codes.push(await refusal(named(of(at))))
      await town.emulator.clock.moveTo(town.emulator.clock.now() + 11 * 60_000)
    }
    return codes
  }
  expect(await many((at) => `假店${at}号`, 4)).toEqual(['ok', 'ok', 'ok', 'LIMIT_UNLISTED'])
  expect(await many(() => '假店0号', 10)).toEqual([...Array<string>(9).fill('ok'), 'LIMIT_FILINGS_OF_UNLISTED'])
  expect((await unlisted()).filter(({ name }) => name.startsWith('假店'))).toHaveLength(3)
})

test('several who name it in the same moment file for the same', async () => {
  const makeKnown = makeUscc('91370613MA3C00099')
  const replies = await Promise.all(Array.from({ length: 5 }, () => town.call('case.file', filing(named('同时写的店', { uscc: makeKnown })), RESIDENT)))
  expect(replies.every(({ ok }) => ok)).toBe(true)
  expect((await unlisted()).filter(({ name }) => name === '同时写的店')).toHaveLength(1)
})

test('an erasure takes the name with the last case that bears it', async () => {
  const everything = (): Promise<string> => withClient(town.emulator.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'mashangban' order by 1")
    const texts: string[] = []
    for (const { name } of rows) texts.push(...(await owner.query<{ row: string }>(`select x::text as row from mashangban.${name} x`)).rows.map(({ row }) => row))
    return texts.join('\n')
  })
  const erase = (number: string) => eraseFromCommandLine(['--number', number, '--reason', '本人申请'], { TENANT: town.emulator.environment.TENANT, DATABASE_APP_URL: town.emulator.database.appUrl, DATABASE_URL: town.emulator.database.ownerUrl })
  const first = await town.must('case.file', filing(named('珊瑚礁裁缝铺')), RESIDENT)
  const second = await town.must('case.file', filing(named('珊瑚礁裁缝铺')), RESIDENT)
  await erase(first.number)
  expect(await town.must('case.get', { caseId: first.caseId }, RESIDENT)).toMatchObject({ companyName: '内容已删除', unlisted: true })
  expect((await unlisted()).map(({ name }) => name)).toContain('珊瑚礁裁缝铺')
  await erase(second.number)
  expect(await everything()).not.toMatch(/珊瑚/)
})
