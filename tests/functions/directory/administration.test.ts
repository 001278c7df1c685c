import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { AREAS, COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, shortCodeOf, WINDOW } from '../../support/fixtures/district'
import { insertCases } from '../../support/fixtures/stored-case'

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
const storedCode = async (codeId: string) => (await functions.read('codes', { code_id: codeId }))[0]

describe('the picture of a code', () => {
  test('decodes to the signed text that a scan takes', async () => {
    const { png, scene } = dataOf(await functions.call('directory.codeImage', { companyId: COMPANY.id }, OPENIDS.owner))
    const { data, width, height } = PNG.sync.read(Buffer.from(png, 'base64'))
    expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(scene)
    expect(scene).toHaveLength(32)
    expect(codeOf(await functions.call('directory.scan', { code: scene }, null))).toBe('ok')
  })

  test('is for the company, its officer and the administrator of the area', async () => {
    const ask = async (openid: string, input: object = { companyId: COMPANY.id }) => codeOf(await functions.send('directory.codeImage', input, openid))
    expect(await ask(OPENIDS.officer)).toBe('ok')
    expect(await ask(OPENIDS.admin)).toBe('ok')
    expect(await ask(OPENIDS.admin, { windowId: WINDOW.id })).toBe('ok')
    for (const openid of [OPENIDS.stranger, OPENIDS.farAdmin, OPENIDS.farOfficer, OPENIDS.member]) expect(await ask(openid)).toBe('NOT_ALLOWED')
    expect(await ask(OPENIDS.owner, { companyId: OTHER_COMPANY.id })).toBe('NOT_ALLOWED')
    expect(await ask(OPENIDS.admin, { companyId: 'none' })).toBe('COMPANY_NOT_FOUND')
    expect(await ask(OPENIDS.admin, {})).toBe('INPUT_MISSING')
  })

  test('of a case is for whoever may read it, in one round trip', async () => {
    await insertCases(functions, [{ id: 'ca-1', codeId: 'codeOfCase1' }, { id: 'ca-2', codeId: 'codeOfCase2', excluded: { personId: functions.personId(OPENIDS.owner), units: [] } }])
    await functions.surface('stats/reset', {})
    const ask = (caseId: string, openid: string) => functions.call('directory.codeImage', { caseId }, openid)
    expect(dataOf(await ask('ca-1', OPENIDS.owner))).toMatchObject({ scene: functions.sign('codeOfCase1'), shortCode: null })
    expect(codeOf(await ask('ca-1', OPENIDS.member))).toBe('ok')
    for (const openid of [OPENIDS.stranger, OPENIDS.otherUnit]) expect(codeOf(await ask('ca-1', openid))).toBe('CASE_NOT_FOUND')
    expect(codeOf(await ask('ca-2', OPENIDS.owner))).toBe('CASE_NOT_FOUND')
    await functions.call('directory.codeImage', { companyId: COMPANY.id }, OPENIDS.owner)
    expect(await functions.hops('directory.codeImage')).toBe(1)
  })

  test('an outage of WeChat is said to be one', async () => {
    await functions.surface('wechat/faults', { api: '/wxa/getwxacodeunlimit', errcode: -1, times: 1 })
    expect(codeOf(await functions.call('directory.codeImage', { companyId: COMPANY.id }, OPENIDS.owner))).toBe('UPSTREAM_UNAVAILABLE')
  })
})

describe('issuing a code anew', () => {
  const reissue = (requestId: string, more: object = {}, openid: string = OPENIDS.admin) =>
    functions.send('directory.reissueCode', { requestId, companyId: COMPANY.id, reason: '标牌损坏', ...more }, openid) as Promise<Reply<{ scene: string | null; shortCode: string | null; revision: number }>>

  test('the old sign and the old short code stop working, the new ones work; the same request again issues nothing more', async () => {
    const first = dataOf(await reissue('reissue-0001'))
    expect(first.revision).toBe(2)
    expect(dataOf(await reissue('reissue-0001'))).toEqual(first)
    expect(codeOf(await functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 1) }, null))).toBe('CODE_REPLACED')
    expect(codeOf(await functions.call('directory.scan', { shortCode: shortCodeOf(COMPANY.codeId) }, null))).toBe('CODE_UNKNOWN')
    expect(codeOf(await functions.call('directory.scan', { code: first.scene ?? '' }, null))).toBe('ok')
    expect(codeOf(await functions.call('directory.scan', { shortCode: first.shortCode ?? '' }, null))).toBe('ok')
  })

  test('takes two round trips, also repeated and refused; the request id of one company does not serve for another', async () => {
    await functions.surface('stats/reset', {})
    const other = await reissue('reissue-0001', { companyId: OTHER_COMPANY.id })
    expect(codeOf(other)).toBe('REQUEST_ID_REUSED')
    expect(codeOf(await reissue('reissue-0001', { reason: '别的原因' }))).toBe('REQUEST_ID_REUSED')
    expect(codeOf(await functions.call('settings.propose', { requestId: 'reissue-0001', areaId: AREAS.district, name: 'hours', value: { hours: [{ from: '08:30', to: '12:00' }], seasons: [] }, citation: '示例办法' }, OPENIDS.admin))).toBe('REQUEST_ID_REUSED')
    expect(await storedCode(OTHER_COMPANY.codeId)).toMatchObject({ revision: 1 })
    expect(dataOf(await reissue('reissue-0009', { companyId: OTHER_COMPANY.id })).revision).toBe(2)
    expect(await functions.hops('directory.reissueCode')).toBe(2)
    const requests = await functions.read('requests', { request_id: 'reissue-0009' })
    expect(requests).toMatchObject([{ action: 'directory.reissueCode', of: 'company', id: OTHER_COMPANY.id }])
  })

  test('of the same request sent six times at once one revision comes, and all get its reply', async () => {
    const replies = await Promise.all(Array.from({ length: 6 }, () => reissue('reissue-0010', { companyId: OTHER_COMPANY.id })))
    const first = dataOf(replies[0] as (typeof replies)[number])
    expect(first.revision).toBe(3)
    expect(replies.map(dataOf)).toEqual(replies.map(() => first))
    expect(await storedCode(OTHER_COMPANY.codeId)).toMatchObject({ revision: 3 })
  })

  test('two at once give two revisions, one after the other', async () => {
    const replies = await Promise.all([reissue('reissue-0002'), reissue('reissue-0003')])
    expect(replies.map((reply) => dataOf(reply).revision).sort()).toEqual([3, 4])
    expect(await storedCode(COMPANY.codeId)).toMatchObject({ revision: 4, status: 'active' })
  })

  test('a revoked code opens nothing until it is issued anew', async () => {
    expect(dataOf(await reissue('reissue-0004', { revokeOnly: true }))).toEqual({ scene: null, shortCode: null, revision: 4 })
    expect(codeOf(await functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 4) }, null))).toBe('CODE_REVOKED')
    expect(codeOf(await functions.call('directory.codeImage', { companyId: COMPANY.id }, OPENIDS.owner))).toBe('CODE_UNKNOWN')
    expect(dataOf(await reissue('reissue-0005')).revision).toBe(5)
  })

  test('others than the administrator of the area are refused and change nothing', async () => {
    const before = await storedCode(COMPANY.codeId)
    for (const openid of [OPENIDS.farAdmin, OPENIDS.officer, OPENIDS.owner, OPENIDS.dispatcher]) {
      expect(codeOf(await reissue('reissue-0006', {}, openid))).toBe('NOT_ALLOWED')
    }
    expect(await storedCode(COMPANY.codeId)).toEqual(before)
  })
})
