import type { ActionName, InputOf, OutputOf, Reply } from '../../../shared/api'
import { HOUR_MS } from '../../../shared/kernel/instant'
import { draw, OFFICER, OTHER_OWNER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

/** How often things may be done, one call after another and forty at once. Each test begins a China day of its own, at 09:00. */
const AT_ONCE = 40
const ONE_DAY = 24 * HOUR_MS
const TEXT = '货物运不出去，缺一张运输证明。'

let town: TownUnderTest
let day = Date.parse('2027-03-01T01:00:00.000Z')
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const settle = async (value: object | null): Promise<void> => {
  await town.emulator.database.query("delete from mashangban.settings where name = 'quotas'")
  if (value !== null) await town.insert('settings', [{ name: 'quotas', version: 2, value }])
}
beforeEach(async () => {
  day += ONE_DAY
  await town.emulator.clock.moveTo(day)
  await settle(null)
})

const filing = (over: Partial<InputOf<'case.file'>> = {}): InputOf<'case.file'> => ({ requestId: draw(), companyId: 'company-1', kind: 'help', text: TEXT, contact: { name: '周禾' }, ...over })
const codesOf = (replies: readonly Reply<unknown>[]): string[] => replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))
const times = (list: readonly string[], code: string): number => list.filter((each) => each === code).length
const atOnce = <A extends ActionName>(action: A, input: (at: number) => InputOf<A>, openid: string, many = AT_ONCE): Promise<Reply<OutputOf<A>>[]> =>
  Promise.all(Array.from({ length: many }, (_, at) => town.call(action, input(at), openid)))
const rows = async (table: string): Promise<number> => (await town.emulator.database.query<{ many: number }>(`select count(*)::int as many from mashangban.${table}`))[0]?.many ?? -1
const everything = async (): Promise<number[]> => Promise.all(['cases', 'entries', 'entry_contents', 'requests', 'messages', 'codes', 'finds', 'lies_in', 'files', 'jobs'].map(rows))
const used = (what: string): Promise<{ used: number }[]> => town.emulator.database.query('select used from mashangban.quotas where what = $1 and until > $2 order by used desc', [what, new Date(town.emulator.clock.now()).toISOString()])
const personId = async (openid: string): Promise<string> => (await town.must('directory.me', {}, openid)).personId

