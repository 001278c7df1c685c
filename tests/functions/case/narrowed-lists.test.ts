import type { InputOf, OutputOf } from '../../../shared/api'
import { CASE_KINDS, type CaseKind } from '../../../shared/case/kinds'
import { CASE_LIST } from '../../../shared/case/list'
import { CASE_BOXES } from '../../../shared/case/status'
import { wholeList } from '../../support/cases/whole-list'
import { draw, OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_MEMBER } from '../../support/town'

type Asked = InputOf<'case.list'>
type Row = OutputOf<'case.list'>['items'][number]
type Filters = NonNullable<Asked['filters']>

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  await theCases()
}, 120_000)
afterAll(() => town.stop())

/** Two companies, every kind, some urgent, on two days; some accepted, some waiting, some answered, some withdrawn. */
async function theCases(): Promise<void> {
  for (let at = 0; at < 24; at++) {
    const [openid, companyId] = at % 2 === 0 ? [OWNER, 'company-1'] : [OTHER_OWNER, 'company-2']
    const { caseId } = await town.file({ companyId, kind: CASE_KINDS[at % 4] as CaseKind, urgent: at % 5 === 0, matter: at % 3 === 0 ? 'water' : 'transport', text: `第 ${at} 件，厂里的事情请帮忙看看` }, openid)
    const officer = at % 2 === 0 ? OFFICER : OTHER_OFFICER
    const readable = (await town.call('case.get', { caseId }, officer)).ok
    if (at === 12) await town.surface('clock', { advance: '1d' })
    if (at % 4 === 1 && readable) await tryAct('case.accept', caseId, officer)
    if (at % 8 === 5 && readable) await tryAct('case.requestMaterial', caseId, officer, { text: '请补一份营业执照复印件' })
    if (at % 8 === 1 && readable) await tryAct('case.answer', caseId, officer, { text: '已经和相关单位说好，明天就能办成', result: 'solved' })
    if (at % 11 === 10) await tryAct('case.withdraw', caseId, openid)
  }
  const queue = await walked({ tab: { of: 'unit', unitId: 'unit-water' }, box: 'open' }, WATER_MEMBER)
  for (const { id } of queue.slice(0, 2)) await tryAct('case.claim', id, WATER_MEMBER)
}

/** Does it where this person may: where a case went is not what this is about. */
async function tryAct(action: 'case.accept' | 'case.claim' | 'case.requestMaterial' | 'case.answer' | 'case.withdraw', caseId: string, openid: string, over: object = {}): Promise<void> {
  const { version, actions } = await town.must('case.get', { caseId }, openid)
  if ((actions as string[]).includes(action.slice('case.'.length))) await town.must(action, { caseId, requestId: draw(), seen: version, ...over }, openid)
}

const walked = (asked: Omit<Asked, 'cursor' | 'limit'>, openid: string, limit?: number): Promise<Row[]> => wholeList(town, asked, openid, limit)

const LISTS: [Asked['tab'], string][] = [
  [{ of: 'mine' }, OFFICER], [{ of: 'mine' }, OWNER], [{ of: 'mine' }, WATER_MEMBER], [{ of: 'company', companyId: 'company-2' }, OTHER_OWNER],
  [{ of: 'unit', unitId: 'unit-water' }, WATER_MEMBER], [{ of: 'supervise', areaId: '370613' }, SUPERVISOR],
]

