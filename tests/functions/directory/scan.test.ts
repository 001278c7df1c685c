import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import { ERROR_MESSAGES, type Reply } from '../../../shared/api'
import { signCode } from '../../../shared/directory/signed-code'
import { formatShortCode, makeShortCode } from '../../../shared/directory/short-code'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, REVOKED, shortCodeOf, storedCase, WINDOW } from '../../support/fixtures/district'

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions({ only: ['directory'] })
  await insertDistrict(functions)
  await functions.insert('cases', [
    storedCase(functions, { _id: 'ca-open', codeId: 'codeOfCase1' }),
    storedCase(functions, { _id: 'ca-secret', kind: 'complain', excluded: { person: functions.personId(OPENIDS.owner), units: [] }, title: '投诉' }),
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
  expect(JSON.stringify(owner)).not.toContain('投诉')
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
  expect(nobody).toMatchObject({ kind: 'case', caseId: null, case: { status: 'handling', holder: '示例水务局', steps: [{ zh: '提交诉求' }] } })
  expect(JSON.stringify(nobody)).not.toMatch(/厂区供水|示例机械|赵|199/)
  expect(dataOf(await scan(text, OPENIDS.stranger))).toMatchObject({ caseId: null })
  expect(dataOf(await scan(text, OPENIDS.member))).toMatchObject({ caseId: 'ca-open' })
})

test('forged, malformed, retired and unknown codes each have their own answer, and only the last needs the database', async () => {
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
  expect(await functions.hops('directory.scan')).toBe(0)
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
    code: 'CODE_REVOKED', message: ERROR_MESSAGES.CODE_REVOKED,
    details: { since: '2026-06-01T01:00:00.000Z', tail: shortCodeOf(REVOKED.codeId).slice(-4), areaName: '示例街道', hotline: '0000-12345' },
  })
  expect(JSON.stringify(reply)).not.toContain('示例停用')
})

test('an older revision of a code in force is replaced', async () => {
  expect(codeOf(await scan(functions.sign(COMPANY.codeId, 0)))).toBe('CODE_REPLACED')
})

test('the thirty-first scan in a minute is refused, and a minute later it is not', async () => {
  const text = functions.sign(OTHER_COMPANY.codeId, 1)
  const codes: string[] = []
  for (let i = 0; i < 31; i++) codes.push(codeOf(await scan(text, 'o-eager')))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(30)
  expect(codes.at(-1)).toBe('SCAN_TOO_OFTEN')
  await functions.emulator.clock.moveTo(functions.emulator.clock.now() + 61_000)
  expect(codeOf(await scan(text, 'o-eager'))).toBe('ok')
})

test('scans are noted without the openid or the address', async () => {
  const notes = await functions.read('scans')
  expect(notes.length).toBeGreaterThan(40)
  expect(JSON.stringify(notes)).not.toMatch(/o-eager|127\.0\.0\.1/)
  expect(notes.some(({ kind }) => kind === 'unknown')).toBe(true)
})

test('a scan takes two hops, a typed code three', async () => {
  await functions.surface('stats/reset', {})
  await scan(functions.sign(COMPANY.codeId, 1), OPENIDS.owner)
  expect(await functions.hops('directory.scan')).toBeLessThanOrEqual(2)
  await functions.call('directory.scan', { shortCode: shortCodeOf(COMPANY.codeId) }, OPENIDS.owner)
  expect(await functions.hops('directory.scan')).toBeLessThanOrEqual(3)
})
