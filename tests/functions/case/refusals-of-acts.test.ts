import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import type { ActionName, ErrorCode } from '../../../shared/api'
import { signCode } from '../../../shared/register/signed-code'
import { personOf } from '../../support/cases/personas'
import { refusalsIn, type Refusals } from '../../support/refused'
import { ADMIN, draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest, WATER_HEAD, WATER_MEMBER } from '../../support/town'

let town: TownUnderTest
let refusals: Refusals
/** Cases by how far they have come. */
let handling: string
let waiting: string
let answered: string
let queued: string
let claimed: string

beforeAll(async () => {
  town = await startTown()
  handling = (await town.file()).caseId
  await town.act('case.accept', handling, OFFICER)
  waiting = (await town.file()).caseId
  await town.act('case.accept', waiting, OFFICER)
  await town.act('case.requestMaterial', waiting, OFFICER, { text: '请补合同' })
  answered = (await town.file()).caseId
  await town.act('case.accept', answered, OFFICER)
  await town.act('case.answer', answered, OFFICER, { text: '已经办好了' })
  queued = (await town.file({ matter: 'water' })).caseId
  claimed = (await town.file({ matter: 'water' })).caseId
  await town.act('case.claim', claimed, WATER_MEMBER)
  refusals = await refusalsIn(town)
}, 120_000)
afterAll(() => town.stop())

const WORDS = { text: '说明一下情况', unitId: 'unit-water', personId: undefined as string | undefined }
const OF_OFFICER = ['case.accept', 'case.return', 'case.transfer', 'case.requestMaterial', 'case.answer'] as const
const OF_COMPANY = ['case.note', 'case.supplyMaterial', 'case.confirm', 'case.reopen', 'case.withdraw'] as const
const OF_HEAD = ['case.claim', 'case.assign'] as const
const PARTS: readonly (readonly [ActionName, string])[] = [
  ...OF_OFFICER.map((act) => [act, OFFICER] as const), ...OF_COMPANY.map((act) => [act, OWNER] as const), ...OF_HEAD.map((act) => [act, WATER_HEAD] as const),
]
const inputOf = async (action: ActionName): Promise<object> => (action === 'case.assign' ? { ...WORDS, personId: await personOf(town, 'demo-unit-water-3') } : WORDS)

it.each(PARTS)('%s is told apart from what the same id did before', async (action, openid) => {
  const used = draw()
  const caseId = openid === WATER_HEAD ? queued : handling
  await town.must('case.note', { caseId, requestId: used, seen: await town.version(caseId, openid), text: '先记一笔' }, openid)
  await refusals.refused(action, { ...(await inputOf(action)), text: '另一件事', caseId, requestId: used, seen: 1 }, openid, 'REQUEST_ID_REUSED')
})

it.each(PARTS)('%s on what the screen no longer shows says what is new', async (action, openid) => {
  const caseId = openid === WATER_HEAD ? claimed : handling
  await refusals.refused(action, { ...(await inputOf(action)), caseId, requestId: draw(), seen: 1 }, openid, 'CASE_CHANGED')
})

it('takes no file of somebody else, whatever it is sent with', async () => {
  const files = [{ fileId: 'file-of-another', name: 'a.jpg' }]
  for (const [action, caseId, openid] of [
    ['case.note', handling, OWNER], ['case.requestMaterial', handling, OFFICER], ['case.answer', handling, OFFICER], ['case.supplyMaterial', waiting, OWNER], ['case.reopen', answered, OWNER],
  ] as const) await refusals.refused(action, { caseId, requestId: draw(), seen: await town.version(caseId, openid), text: '说明一下情况', files }, openid, 'FILE_NOT_YOURS')
})

