import type { JobRun } from '../../../cloudfunctions/_jobs/job'
import { workOff } from '../../../cloudfunctions/_jobs/work-off'
import { printing } from '../../../cloudfunctions/print/worker'
import type { InputOf, OutputOf } from '../../../shared/api'
import { toInstant } from '../../../shared/kernel/instant'
import { SIGNS_A_FILE } from '../../../shared/register/print'
import { readScanned } from '../../../shared/register/scanned-text'
import { watch } from '../../plans/watched'
import { closeSharedBrowser } from '../../support/browser/shared-browser'
import { pictureOf, readCode } from '../../support/pdf/codes'
import { openPdf } from '../../support/pdf/read'
import { sheetsOf } from '../../support/register/exports'
import { code, csvOf, DISTRICT, dryRun, take } from '../../support/register/sheets'
import { ADMIN, draw, OFFICER, startTown, type TownUnderTest } from '../../support/town'
import { placeOf } from './places'

let town: TownUnderTest
const STREET = '370613001'
beforeAll(async () => {
  town = await startTown()
}, 120_000)
afterAll(async () => {
  await town.stop()
  await closeSharedBrowser()
})

type Asked = InputOf<'print.preview'>
const sample = async (over: Partial<Asked> = {}): Promise<OutputOf<'print.show'>> => {
  const { printId } = await town.must('print.preview', { areaId: DISTRICT, of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' }, ...over }, ADMIN)
  return town.must('print.show', { printId }, ADMIN)
}
async function printed(over: Partial<Asked> = {}): Promise<OutputOf<'print.show'>> {
  const { id: printId } = await sample(over)
  await town.must('print.begin', { requestId: draw(), printId }, ADMIN)
  for (let tries = 0; tries < 20; tries++) if (!['waiting', 'writing'].includes((await town.must('print.work', { printId }, ADMIN)).state)) break
  return town.must('print.show', { printId }, ADMIN)
}
const bytesOf = async (file: { url: string } | null | undefined): Promise<ArrayBuffer> => {
  const reply = await fetch(file?.url ?? '')
  expect(reply.ok).toBe(true)
  return reply.arrayBuffer()
}
const linesOf = async ({ list }: OutputOf<'print.show'>): Promise<unknown[][]> => (await sheetsOf(await bytesOf(list)))['贴牌清单'] ?? []
const codesOf = (where: Record<string, unknown>) => town.read<{ code_id: string; revision: number; ordered_at: Date | null; printed_at: Date | null; status: string }>('codes', where)
const refusal = async (over: Partial<Asked>, openid = ADMIN): Promise<string> => {
  const reply = await town.call('print.preview', { areaId: DISTRICT, of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' }, ...over }, openid)
  return reply.ok ? 'ok' : reply.error.code
}

it('a sample shows a sheet and makes nothing: no code, no date, no entry in the record; its code opens nothing', async () => {
  const before = (await codesOf({ of: 'company' })).length
  const shown = await sample()
  expect([shown.state, shown.files, shown.list, shown.sheets]).toEqual(['sample', [], null, Math.ceil(shown.total / 12)])
  const page = await openPdf(Buffer.from(await bytesOf(shown.sample)))
  const link = readCode(await pictureOf(page, 1, 150), 150, placeOf('cards', 0))?.link ?? ''
  await page.close()
  expect(readScanned(link)).toBeNull()
  expect((await codesOf({ of: 'company' })).length).toBe(before)
  expect((await town.must('print.list', { areaId: DISTRICT }, ADMIN)).items.map(({ id }) => id)).not.toContain(shown.id)
})

it('prints a street: every code of the file opens its company, the list says where each is, and the dates of the codes are kept by a second print', async () => {
  const done = await printed({ areaId: STREET })
  expect([done.state, done.total, done.leftOut]).toEqual(['ready', done.done, 0])
  const [heading = [], ...lines] = (await linesOf(done)).slice(1)
  const column = (of: string): number => heading.indexOf(of)
  expect(lines).toHaveLength(done.total)
  const page = await openPdf(Buffer.from(await bytesOf(done.files[0])))
  const picture = await pictureOf(page, 1, 150)
  for (const [nth, line] of lines.slice(0, 12).entries()) {
    const read = readScanned(readCode(picture, 150, placeOf('cards', nth))?.link ?? '')
    const landing = await town.must('directory.scan', { code: read !== null && 'code' in read ? read.code : '' }, null)
    expect([landing.kind === 'company' && landing.company.name, landing.kind === 'company' && landing.shortCode]).toEqual([line[column('名称')], line[column('编号')]])
  }
  await page.close()
  const [first] = await town.read<{ id: string; code_id: string }>('print_signs', { print_id: done.id })
  const [was] = await codesOf({ of: 'company', id: first?.id })
  expect([was?.code_id, was?.ordered_at !== null, was?.printed_at !== null]).toEqual([first?.code_id, true, true])

  await town.surface('clock', { advance: '1h' })
  const again = await printed({ areaId: STREET })
  const [is] = await codesOf({ of: 'company', id: first?.id })
  expect([again.before, is]).toEqual([done.total, was])
  expect(await refusal({ areaId: STREET, chosen: { by: 'area', which: 'unprinted' } })).toBe('PRINT_NOTHING')
})

it('a name with a character that no font has is left out and named, with the character; so is a code out of force; the others are printed', async () => {
  const [glyph, stopped] = [code(41), code(42)]
  for (const [uscc, name] of [[glyph, '示例\u{2A6D7}\u{2B735}铺'], [stopped, '示例停用铺']] as const) await town.must('register.saveCompany', { requestId: draw(), companyId: null, uscc, name, areaId: STREET, address: '示例路 1 号' }, ADMIN)
  const [company] = await town.read<{ id: string }>('companies', { uscc: stopped })
  await town.must('directory.codeImage', { companyId: company?.id }, ADMIN)
  await town.must('directory.reissueCode', { requestId: draw(), companyId: company?.id, reason: '误发', revokeOnly: true }, ADMIN)
  const done = await printed({ chosen: { by: 'list', list: [`1. ${glyph}`, stopped, '没有这一家', code(49)] } })
  expect([done.state, done.total, done.leftOut, done.files]).toEqual(['ready', 2, 2, []])
  expect(done.unknown).toEqual(['没有这一家', code(49)])
  expect(done.left.map(({ why }) => why).sort()).toEqual([expect.stringMatching(/^字库里没有这些字：/) as string, '码已停用，请先重发'])
  expect((await linesOf(done)).slice(2).map((line) => line[9])).toHaveLength(2)
})

it('prints what a sheet has brought in, and a window by itself', async () => {
  const { id: importId } = await dryRun(town, csvOf([['统一社会信用代码', '企业名称', '所属区域', '地址'], [code(51), '示例新到一厂', '初家街道', '示例路 1 号'], [code(52), '示例新到二厂', '初家街道', '示例路 2 号']]))
  await take(town, 'import.apply', importId)
  const brought = await printed({ template: 'door', chosen: { by: 'import', importId } })
  expect([brought.total, brought.files.map(({ signs, pages }) => [signs, pages])]).toEqual([2, [[2, 2]]])
  const [window] = await town.read<{ id: string }>('windows', {})
  const one = await printed({ of: 'window', template: 'window', chosen: { by: 'one', id: window?.id ?? '' } })
  expect([one.total, one.state]).toEqual([1, 'ready'])
})

it('refuses what cannot be: another kind of sign, another area, nobody in office', async () => {
  expect(await refusal({ of: 'window', template: 'cards' })).toBe('PRINT_NOT_FOR')
  expect(await refusal({ of: 'window', template: 'window', chosen: { by: 'list', list: ['x'] } })).toBe('PRINT_NOT_FOR')
  expect(await refusal({ areaId: '370602' })).toBe('NOT_ALLOWED')
  expect(await refusal({}, OFFICER)).toBe('NOT_ALLOWED')
  expect(await refusal({ chosen: { by: 'one', id: 'none' } })).toBe('PRINT_NOTHING')
})

it('says yes once: a repeat hears the same, another yes is told; one at a time', async () => {
  const [one, other] = [await sample({ areaId: STREET }), await sample({ areaId: STREET })]
  const requestId = draw()
  expect(await town.must('print.begin', { requestId, printId: one.id }, ADMIN)).toEqual({ state: 'waiting' })
  expect(await town.must('print.begin', { requestId, printId: one.id }, ADMIN)).toEqual({ state: 'waiting' })
  const [again, beside] = [await town.call('print.begin', { requestId: draw(), printId: one.id }, ADMIN), await town.call('print.begin', { requestId: draw(), printId: other.id }, ADMIN)]
  expect([again, beside].map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['PRINT_NOT_SO_FAR', 'PRINT_RUNNING'])
  // Nobody's page drives it: the clock does.
  await town.emulator.runTimers()
  const { state, files } = await town.must('print.show', { printId: one.id }, ADMIN)
  expect([state, files.length]).toEqual(['ready', 1])
  expect((await town.must('deed.list', { areaId: DISTRICT, kind: 'print' }, ADMIN)).items.length).toBeGreaterThan(0)
})

it('a run that ends between two files is gone on with from the next: every sign once, in one of both', async () => {
  const many = Array.from({ length: SIGNS_A_FILE + 5 }, (_, at) => ({ id: `many-${at}`, uscc: code(1000 + at), name: `示例第 ${at} 铺`, area_id: '370613002', address: '示例路', state: 'operating', officer_id: null, contacts: [], contact_hashes: [], version: 1 }))
  await town.insert('companies', many)
  const { id: printId, total } = await sample({ areaId: '370613002', template: 'labels' })
  await town.must('print.begin', { requestId: draw(), printId }, ADMIN)
  const watched = watch(town.emulator.environment, { before: async () => undefined, after: () => undefined })
  let asked = 0
  const run: JobRun = { ports: watched.ports, now: toInstant(town.emulator.clock.now()), salt: draw, timeIsUp: () => ++asked > 3, log: () => undefined }
  await workOff('print', printing, run)
  const half = await town.must('print.show', { printId }, ADMIN)
  expect([half.state, half.done, half.total]).toEqual(['writing', SIGNS_A_FILE, total])
  await workOff('print', printing, { ...run, timeIsUp: () => false })
  await watched.close()
  const signs = await town.read<{ seq: number; file: number; page: number }>('print_signs', { print_id: printId })
  const { files, state } = await town.must('print.show', { printId }, ADMIN)
  expect([state, files.map((file) => file.signs), signs.filter(({ file }) => file === 2).length]).toEqual(['ready', [SIGNS_A_FILE, total - SIGNS_A_FILE], total - SIGNS_A_FILE])
  expect(files[0]?.pages).toBe(Math.ceil(SIGNS_A_FILE / 24))
}, 60_000)

it('files go after thirty days, a sample after one; the record of what was printed stays', async () => {
  const [kept, dropped] = [await printed({ areaId: STREET }), await sample({ areaId: STREET })]
  await town.surface('clock', { advance: '31d' })
  await town.emulator.runTimers()
  const after = await town.must('print.show', { printId: kept.id }, ADMIN)
  expect([after.state, after.files, after.list, after.done]).toEqual(['over', [], null, kept.total])
  expect((await fetch(kept.files[0]?.url ?? '')).ok).toBe(false)
  expect(await town.call('print.show', { printId: dropped.id }, ADMIN)).toMatchObject({ ok: false, error: { code: 'PRINT_NOT_FOUND' } })
})
