import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import type { Reply } from '../../../shared/api'
import { messageOf } from '../../../shared/api/errors'
import { signCode } from '../../../shared/register/signed-code'
import { formatShortCode, makeShortCode } from '../../../shared/register/short-code'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, REVOKED, shortCodeOf, WINDOW } from '../../support/fixtures/district'
import { filedEntry, insertCases } from '../../support/fixtures/stored-case'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
  const owner = functions.personId(OPENIDS.owner)
  const step = (seq: number, kind: 'accepted' | 'noted', visibility: 'public' | 'internal') => filedEntry({ filer: owner }, { seq, kind, visibility })
  await insertCases(functions, [
    { id: 'ca-open', codeId: 'codeOfCase1', version: 3, trail: [filedEntry({ filer: owner }), step(2, 'accepted', 'public'), step(3, 'noted', 'internal')] },
    { id: 'ca-secret', kind: 'complain', title: '投诉', excluded: { personId: owner, units: [] } },
    { id: 'ca-about-owner', title: '与本人有关', excluded: { personId: owner, units: [] } },
  ])
}, 120_000)
afterAll(() => functions.stop())

const scan = (code: string, openid: string | null = null) => functions.call('directory.scan', { code }, openid)
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}

test('a company sign shows the company and its officer to anybody, its requests to bound members only', async () => {
  const nobody = dataOf(await scan(functions.sign(COMPANY.codeId, 1)))
  expect(nobody).toMatchObject({ kind: 'company', company: { id: COMPANY.id, name: COMPANY.name }, bound: false, open: [], officer: { name: '林示例', onDuty: true } })
  const stranger = dataOf(await scan(functions.sign(COMPANY.codeId, 1), OPENIDS.stranger))
  expect(stranger).toMatchObject({ bound: false, open: [] })
  const owner = dataOf(await scan(functions.sign(COMPANY.codeId, 1), OPENIDS.owner))
  expect(owner).toMatchObject({ bound: true, open: [{ id: 'ca-open', status: 'handling' }] })
  expect(JSON.stringify(owner)).not.toMatch(/投诉|与本人有关/)
})

test('a typed short code opens the same page, however it was typed', async () => {
  const short = shortCodeOf(COMPANY.codeId)
  for (const typed of [short, formatShortCode(short), ` ${short.toLowerCase()} `]) {
    expect(dataOf(await functions.call('directory.scan', { shortCode: typed }, OPENIDS.stranger))).toMatchObject({ kind: 'company', shortCode: formatShortCode(short) })
  }
})

test('a window sign names the window', async () => {
  expect(dataOf(await scan(functions.sign(WINDOW.codeId, 1)))).toMatchObject({ kind: 'window', window: { id: WINDOW.id, number: '3', hallName: '示例大厅' } })
})

test('the code of a case shows progress to whoever holds it, and the case itself only to those who may open it', async () => {
  const text = functions.sign('codeOfCase1')
  const nobody = dataOf(await scan(text))
  expect(nobody).toMatchObject({ kind: 'case', caseId: null, case: { status: 'handling', holder: '示例水务局', steps: [{ zh: '提交诉求' }, { zh: '签收' }] } })
  expect(JSON.stringify(nobody)).not.toMatch(/厂区供水|示例机械|赵|199/)
  expect(dataOf(await scan(text, OPENIDS.stranger))).toMatchObject({ caseId: null })
  expect(dataOf(await scan(text, OPENIDS.member))).toMatchObject({ caseId: 'ca-open' })
})