it('gives a case to nobody who has it, who cannot have it, or who does not exist', async () => {
  const move = async (action: 'case.transfer' | 'case.assign', caseId: string, target: object, code: ErrorCode) =>
    refusals.refused(action, { caseId, requestId: draw(), seen: await town.version(caseId, WATER_HEAD), text: '归他们管', ...target }, WATER_HEAD, code)
  await move('case.transfer', queued, { unitId: 'unit-water' }, 'TARGET_SAME')
  await move('case.transfer', queued, { personId: await personOf(town, OWNER) }, 'TARGET_NO_OFFICE')
  await move('case.assign', claimed, { personId: await personOf(town, WATER_MEMBER) }, 'TARGET_SAME')
  await move('case.assign', claimed, { personId: await personOf(town, OFFICER) }, 'TARGET_NOT_COLLEAGUE')
  await move('case.assign', claimed, { personId: 'nobody' }, 'TARGET_NOT_FOUND')
  // A unit and somebody of another; on leave till the end of next year; a station; the next district, which has an office of its own.
  await move('case.transfer', queued, { unitId: 'unit-market', personId: await personOf(town, WATER_MEMBER) }, 'TARGET_NOT_OF_UNIT')
  await move('case.transfer', queued, { personId: await personOf(town, 'demo-officer-12') }, 'TARGET_AWAY')
  await move('case.transfer', queued, { unitId: 'unit-station-370613001' }, 'TARGET_NO_OFFICE')
  await town.insert('units', [{ id: 'unit-next', name: '芝罘区水务局', area_id: '370602', phone: '', takes: [] }])
  await town.insert('memberships', [{ person_id: 'next-door', role: 'department', place: 'unit-next', area_id: '370602', unit_id: 'unit-next', head: false, owner: false }])
  await move('case.transfer', queued, { unitId: 'unit-next' }, 'TARGET_OUT_OF_REACH')
})

describe('a code', () => {
  /** Of a key that is not known any more; of no code there is. */
  const strange = (): { retired: string; unknown: string } => {
    const { codeKeys } = parseConfig(town.emulator.environment)
    const [[id, key] = ['', new Uint8Array()]] = Object.entries(codeKeys)
    const identity = { codeId: 'codeNowhere', revision: 1 }
    return { retired: signCode({ z: key }, 'z', identity), unknown: signCode(codeKeys, id, identity) }
  }

  it.each([
    ['case.file', RESIDENT, { kind: 'help', text: '路过看到的一件事', contact: { name: '赵大妈' } }],
    ['directory.bindCompany', RESIDENT, {}],
    ['rating.rateWindow', RESIDENT, { level: 5 }],
  ] as const)('that %s cannot use is told what is wrong with it', async (action, openid, more) => {
    const tried = async (code: string, refusal: ErrorCode) => refusals.refused(action, { ...more, requestId: draw(), code }, openid, refusal)
    await tried('hello', 'CODE_MALFORMED')
    await tried(town.scenes.kind('forged'), 'CODE_FORGED')
    await tried(strange().retired, 'CODE_KEY_RETIRED')
    await tried(strange().unknown, 'CODE_UNKNOWN')
  })
})

it('asks for what is missing before it uploads, rates or issues anything', async () => {
  const file = { name: 'a.jpg', sha256: '0'.repeat(64), size: 10, type: 'image/jpeg' }
  await refusals.refused('directory.uploadTicket', { ...file, type: 'text/html' }, OWNER, 'FILE_TYPE')
  await refusals.refused('directory.uploadTicket', file, 'never-seen-before', 'PRIVACY_NOT_AGREED')
  await refusals.refused('rating.rateWindow', { requestId: draw(), level: 1, code: town.scenes.window(0) }, RESIDENT, 'RATING_REASON_REQUIRED')
  await refusals.refused('directory.reissueCode', { requestId: draw(), reason: '标牌丢失' }, ADMIN, 'INPUT_MISSING')
  await refusals.refused('directory.reissueCode', { requestId: draw(), reason: '标牌丢失', companyId: 'company-9999' }, ADMIN, 'COMPANY_NOT_FOUND')
})

it('gave no refusal that the contract of its action does not name', () => {
  expect(refusals.actions()).toBeGreaterThan(15)
  expect(refusals.undeclared()).toEqual([])
})
