import { randomBytes } from 'node:crypto'
import { createCodeSigner } from '../../../cloudfunctions/_adapters/crypto/code-signer'
import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import type { ActionName } from '../../../shared/api'
import { watch, type Watched } from '../../plans/watched'
import { ADMIN, CITY_ADMIN, DISPATCHER, draw, OFFICER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD } from '../../support/town'
import { DRAWN, register, verify } from '../joining/official.support'
import { double, OTHER } from './doubled.support'

let town: TownUnderTest
let other: Watched
/** What each of the first tenant's reads answered before there was a second one. */
let before: Record<string, unknown>

const key = (): string => randomBytes(32).toString('base64')
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))

const READS: readonly (readonly [ActionName, object, string])[] = [
  ['case.board', { areaId: '370613' }, DISPATCHER], ['case.board', { areaId: '370613' }, SUPERVISOR],
  ['case.list', { tab: { of: 'mine' }, box: 'open' }, OFFICER], ['case.list', { tab: { of: 'area', areaId: '370613' }, box: 'open' }, DISPATCHER],
  ['case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open' }, SUPERVISOR], ['case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' }, OWNER],
  ['case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search: '货物' }, SUPERVISOR], ['case.list', { tab: { of: 'unit', unitId: 'unit-water' }, box: 'open' }, WATER_HEAD],
  ['register.overview', { areaId: '370613' }, ADMIN], ['register.companies', { areaId: '370613' }, ADMIN], ['register.companies', { areaId: '370613', search: '云澜' }, ADMIN],
  ['register.companies', { areaId: '370613', search: '13800000001' }, ADMIN], ['register.officers', { areaId: '370613' }, ADMIN], ['unlisted.list', { areaId: '370613', state: 'waiting' }, ADMIN], ['register.rules', { areaId: '370613' }, ADMIN],
  ['register.tree', { areaId: '370600' }, CITY_ADMIN], ['register.things', { of: 'office', areaId: '370613' }, ADMIN], ['register.things', { of: 'unit', areaId: '370613' }, ADMIN],
  ['register.notJoined', { areaId: '370613' }, ADMIN], ['register.company', { companyId: 'company-1' }, ADMIN], ['register.changes', { of: 'company', id: 'company-1' }, ADMIN],
  ['rating.figures', { windowId: 'hall-1-window-1' }, SUPERVISOR], ['directory.units', {}, RESIDENT], ['directory.officials', { search: '林知远' }, RESIDENT], ['directory.area', { areaId: '370613' }, DISPATCHER],
  ['directory.inbox', {}, OFFICER], ['directory.company', { companyId: 'company-1' }, OWNER], ['directory.colleagues', { unitId: 'unit-water' }, WATER_HEAD], ['import.list', { areaId: '370613' }, ADMIN], ['export.list', {}, ADMIN],
]
/** Answers without what is drawn or told by the clock. */
const steady = (reply: unknown): unknown => JSON.parse(JSON.stringify(reply, (name, value: unknown) => (['now', 'requestId', 'url', 'image'].includes(name) ? undefined : value)))
const readAll = async (): Promise<Record<string, unknown>> => {
  const found: Record<string, unknown> = {}
  for (const [action, input, openid] of READS) found[`${action} ${JSON.stringify(input)} ${openid}`] = steady(await town.send(action, input, openid))
  return found
}

beforeAll(async () => {
  town = await startTown()
  for (let nth = 0; nth < 3; nth++) await town.file()
  await town.file({ kind: 'complain', about: { unitId: 'unit-water' } })
  await register(town)
  await town.must('register.addRule', { requestId: draw(), areaId: '370613' }, ADMIN)
  await readAll()
  before = await readAll()
  await double(town)
  const { environment, database } = town.emulator
  other = watch({ ...environment, TENANT: OTHER, CODE_KEYS: JSON.stringify({ a: key() }), DATA_KEYS: JSON.stringify({ a: key() }), HMAC_KEY: key(), DATABASE_APP_URL: database.appUrl }, { before: () => Promise.resolve(), after: () => undefined })
}, 180_000)
afterAll(async () => {
  await other.close()
  await town.stop()
})

test('lists, boards, figures, counts and search of a tenant are what they were before there was another one with the same ids', async () => {
  expect(Object.values(before).filter((reply) => (reply as { ok: boolean }).ok).length).toBeGreaterThan(READS.length - 3)
  expect(await readAll()).toEqual(before)
})

test('a person of one tenant is nobody in the other, though his openid is the same', async () => {
  const { memberships, personId } = await other.must('directory.me', {}, ADMIN)
  expect([memberships, personId === (await town.must('directory.me', {}, ADMIN)).personId]).toEqual([[], false])
  expect(codeOf(await other.call('register.overview', { areaId: '370613' }, ADMIN))).toBe('NOT_ALLOWED')
})

test('a code of another tenant is told by its name and not opened; whoever forged one is told that nobody has it', async () => {
  const scene = town.scenes.company(0)
  const reply = await other.call('directory.scan', { code: scene }, RESIDENT)
  expect(reply).toMatchObject({ ok: false, error: { code: 'CODE_ELSEWHERE', details: { name: '烟台市（演示）' }, message: expect.stringContaining('烟台市（演示）') } })
  expect(JSON.stringify(reply)).not.toContain('云澜')
  // Without signing in too.
  expect(codeOf(await other.call('directory.scan', { code: scene }, null))).toBe('CODE_ELSEWHERE')
  const nobodys = createCodeSigner(parseConfig(town.emulator.environment).codeKeys).sign({ codeId: 'nobodyscode', revision: 0 })
  expect([codeOf(await town.call('directory.scan', { code: nobodys }, RESIDENT)), codeOf(await other.call('directory.scan', { code: nobodys }, RESIDENT))]).toEqual(['CODE_UNKNOWN', expect.stringMatching(/^CODE_(FORGED|KEY_RETIRED)$/)])
  // What acts on a code does not even tell whose it is.
  expect(codeOf(await other.call('directory.bindCompany', { code: scene }, RESIDENT))).toMatch(/^CODE_(FORGED|KEY_RETIRED)$/)
})

test('an invitation of another tenant is one that nobody has, also with the same key', async () => {
  const { token } = await town.must('register.invite', { requestId: draw(), personId: DRAWN }, ADMIN)
  const { environment, database } = town.emulator
  const sameKeys = watch({ ...environment, TENANT: OTHER, DATABASE_APP_URL: database.appUrl }, { before: () => Promise.resolve(), after: () => undefined })
  try {
    expect(codeOf(await sameKeys.call('directory.join', { requestId: draw(), invitation: token }, 'o-else'))).toBe('INVITATION_UNKNOWN')
    expect(codeOf(await other.call('directory.join', { requestId: draw(), invitation: token }, 'o-else'))).toBe('INVITATION_UNKNOWN')
  } finally {
    await sameKeys.close()
    Object.assign(process.env, environment)
  }
  await verify(town, 'o-new')
  expect(codeOf(await town.send('directory.join', { requestId: draw(), invitation: token }, 'o-new'))).toBe('ok')
  // The same drawn id in the other tenant has become nobody.
  const left = await town.emulator.database.query<{ tenant: string; became: string | null }>(`select tenant, became from mashangban.persons where id = $1 order by 1`, [DRAWN])
  expect(left).toEqual([{ tenant: 'demo', became: expect.any(String) }, { tenant: OTHER, became: null }])
})