describe('filing', () => {
  it('of forty at once five are filed; the rest are told whom to call, and nothing of them is stored', async () => {
    const before = await rows('cases')
    await town.surface('stats/reset', {})
    const replies = await atOnce('case.file', () => filing(), OWNER)
    const codes = codesOf(replies)
    expect([times(codes, 'ok'), times(codes, 'LIMIT_FILINGS_AT_ONCE')]).toEqual([5, AT_ONCE - 5])
    expect(await rows('cases')).toBe(before + 5)
    expect(await used('filingsAtOnce')).toEqual([{ used: 5 }])
    expect(await used('filings')).toEqual([{ used: 5 }])
    expect(await used('filingsOfCompany')).toEqual([{ used: 5 }])
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { message: '十分钟内已经提交 5 件，请过几分钟再点一次，内容没有丢。急事请打 0000-12345。', details: { most: 5, hotline: '0000-12345' } } })
    const stored = await everything()
    expect(codesOf([await town.call('case.file', filing(), OWNER)])).toEqual(['LIMIT_FILINGS_AT_ONCE'])
    expect(await everything()).toEqual(stored)
  })

  it('goes on ten minutes later, up to twenty a day, and again on the next China day', async () => {
    for (let at = 0; at < 4; at++) {
      if (at > 0) await town.emulator.clock.moveTo(day + at * 601_000)
      expect(codesOf(await atOnce('case.file', () => filing(), OWNER, 5))).toEqual(Array(5).fill('ok'))
    }
    await town.emulator.clock.moveTo(day + 4 * 601_000)
    const [refused] = await atOnce('case.file', () => filing(), OWNER, 1)
    expect(refused).toMatchObject({ ok: false, error: { code: 'LIMIT_FILINGS', details: { most: 20 } } })
    // 23:59 and 00:00 in China.
    await town.emulator.clock.moveTo(day + 15 * HOUR_MS - 60_000)
    expect(codesOf([await town.call('case.file', filing(), OWNER)])).toEqual(['LIMIT_FILINGS'])
    await town.emulator.clock.moveTo(day + 15 * HOUR_MS)
    expect(codesOf([await town.call('case.file', filing(), OWNER)])).toEqual(['ok'])
    day += ONE_DAY
  })

  it('any ten minutes are ten minutes: no border of the clock lets through twice as many', async () => {
    const at = async (minute: number, many: number): Promise<string[]> => {
      await town.emulator.clock.moveTo(day + minute * 60_000)
      return codesOf(await atOnce('case.file', () => filing(), OWNER, many))
    }
    expect(await at(8, 5)).toEqual(Array(5).fill('ok'))
    expect(await at(11, 1)).toEqual(['LIMIT_FILINGS_AT_ONCE'])
    // What was refused does not push the end away.
    expect(await at(17.9, 1)).toEqual(['LIMIT_FILINGS_AT_ONCE'])
    expect(await at(18.1, 3)).toEqual(Array(3).fill('ok'))
    expect((await at(22, 4)).sort()).toEqual(['LIMIT_FILINGS_AT_ONCE', 'LIMIT_FILINGS_AT_ONCE', 'ok', 'ok'])
    expect(await at(28.2, 1)).toEqual(['ok'])
    // Of the twelve that went through it keeps those that still count.
    expect(await town.emulator.database.query("select cardinality(recent) as kept from mashangban.quotas where what = 'filingsAtOnce' and until > $1", [new Date(town.emulator.clock.now()).toISOString()])).toEqual([{ kept: 3 }])
  })

  it('a repeat costs nothing, also after the last one and forty at once', async () => {
    await settle({ filings: 1 })
    const input = filing()
    const replies = await atOnce('case.file', () => input, OWNER)
    expect(new Set(replies.map((reply) => (reply.ok ? reply.data.caseId : reply.error.code))).size).toBe(1)
    expect(await used('filings')).toEqual([{ used: 1 }])
    expect(codesOf([await town.call('case.file', filing(), OWNER), await town.call('case.file', input, OWNER)])).toEqual(['LIMIT_FILINGS', 'ok'])
  })

  it('what is refused for something else is not counted', async () => {
    expect(codesOf(await atOnce('case.file', () => filing({ about: { personId: 'nobody' } }), OWNER, 8))).toEqual(Array(8).fill('SUBJECT_NOT_FOUND'))
    expect(await used('filings')).toEqual([])
  })

  it('a company has its own limit, and strangers do not use up what its people need', async () => {
    await settle({ filingsOfCompany: 2, filingsAtOnce: 100, filings: 100 })
    const { code } = await town.surface<{ code: string }>('phone-codes', { openid: RESIDENT })
    await town.must('directory.agreePrivacy', { agreed: true }, RESIDENT)
    await town.must('directory.verifyPhone', { phoneCode: code }, RESIDENT)
    const byCode = (): InputOf<'case.file'> => {
      const { companyId: _none, ...rest } = filing({ code: town.scenes.company(0) })
      return rest
    }
    const strangers = await atOnce('case.file', byCode, RESIDENT, 6)
    expect([times(codesOf(strangers), 'ok'), times(codesOf(strangers), 'LIMIT_FILINGS_OF_COMPANY')]).toEqual([2, 4])
    expect(await used('filings')).toEqual([{ used: 2 }])
    const own = codesOf(await atOnce('case.file', () => filing(), OWNER, 6))
    expect([times(own, 'ok'), times(own, 'LIMIT_FILINGS_OF_COMPANY')]).toEqual([2, 4])
    expect(codesOf([await town.call('case.file', filing({ companyId: 'company-2' }), OTHER_OWNER)])).toEqual(['ok'])
  })

  it('stays two round trips', async () => {
    await town.must('case.file', filing(), OWNER)
    await town.surface('stats/reset', {})
    await town.must('case.file', filing(), OWNER)
    expect(await town.hops('case.file')).toBe(2)
  })
})