test('forged, malformed, retired and unknown codes each have their own answer, in one trip; what is no code needs none', async () => {
  const good = functions.sign(COMPANY.codeId, 1)
  const { codeKeys } = parseConfig(functions.emulator.environment)
  const otherKey = { a: new Uint8Array(32).fill(7) }
  const retired = signCode({ z: new Uint8Array(32).fill(7) }, 'z', { codeId: COMPANY.codeId, revision: 1 })
  expect(Object.keys(codeKeys)).not.toContain('z')
  await functions.surface('stats/reset', {})
  expect(codeOf(await scan(signCode(otherKey, 'a', { codeId: COMPANY.codeId, revision: 1 })))).toBe('CODE_FORGED')
  expect(codeOf(await scan(`${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`))).toBe('CODE_FORGED')
  expect(codeOf(await scan('https://example.com/c/123'))).toBe('CODE_MALFORMED')
  expect(codeOf(await scan(retired))).toBe('CODE_KEY_RETIRED')
  expect(await functions.hops('directory.scan')).toBe(1)
  expect(codeOf(await scan(functions.sign('neverIssued')))).toBe('CODE_UNKNOWN')
  expect(codeOf(await scan(functions.sign(COMPANY.codeId, 9)))).toBe('CODE_UNKNOWN')
  expect(codeOf(await functions.call('directory.scan', { shortCode: makeShortCode(Uint8Array.of(9, 9, 9, 9, 9)) }, null))).toBe('CODE_UNKNOWN')
  expect(codeOf(await functions.call('directory.scan', { shortCode: '12' }, null))).toBe('CODE_MALFORMED')
  expect(codeOf(await functions.call('directory.scan', {}, null))).toBe('INPUT_MISSING')
})

test('a revoked code says since when and whom to call, never whose it was', async () => {
  const reply = await scan(functions.sign(REVOKED.codeId, 1), OPENIDS.stranger)
  if (reply.ok) throw new Error('a revoked code was accepted')
  expect(reply.error).toMatchObject({
    code: 'CODE_REVOKED', message: messageOf({ code: 'CODE_REVOKED' }),
    details: { since: '2026-06-01T01:00:00.000Z', tail: shortCodeOf(REVOKED.codeId).slice(-4), areaName: '示例街道', hotline: '0000-12345' },
  })
  expect(JSON.stringify(reply)).not.toContain('示例停用')
})

test('an older revision of a code in force is replaced, and whoever holds it learns nothing of the new number', async () => {
  const reply = await scan(functions.sign(COMPANY.codeId, 0))
  expect(codeOf(reply)).toBe('CODE_REPLACED')
  expect(JSON.stringify(reply)).not.toContain(shortCodeOf(COMPANY.codeId).slice(-4))
  expect(reply).toMatchObject({ error: { details: { tail: null, areaName: '示例街道', hotline: '0000-12345' } } })
})

test('nor of the number of a code that was replaced and stopped afterwards', async () => {
  const reply = await scan(functions.sign(REVOKED.codeId, 0))
  expect(codeOf(reply)).toBe('CODE_REVOKED')
  expect(JSON.stringify(reply)).not.toContain(shortCodeOf(REVOKED.codeId).slice(-4))
})

test('the thirty-first scan in a minute is refused, and a minute later it is not', async () => {
  const text = functions.sign(OTHER_COMPANY.codeId, 1)
  // Counted by the minute of the clock: from its beginning on, so that none of these falls into the next.
  const beginMinute = () => functions.emulator.clock.moveTo(Math.ceil(functions.emulator.clock.now() / 60_000) * 60_000)
  await beginMinute()
  const codes: string[] = []
  for (let i = 0; i < 31; i++) codes.push(codeOf(await scan(text, 'o-eager')))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(30)
  expect(codes.at(-1)).toBe('SCAN_TOO_OFTEN')
  const noted = await functions.read('scans', { scanned_by: functions.personId('o-eager') })
  expect(noted).toHaveLength(30)
  await beginMinute()
  expect(codeOf(await scan(text, 'o-eager'))).toBe('ok')
})

test('of forty scans at the same moment thirty are let through', async () => {
  await functions.emulator.clock.moveTo(Math.ceil(functions.emulator.clock.now() / 60_000) * 60_000)
  const replies = await Promise.all(Array.from({ length: 40 }, () => scan(functions.sign(OTHER_COMPANY.codeId, 1), 'o-burst')))
  expect(replies.map(codeOf).filter((code) => code === 'ok')).toHaveLength(30)
  expect(await functions.read('quotas', { what: 'scan', subject: functions.personId('o-burst') })).toMatchObject([{ used: 30 }])
})

test('scans are noted without the openid or the address', async () => {
  const notes = await functions.read('scans')
  expect(notes.length).toBeGreaterThan(40)
  expect(JSON.stringify(notes)).not.toMatch(/o-eager|127\.0\.0\.1/)
  expect(new Set(notes.map(({ of }) => of))).toEqual(new Set(['company', 'window', 'case', 'unknown']))
})