const chinaDate = (moment: string | number): string => new Date(new Date(moment).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** By hand and apart from the tables: which rows are meant. */
const MEANT: { filters: Filters; keeps: (row: Row, now: number) => boolean }[] = [
  { filters: { status: 'filed' }, keeps: ({ status }) => status === 'filed' },
  { filters: { status: 'waiting' }, keeps: ({ status }) => status === 'waiting' },
  { filters: { status: 'withdrawn' }, keeps: ({ status }) => status === 'withdrawn' },
  { filters: { kind: 'consult' }, keeps: ({ kind }) => kind === 'consult' },
  { filters: { urgent: true }, keeps: ({ urgent }) => urgent },
  { filters: { urgent: false }, keeps: () => true },
  { filters: { unclaimed: true }, keeps: ({ holder }) => holder.handlerName === null },
  { filters: { kind: 'help', urgent: true }, keeps: ({ kind, urgent }) => kind === 'help' && urgent },
  { filters: { due: 'overdue' }, keeps: ({ dueAt }, now) => dueAt !== null && Date.parse(dueAt) < now },
  { filters: { due: 'today' }, keeps: ({ dueAt }, now) => dueAt !== null && Date.parse(dueAt) >= now && chinaDate(dueAt) === chinaDate(now) },
  { filters: { due: 'week' }, keeps: ({ dueAt }, now) => dueAt !== null && Date.parse(dueAt) >= now && chinaDate(dueAt) <= chinaDate(now + 6 * 86_400_000) },
  { filters: {}, keeps: () => true },
]

describe('a list that is narrowed', () => {
  it.each(LISTS)('%j holds exactly what is meant, in the order of the whole list, in any length of page, with true counts', async (tab, openid) => {
    const { now } = await town.surface<{ now: string }>('clock')
    let some = 0
    for (const { filters, keeps } of MEANT) {
      const kept = (row: Row) => keeps(row, Date.parse(now))
      const meant = Object.fromEntries(await Promise.all(CASE_BOXES.map(async (box) => [box, (await walked({ tab, box }, openid)).filter(kept).map(({ id }) => id)] as const)))
      for (const box of CASE_BOXES) {
        // Of what is answered the date is that of silence, which a row does not show.
        if (filters.due !== undefined && box !== 'open') continue
        for (const limit of [3, 50]) expect([filters, box, (await walked({ tab, box, filters }, openid, limit)).map(({ id }) => id)]).toEqual([filters, box, meant[box]])
        const { counts, looked } = await town.must('case.list', { tab, box, filters }, openid)
        if (filters.due === undefined) expect([filters, counts]).toEqual([filters, Object.fromEntries(CASE_BOXES.map((each) => [each, meant[each]?.length]))])
        expect(looked).toBe(Object.values(filters).some(Boolean) ? 'all' : undefined)
        some += meant[box]?.length ?? 0
      }
    }
    expect(some).toBeGreaterThan(5)
  })

  it('by days of filing takes both days whole, China time', async () => {
    const all = await walked({ tab: { of: 'supervise', areaId: '370613' }, box: 'open' }, SUPERVISOR)
    const dayOf = ({ filedAt }: Row) => chinaDate(filedAt)
    const days = [...new Set(all.map(dayOf))].sort()
    expect(days).toHaveLength(2)
    const [first = '', last = ''] = days
    for (const [from, until] of [[first, first], [last, last], [first, last]] as const) {
      const rows = await walked({ tab: { of: 'supervise', areaId: '370613' }, box: 'open', filters: { from, until } }, SUPERVISOR)
      expect(rows.map(({ id }) => id)).toEqual(all.filter((row) => dayOf(row) >= from && dayOf(row) <= until).map(({ id }) => id))
    }
  })

  it('is searched in what is left', async () => {
    const tab = { of: 'supervise', areaId: '370613' } as const
    const found = await walked({ tab, box: 'open', search: '厂里的事情', filters: { kind: 'help' } }, SUPERVISOR)
    expect(found.length).toBeGreaterThan(1)
    expect(found.map(({ id }) => id)).toEqual((await walked({ tab, box: 'open', filters: { kind: 'help' } }, SUPERVISOR)).map(({ id }) => id))
    expect((await walked({ tab, box: 'open', search: '第4件' }, SUPERVISOR)).length).toBe(1)
    expect(await walked({ tab, box: 'open', search: '第4件', filters: { kind: 'help' } }, SUPERVISOR)).toEqual([])
  })

  it.each([{ status: 'gone' }, { kind: 'KIND' }, { due: 'never' }, { urgent: 'yes' }, { from: '2026-02-30' }, { until: "'" }] as object[])('is refused for what it is not narrowed by: %j', async (filters) => {
    expect(await town.call('case.list', { tab: { of: 'mine' }, box: 'open', filters: filters }, OFFICER)).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^INPUT_/) as string } })
  })

  it('of others is refused as ever, in one trip', async () => {
    await town.surface('stats/reset', {})
    for (const order of [undefined, 'newest'] as const) {
      expect(await town.call('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open', filters: { kind: 'help' }, parts: true, ...(order ? { order } : {}) }, OWNER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    }
    expect(await town.hops('case.list')).toBe(1)
  })
})

describe('parts of the open pile', () => {
  it.each(LISTS)('%j: each is as many as its list holds', async (tab, openid) => {
    const { parts } = await town.must('case.list', { tab, box: 'open', parts: true, limit: 1 }, openid)
    for (const [part, filters] of Object.entries(CASE_LIST.parts)) expect([part, parts?.[part as keyof typeof parts]]).toEqual([part, (await walked({ tab, box: 'open', filters }, openid)).length])
  })

  it('are of the first page only, and move the stamp of it', async () => {
    const tab = { of: 'unit', unitId: 'unit-water' } as const
    // A page that holds none of what changes.
    const asked = { tab, box: 'done', parts: true, limit: 1 } as const
    const before = await town.must('case.list', asked, WATER_MEMBER)
    expect((await town.must('case.list', { ...asked, etag: before.etag }, WATER_MEMBER)).unchanged).toBe(true)
    const [one] = await walked({ tab, box: 'open', filters: { unclaimed: true } }, WATER_MEMBER)
    await town.act('case.claim', one?.id ?? '', WATER_MEMBER)
    const after = await town.must('case.list', { ...asked, etag: before.etag }, WATER_MEMBER)
    expect(after.unchanged).toBe(false)
    expect(after.parts?.unclaimed).toBe((before.parts?.unclaimed ?? 0) - 1)
    expect(after.counts).toEqual(before.counts)
  })
})

describe('the newest first', () => {
  it.each(LISTS)('%j holds the same rows by when they were filed, in any length of page', async (tab, openid) => {
    expect((await walked({ tab, box: 'done', order: 'newest' }, openid, 2)).map(({ id }) => id)).toEqual((await walked({ tab, box: 'done' }, openid)).map(({ id }) => id))
    for (const box of ['open', 'answered'] as const) {
      const whole = await walked({ tab, box }, openid)
      const meant = whole.sort((a, b) => (a.filedAt === b.filedAt ? (a.id < b.id ? 1 : -1) : a.filedAt < b.filedAt ? 1 : -1)).map(({ id }) => id)
      for (const limit of [2, 50]) expect((await walked({ tab, box, order: 'newest' }, openid, limit)).map(({ id }) => id)).toEqual(meant)
      expect((await walked({ tab, box, order: 'newest', filters: { kind: 'help' } }, openid, 2)).map(({ id }) => id)).toEqual(meant.filter((id) => whole.some((row) => row.id === id && row.kind === 'help')))
    }
  })

  it('a search keeps the order of its box, and walks on', async () => {
    const asked = { tab: { of: 'supervise', areaId: '370613' }, box: 'open', search: '厂里的事情' } as const
    expect((await walked({ ...asked, order: 'newest' }, SUPERVISOR, 3)).map(({ id }) => id)).toEqual((await walked(asked, SUPERVISOR)).map(({ id }) => id))
  })
})
