import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, UNITS, WINDOW } from '../../support/fixtures/district'

/** 牌子: its dates, how it is scanned, that it is lost. */
let functions: FunctionsUnderTest
beforeEach(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
}, 120_000)
afterEach(() => functions.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}
const company = { companyId: COMPANY.id }
const sign = (openid: string, named: { companyId?: string; windowId?: string } = company) => functions.call('directory.sign', named, openid)
const scan = (openid: string | null) => functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 1) }, openid)
let drawn = 0
const report = (lost: boolean, openid: string = OPENIDS.owner, requestId = `report-sign-${++drawn}`) => functions.call('directory.reportSign', { requestId, ...company, lost }, openid)

it('is for its own people, its officer and the administrator of its area, one trip; the unit at a window has none of it', async () => {
  for (const openid of [OPENIDS.owner, OPENIDS.officer, OPENIDS.admin, OPENIDS.cityAdmin]) expect(codeOf(await sign(openid))).toBe('ok')
  expect(await functions.hops('directory.sign')).toBe(1)
  for (const openid of [OPENIDS.stranger, OPENIDS.farAdmin, OPENIDS.farOfficer, OPENIDS.member]) expect(codeOf(await sign(openid))).toBe('NOT_ALLOWED')
  expect(codeOf(await sign(OPENIDS.admin, { windowId: WINDOW.id }))).toBe('ok')
  expect(codeOf(await sign(OPENIDS.otherUnit, { windowId: WINDOW.id }))).toBe('NOT_ALLOWED')
  expect(codeOf(await sign(OPENIDS.admin, { companyId: 'none' }))).toBe('COMPANY_NOT_FOUND')
  expect(codeOf(await sign(OPENIDS.admin, {}))).toBe('INPUT_MISSING')
})

it('tells scans by what somebody is and never by who; the first one is a date', async () => {
  expect(dataOf(await sign(OPENIDS.admin)).code).toMatchObject({ firstScannedAt: null, lostAt: null, status: 'active' })
  for (const openid of [OPENIDS.owner, OPENIDS.officer, OPENIDS.stranger, OPENIDS.stranger, null]) await scan(openid)
  const { code, scans, recent, flags } = dataOf(await sign(OPENIDS.admin))
  expect(code?.firstScannedAt).not.toBeNull()
  expect(scans).toMatchObject({ day: 5, week: 5 })
  expect(recent.map(({ who }) => who)).toEqual(['nobody', 'person', 'person', 'official', 'own'])
  expect(recent[1]?.mark).toBe(recent[2]?.mark)
  expect(new Set(recent.slice(2).map(({ mark }) => mark)).size).toBe(3)
  expect(JSON.stringify(recent)).not.toContain(functions.personId(OPENIDS.stranger))
  expect(flags).toEqual([])
  await functions.surface('clock', { advance: '8d' })
  expect(dataOf(await sign(OPENIDS.admin))).toMatchObject({ scans: { day: 0, week: 0, people: 0 }, recent: [] })
})

it('raises a flag with what was counted: too often, from too many, and by people of the unit that the window is rated for', async () => {
  const { now } = await functions.surface<{ now: string }>('clock')
  const scans = (code: string, many: number, by: (at: number) => string) => functions.insert('scans', Array.from({ length: many }, (_, at) => ({ scan_id: `s-${code}-${at}`, code_id: code, of: 'company', scanned_by: by(at), at: now })))
  await scans(COMPANY.codeId, 201, (at) => `ip.${at % 61}`)
  expect(dataOf(await sign(OPENIDS.admin)).flags).toEqual([{ flag: 'often', count: 201 }, { flag: 'manyPlaces', count: 61 }])
  await scans(WINDOW.codeId, 3, () => functions.personId(OPENIDS.otherUnit))
  expect(UNITS.market).toBeDefined()
  expect(dataOf(await sign(OPENIDS.admin, { windowId: WINDOW.id })).flags).toEqual([{ flag: 'ownUnit', count: 3 }])
})

it('told to be lost it goes on working, and was lost when it was first told; found, or issued anew, that is over', async () => {
  const first = dataOf(await report(true))
  await functions.surface('clock', { advance: '1d' })
  expect(dataOf(await report(true, OPENIDS.officer))).toEqual(first)
  expect(dataOf(await sign(OPENIDS.admin)).code).toMatchObject({ lostAt: first.lostAt })
  expect(codeOf(await scan(null))).toBe('ok')
  expect(dataOf(await report(false))).toEqual({ lostAt: null })
  await report(true)
  const [deed] = (await functions.read('deeds', { action: 'directory.reportSign' })).slice(-1)
  expect(deed).toMatchObject({ kind: 'code', of: 'company', thing: COMPANY.id })
  dataOf(await functions.call('directory.reissueCode', { requestId: 'reissue-lost-1', ...company, reason: '牌子丢了' }, OPENIDS.admin))
  expect(dataOf(await sign(OPENIDS.admin)).code).toMatchObject({ lostAt: null, firstScannedAt: null, revision: 2 })
})