describe('urging', () => {
  it('by a supervisor once a day and case, ten at once; of another case, and on the next day, again', async () => {
    const [{ caseId }, { caseId: other }] = [await town.file(), await town.file({ text: '另一件事，也请看看' })]
    const urge = (of = caseId) => ({ caseId: of, requestId: draw(), seen: 1 })
    expect(times(codesOf(await atOnce('case.urge', () => urge(), SUPERVISOR, 10)), 'ok')).toBeLessThanOrEqual(1)
    await town.call('case.urge', urge(), SUPERVISOR)
    expect(await town.call('case.urge', urge(), SUPERVISOR)).toMatchObject({ ok: false, error: { code: 'LIMIT_URGES', details: { most: 1 } } })
    expect(codesOf([await town.call('case.urge', urge(other), SUPERVISOR)])).toEqual(['ok'])
    await town.emulator.clock.moveTo(day + ONE_DAY)
    day += ONE_DAY
    expect(codesOf([await town.call('case.urge', urge(), SUPERVISOR)])).toEqual(['ok'])
  })
})

describe('notes', () => {
  it('twenty a day and side, forty at once; the other side has its own', async () => {
    const { caseId } = await town.file()
    const note = () => ({ caseId, requestId: draw(), seen: 1, text: '补充一句' })
    const replies = [...await atOnce('case.note', note, OWNER, 10), ...await atOnce('case.note', note, OWNER, 10)]
    // Whoever meets too many others at once is told to try again; it is no more than the limit in any case.
    while (times(codesOf(replies), 'ok') < 20) replies.push(await town.call('case.note', note(), OWNER))
    const more = codesOf(await atOnce('case.note', note, OWNER))
    expect(new Set(more)).toEqual(new Set(['LIMIT_NOTES']))
    expect(await used('notes')).toEqual([{ used: 20 }])
    expect(codesOf([await town.call('case.note', note(), OFFICER)])).toEqual(['ok'])
    await town.emulator.clock.moveTo(day + ONE_DAY)
    day += ONE_DAY
    expect(codesOf([await town.call('case.note', note(), OWNER)])).toEqual(['ok'])
  })

  it('three after closing, for good', async () => {
    const { caseId } = await town.file()
    await town.act('case.accept', caseId, OFFICER)
    await town.act('case.answer', caseId, OFFICER, { text: '已经办好，可以来取。' })
    await town.act('case.confirm', caseId, OWNER)
    const note = () => ({ caseId, requestId: draw(), seen: 4, text: '补充一句' })
    for (let at = 0; at < 3; at++) await town.must('case.note', note(), OWNER)
    await town.emulator.clock.moveTo(day + ONE_DAY)
    day += ONE_DAY
    const stored = await everything()
    expect(await town.call('case.note', note(), OWNER)).toMatchObject({ ok: false, error: { code: 'LIMIT_NOTES_AFTER_CLOSING', details: { most: 3 } } })
    expect(await everything()).toEqual(stored)
    await town.must('case.note', note(), OFFICER)
  })
})

it('uploads: sixty tickets a day and person', async () => {
  await town.must('directory.agreePrivacy', { agreed: true }, OWNER)
  const ticket = () => ({ name: 'a.jpg', type: 'image/jpeg' as const, size: 100, sha256: 'a'.repeat(64) })
  const before = await rows('files')
  const codes = codesOf([...await atOnce('directory.uploadTicket', ticket, OWNER), ...await atOnce('directory.uploadTicket', ticket, OWNER)])
  expect([times(codes, 'ok'), times(codes, 'LIMIT_UPLOADS')]).toEqual([60, 20])
  expect(await rows('files')).toBe(before + 60)
  expect(await used('uploads')).toEqual([{ used: 60 }])
  await town.emulator.clock.moveTo(day + ONE_DAY)
  day += ONE_DAY
  expect(codesOf([await town.call('directory.uploadTicket', ticket(), OWNER)])).toEqual(['ok'])
})

it('counts by persons and cases that are known here by no phone or openid', async () => {
  await town.must('case.file', filing(), OWNER)
  const subjects = await town.emulator.database.query<{ subject: string }>("select subject from mashangban.quotas where what like 'filings%'")
  expect(subjects.map(({ subject }) => subject)).toContain(await personId(OWNER))
  expect(JSON.stringify(subjects)).not.toContain(OWNER)
})
