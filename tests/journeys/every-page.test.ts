import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { type LaunchOptions, launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { readAppJson } from '../weapp-runtime/package-space'
import { ALLOWED_APIS } from '../weapp/allowed-apis'
import { districtOf } from './district'
import { play, type Played, type Visit, VISITS } from './visits'

/** performance.md. */
const FIRST_SET_DATA_BYTES = 64 * 1024
/** config/index.ts, baseLevel: Taro goes on in a component of its own where the levels of its templates end, and selectors end there. */
const DEEPEST_ELEMENTS = 17
const DESK = { width: 1440, height: 900 }
/** The work of these between them fills every list. */
const ROLES = ['company', 'officer', 'department', 'resident', 'supervisor']
const { pages } = readAppJson('dist/weapp')

const endOf = ({ page, endsAt = page }: Visit): string => endsAt

interface Way {
  readonly title: string
  readonly on: 'h5' | 'weapp'
  readonly more?: Partial<LaunchOptions>
  readonly elder?: boolean
}
// 长辈版 is last: it is remembered of each person.
const WAYS: readonly Way[] = [
  { title: 'h5, on a phone', on: 'h5' }, { title: 'h5, at a desk', on: 'h5', more: { viewport: DESK } }, { title: 'weapp', on: 'weapp' }, { title: 'h5, in 长辈版', on: 'h5', elder: true },
]

it('is opened below, each page of the mini-program', () => {
  expect([...new Set(VISITS.map(endOf))].sort()).toEqual([...pages].sort())
})

let emulator: Emulator
let played: Played
beforeAll(async () => {
  emulator = await startDemonstration()
  played = await play(districtOf(emulator))
}, 180_000)
afterAll(async () => {
  await closeSharedBrowser()
  await emulator.stop()
})


describe.each(WAYS.filter(({ on }) => chosenRuntimes().includes(on)))('每一页 ($title)', ({ on, more, elder = false }) => {
  let phone: Runtime
  let holder: string | null | undefined
  beforeAll(async () => {
    phone = await launchRuntime(on, { url: emulator.url, ...more })
    const people = new Set(VISITS.flatMap(({ who }) => (who === null ? [] : [who])))
    if (elder) for (const who of people) await districtOf(emulator).as(who, 'directory.setElder', { elder: true })
  }, 120_000)
  afterAll(() => phone.stop())

  it.each(VISITS)('$name', async (visit) => {
    if (visit.who !== holder) await phone.become(visit.who)
    // Home leads some people on: not before it has may one go elsewhere.
    if (visit.who !== holder) await phone.settled()
    holder = visit.who
    if (elder && !(await phone.has('.elder'))) await phone.tap('.t-elder')
    const before = (await phone.errors()).length
    await phone.open(`/${visit.page}${visit.with ? `?${visit.with(played)}` : ''}`)
    await phone.waitFor(visit.shows)
    await phone.settled()
    const text = await phone.text()
    expect({
      at: await phone.path(),
      missing: visit.says.filter((words) => !text.includes(words)),
      failed: await phone.has('.ms-error'),
      errors: (await phone.errors()).slice(before),
      elder: await phone.has('.elder'),
      unannounced: await phone.unannounced(),
    }).toEqual({ at: endOf(visit), missing: [], failed: false, errors: [], elder, unannounced: [] })
  })

  if (on !== 'weapp') return

  it('throws nothing when opened with nothing, by whomever; sends at most 64 KB first; calls no API of WeChat beyond the list', async () => {
    const personas = (await (await fetch(`${emulator.url}/__emulator/personas`)).json()) as { openid: string, role: string }[]
    const problems: unknown[] = []
    for (const role of ROLES) {
      await phone.become(personas.find((one) => one.role === role)?.openid ?? null)
      for (const page of pages) {
        await phone.open(`/${page}`)
        await phone.settled()
        for (const problem of await phone.unannounced()) problems.push({ role, page, problem })
      }
    }
    const { figures = [], called = [] } = (await phone.measured?.()) ?? {}
    expect([problems, await phone.errors()]).toEqual([[], []])
    expect(new Set(figures.map(({ route }) => route))).toEqual(new Set(pages))
    expect(figures.filter(({ firstBytes }) => firstBytes > FIRST_SET_DATA_BYTES)).toEqual([])
    expect(figures.filter(({ deepest }) => deepest > DEEPEST_ELEMENTS)).toEqual([])
    expect(Math.max(...figures.map(({ deepest }) => deepest))).toBeGreaterThan(10)
    expect(called).toContain('cloud')
    expect(called.filter((name) => !(name in ALLOWED_APIS))).toEqual([])
  }, 180_000)
})