it('repeated it is done once; a request id of something else is refused', async () => {
  expect(dataOf(await report(true, OPENIDS.owner, 'report-twice-1'))).toEqual(dataOf(await report(true, OPENIDS.owner, 'report-twice-1')))
  expect(codeOf(await report(false, OPENIDS.owner, 'report-twice-1'))).toBe('REQUEST_ID_REUSED')
  for (const openid of [OPENIDS.stranger, OPENIDS.farAdmin]) expect(codeOf(await report(true, openid))).toBe('NOT_ALLOWED')
})

describe('put up', () => {
  const putUp = (openid: string, files: { fileId: string; name: string }[] = [], requestId = `put-up-${++drawn}`) => functions.call('directory.putUpSign', { requestId, ...company, files }, openid)
  const photo = (fileId: string, over: object = {}) => functions.insert('files', [{ file_id: fileId, person_id: functions.personId(OPENIDS.officer), object: `up/x/${fileId}.jpg`, type: 'image/jpeg', size: 10, sha256: '0'.repeat(64), until: '2099-01-01T00:00:00.000Z', of: null, id: null, state: 'declared', ...over }])

  it('is said by the officer or the administrator, with a photo of his own; a sign that was lost is there again', async () => {
    for (const openid of [OPENIDS.owner, OPENIDS.stranger, OPENIDS.farAdmin, OPENIDS.farOfficer]) expect(codeOf(await putUp(openid))).toBe('NOT_ALLOWED')
    await report(true)
    await photo('photo-of-officer-00001')
    const { putUpAt } = dataOf(await putUp(OPENIDS.officer, [{ fileId: 'photo-of-officer-00001', name: '门口.jpg' }]))
    expect(dataOf(await sign(OPENIDS.admin)).code).toMatchObject({ putUpAt, lostAt: null, putUpBy: expect.any(String) as string })
    expect((await functions.read('files', { file_id: 'photo-of-officer-00001' }))[0]).toMatchObject({ of: 'sign', id: COMPANY.codeId })
  })

  it('refuses a photo that is not there, is somebody else’s, is no picture, or was filed before; repeated it is done once', async () => {
    await photo('photo-of-another-0001', { person_id: 'somebody' })
    await photo('no-picture-0000000001', { type: 'application/pdf' })
    await photo('photo-filed-000000001', { of: 'case', id: 'case-1' })
    const refusal = async (fileId: string): Promise<string> => codeOf(await putUp(OPENIDS.officer, [{ fileId, name: '门口.jpg' }]))
    expect([await refusal('photo-of-nobody-00001'), await refusal('photo-of-another-0001'), await refusal('no-picture-0000000001'), await refusal('photo-filed-000000001')]).toEqual(['FILE_MISSING', 'FILE_NOT_YOURS', 'FILE_NOT_YOURS', 'FILE_NOT_YOURS'])
    expect(dataOf(await putUp(OPENIDS.admin, [], 'put-up-twice-1'))).toEqual(dataOf(await putUp(OPENIDS.admin, [], 'put-up-twice-1')))
  })

  it('a code issued anew has not been put up', async () => {
    dataOf(await putUp(OPENIDS.officer))
    dataOf(await functions.call('directory.reissueCode', { requestId: 'reissue-put-up-1', ...company, reason: '牌子丢了' }, OPENIDS.admin))
    expect(dataOf(await sign(OPENIDS.admin)).code).toMatchObject({ putUpAt: null, putUpBy: null, photo: null })
  })
})

describe('grids and counters', () => {
  it('have signs of their own: the poster names who serves the companies there, the counter where it is; closed, they are over', async () => {
    const [hall] = await functions.read<{ id: string; name: string; area_id: string }>('halls')
    const [{ area_id: areaId = '' } = {}] = await functions.read<{ area_id: string }>('companies', { id: COMPANY.id })
    const grid = { gridId: areaId }
    const counter = { counterId: hall?.id ?? '' }
    const scanOf = async (named: object) => functions.call('directory.scan', { code: dataOf(await functions.call('directory.codeImage', named, OPENIDS.admin)).scene }, null)
    expect(dataOf(await scanOf(grid))).toMatchObject({ kind: 'grid', grid: { id: areaId }, officers: [{ name: expect.any(String) as string }] })
    expect(dataOf(await scanOf(counter))).toMatchObject({ kind: 'counter', hall: { id: hall?.id, name: hall?.name } })
    expect(codeOf(await functions.call('directory.sign', grid, OPENIDS.officer))).toBe('NOT_ALLOWED')
    expect(dataOf(await functions.call('directory.sign', counter, OPENIDS.admin)).code).toMatchObject({ status: 'active' })
    await functions.emulator.database.query("update mashangban.halls set state = 'closed'")
    expect(codeOf(await scanOf(counter))).toBe('CODE_ENDED')
  })
})
