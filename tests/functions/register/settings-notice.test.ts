import { randomUUID } from 'node:crypto'
import { YEAR_2027 } from '../../../shared/settings/calendar/2027'
import { ADMIN, CITY, CITY_ADMIN, draw, OFFICER, OWNER, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'
import { NOTICE_2026 } from '../../unit/settings/notices/texts'

const DISTRICT = '370613'

let town: TownUnderTest
beforeEach(async () => { town = await startTown() }, 120_000)
afterEach(() => town.stop())

const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const calendar = async () => (await town.must('settings.show', { areaId: CITY, name: 'calendar' }, CITY_ADMIN)).item
/** Every function keeps the settings for a minute. */
const aMinuteLater = () => town.surface('clock', { advance: '61s' })

describe('the yearly notice', () => {
  test('read, proposed, confirmed by another: the dates move, as the preview said', async () => {
    await town.surface('clock', { now: '2026-12-29T02:00:00.000Z' })
    const { caseId } = await town.file({ text: '年底提的一件事情' })
    await town.act('case.accept', caseId, OFFICER)
    const before = (await town.must('case.get', { caseId }, OWNER)).dueAt
    const text = `国务院办公厅关于2027年部分节假日安排的通知\n国办发明电〔2026〕9号\n一、元旦：1月1日（周五）至5日（周二）放假调休，共5天。1月9日（周六）上班。`
    const draft = await town.must('settings.readNotice', { areaId: CITY, text }, CITY_ADMIN)
    expect(draft).toMatchObject({ year: 2027, citation: '《国务院办公厅关于2027年部分节假日安排的通知》（国办发明电〔2026〕9号）' })
    const asked = { areaId: CITY, name: 'calendar' as const, value: { years: { 2027: { ...draft, assumption: false } } } }
    const shown = await town.must('settings.preview', asked, CITY_ADMIN)
    expect(shown).toMatchObject({ open: 1, same: 0, later: 1, earlier: 0 })
    const { version } = await town.must('settings.propose', { ...asked, requestId: draw(), citation: draft.citation }, CITY_ADMIN)
    expect((await town.must('directory.me', {}, OWNER)).calendar.years['2027']).toMatchObject({ assumption: true })
    await town.must('settings.decide', { requestId: draw(), areaId: CITY, name: 'calendar', version, decision: 'confirm' }, SECOND_CITY_ADMIN)
    await aMinuteLater()
    expect((await town.must('directory.me', {}, OWNER)).calendar.years['2027']).toMatchObject({ assumption: false, workdays: ['01-09'] })
    await town.emulator.runTimers({ force: true })
    expect(((await town.must('case.get', { caseId }, OWNER)).dueAt ?? '') > (before ?? '')).toBe(true)
    expect(codeOf(await town.call('settings.propose', { ...asked, requestId: draw(), citation: draft.citation }, CITY_ADMIN))).toBe('SETTING_SAME')
  })

  test('a line that is not understood is named; nobody but administrators reads one', async () => {
    expect(await town.call('settings.readNotice', { areaId: DISTRICT, text: NOTICE_2026.replace('共9天', '共8天') }, ADMIN)).toMatchObject({
      error: { code: 'NOTICE_NOT_UNDERSTOOD', details: { line: 6 }, message: expect.stringMatching(/第 6 行没有看懂.*写的是 8 天/) },
    })
    expect(codeOf(await town.call('settings.readNotice', { areaId: DISTRICT, text: '您好' }, ADMIN))).toBe('NOTICE_NO_YEAR')
    expect(codeOf(await town.call('settings.readNotice', { areaId: DISTRICT, text: NOTICE_2026 }, OFFICER))).toBe('NOT_ALLOWED')
  })

  test('a year with a day that there is not is refused in words; the same id with another year too; a year beside another stands beside it', async () => {
    const year = { ...YEAR_2027, citation: `测试 ${randomUUID()}`, assumption: false }
    const ask = (over: object, requestId = draw()) => town.call('settings.propose', { areaId: CITY, name: 'calendar', requestId, value: { years: { 2027: { ...year, ...over } } }, citation: year.citation }, CITY_ADMIN)
    expect(await ask({ holidays: ['02-30'] })).toMatchObject({ error: { code: 'SETTING_WRONG', message: expect.stringContaining('2027 年没有 02-30 这一天') } })
    const requestId = draw()
    expect((await ask({}, requestId)).ok).toBe(true)
    expect(codeOf(await ask({ citation: '示例的另一份通知' }, requestId))).toBe('REQUEST_ID_REUSED')
    expect((await town.must('directory.me', {}, OWNER)).calendar.years['2027']).toMatchObject({ assumption: true })
    const { version } = (await calendar()).proposed ?? { version: 0 }
    await town.must('settings.decide', { areaId: CITY, requestId: draw(), name: 'calendar', version, decision: 'confirm' }, SECOND_CITY_ADMIN)
    await town.setYear({ year: 2028, holidays: ['01-01'], workdays: [], festivals: [], citation: year.citation, assumption: false })
    expect(await calendar()).toMatchObject({ citation: year.citation, value: { years: { 2027: { assumption: false }, 2028: { year: 2028 } } } })
    expect((await town.read<{ key: string }>('jobs', { kind: 'calendar' })).map(({ key }) => key).sort()).toEqual([String(version), String(version + 1)])
  })
})