test('a company shows its first ten requests, and one that is closed to the reader leaves no gap', async () => {
  const about = { personId: functions.personId(OPENIDS.owner), units: [] }
  await insertCases(functions, Array.from({ length: 14 }, (_, i) => ({
    id: `ca-many-${i}`, company: { id: OTHER_COMPANY.id, name: OTHER_COMPANY.name, areaId: 'ar-s1', areaName: '示例街道' }, title: `第 ${i} 件`,
    dueAt: `2026-02-${String(i + 10)}T01:00:00.000Z`, ...(i < 3 ? { excluded: about } : {}),
  })))
  await functions.insert('memberships', [{ person_id: about.personId, role: 'company', place: OTHER_COMPANY.id, company_id: OTHER_COMPANY.id, head: false, owner: false }])
  const landing = dataOf(await scan(functions.sign(OTHER_COMPANY.codeId, 1), OPENIDS.owner))
  expect(landing.kind === 'company' && landing.open.map(({ title }) => title)).toEqual(Array.from({ length: 10 }, (_, i) => `第 ${i + 3} 件`))
})

test('a code that lies with another tenant of the same database is unknown here, and noted as such', async () => {
  const [own] = await functions.read<{ code_id: string }>('codes', { code_id: WINDOW.codeId })
  await functions.insert('codes', [{ ...own, tenant: 'elsewhere', code_id: 'codeElsewher'.slice(0, 11), short_code: '00000000' }])
  expect(codeOf(await scan(functions.sign('codeElsewhe', 1), OPENIDS.stranger))).toBe('CODE_UNKNOWN')
  expect(codeOf(await functions.call('directory.scan', { shortCode: '0000-0000' }, OPENIDS.stranger))).toBe('CODE_UNKNOWN')
})

test('the record of a long case is shown from its two hundred newest steps', async () => {
  const filer = functions.personId(OPENIDS.owner)
  await insertCases(functions, [{
    id: 'ca-long', codeId: 'codeOfLong1', version: 250, trail: Array.from({ length: 250 }, (_, i) => filedEntry({ filer }, i === 0 ? {} : { seq: i + 1, kind: 'noted', at: `2026-03-01T00:00:00.${String(i).padStart(3, '0')}Z` })),
  }])
  const landing = dataOf(await scan(functions.sign('codeOfLong1'), null))
  const steps = landing.kind === 'case' ? landing.case.steps : []
  expect(steps).toHaveLength(200)
  expect([steps[0]?.at, steps.at(-1)?.at]).toEqual(['2026-03-01T00:00:00.050Z', '2026-03-01T00:00:00.249Z'])
})

test('a scan takes one round trip, typed or not, and so does the page of one\'s own company', async () => {
  await functions.surface('stats/reset', {})
  await scan(functions.sign(COMPANY.codeId, 1), OPENIDS.owner)
  await scan(functions.sign(WINDOW.codeId, 1), null)
  await scan(functions.sign('codeOfCase1'), OPENIDS.member)
  await functions.call('directory.scan', { shortCode: shortCodeOf(COMPANY.codeId) }, OPENIDS.owner)
  await functions.call('directory.company', { companyId: COMPANY.id }, OPENIDS.owner)
  expect([await functions.hops('directory.scan'), await functions.hops('directory.company')]).toEqual([1, 1])
})

test('the page of a company is its members\' own', async () => {
  expect(dataOf(await functions.call('directory.company', { companyId: COMPANY.id }, OPENIDS.owner))).toMatchObject({ bound: true, open: expect.arrayContaining([expect.objectContaining({ id: 'ca-open' })]), code: functions.sign(COMPANY.codeId, 1) })
  for (const openid of [OPENIDS.stranger, OPENIDS.officer, OPENIDS.admin]) expect(codeOf(await functions.call('directory.company', { companyId: COMPANY.id }, openid))).toBe('NOT_ALLOWED')
  expect(codeOf(await functions.call('directory.company', { companyId: 'none' }, OPENIDS.owner))).toBe('NOT_ALLOWED')
})
