import { readAppJson } from '../weapp-runtime/package-space'
import { ALLOWED_APIS } from '../weapp/allowed-apis'
import { endOf, openEveryPageIn } from './every-page'
import { VISITS } from './visits'

/** performance.md. */
const FIRST_SET_DATA_BYTES = 64 * 1024
/** config/index.ts, baseLevel: Taro goes on in a component of its own where the levels of its templates end, and selectors end there. */
const DEEPEST_ELEMENTS = 17
/** The work of these between them fills every list. */
const ROLES = ['company', 'officer', 'department', 'resident', 'supervisor', 'admin']
const { pages } = readAppJson('dist/weapp')

it('is opened below, each page of the mini-program', () => {
  expect([...new Set(VISITS.map(endOf))].sort()).toEqual([...pages].sort())
})

openEveryPageIn([{ title: 'weapp', on: 'weapp' }], (_way, walk) => {
  it('throws nothing when opened with nothing, by whomever; sends at most 64 KB first; calls no API of WeChat beyond the list', async () => {
    const { phone, emulator } = walk()
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
