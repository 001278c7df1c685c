import { draw, OFFICER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const filing = (phone: string) => ({ requestId: draw(), companyId: 'company-1', kind: 'help' as const, text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾', phone } })
const opened = async (caseId: string) => (await town.must('case.openContact', { caseId, requestId: draw(), reason: '联系办理' }, OFFICER)).phone

it.each([
  ['+86 138-0013-8000', '13800138000'],
  ['（0571）8765—4321 转 801', '057187654321,801'],
  ['+852 1234 5678', '+85212345678'],
])('%s is kept as %s', async (pasted, kept) => {
  const { caseId } = await town.file({ contact: { name: '周禾', phone: pasted } })
  expect(await opened(caseId)).toBe(kept)
})

it.each([
  ['87654321', 'INPUT_PHONE_AREA'], ['13800138000、13900139000', 'INPUT_PHONE_TWO'], ['1380013800', 'INPUT_PHONE_SHORT'], ['见名片', 'INPUT_PHONE_OTHER'],
])('%s is refused with %s and nothing is filed on another number', async (phone, code) => {
  expect(await town.call('case.file', filing(phone), 'demo-owner-1')).toMatchObject({ ok: false, error: { code, details: [{ path: 'contact.phone', code }] } })
})

it('a stranger is told that his own number is all he can leave; written another way it is his own', async () => {
  const { companyId: _, ...sent } = filing('13800138000')
  const asked = (phone: string) => town.call('case.file', { ...sent, requestId: draw(), code: town.scenes.company(0), contact: { name: '赵大妈', phone } }, RESIDENT)
  expect(await asked('0571-87654321')).toMatchObject({ ok: false, error: { code: 'CONTACT_NOT_VERIFIED' } })
  expect(await asked('+86 138-0000-0900')).toMatchObject({ ok: true })
})
