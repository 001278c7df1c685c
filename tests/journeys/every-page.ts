import type { Emulator } from '../../emulator/emulator'
import { closeSharedBrowser } from '../support/browser/shared-browser'
import { startDemonstration } from '../support/runtime/demonstration'
import { chosenRuntimes } from '../support/runtime/describe-on-each-runtime'
import { type LaunchOptions, launchRuntime } from '../support/runtime/launch'
import type { Runtime } from '../support/runtime/runtime'
import { type District, districtOf } from './district'
import { play, type Played, type Visit, VISITS } from './visits'

export const endOf = ({ page, endsAt = page }: Visit): string => endsAt

export interface Way {
  readonly title: string
  readonly on: 'h5' | 'weapp'
  readonly more?: Partial<LaunchOptions>
  /** Remembered of each person: last. */
  readonly elder?: boolean
}

/** What a way has once it runs. */
export interface Walk {
  readonly phone: Runtime
  readonly emulator: Emulator
}

/** Opens every page in each of these ways, as the person it is for: it says its words, shows no error and writes none, and is announced. `more`: tests of a way that go on where they end. */
export function openEveryPageIn(ways: readonly Way[], more?: (way: Way, walk: () => Walk) => void): void {
  let emulator: Emulator
  let district: District
  let played: Played
  beforeAll(async () => {
    emulator = await startDemonstration()
    district = districtOf(emulator)
    played = await play(district)
  }, 180_000)
  afterAll(async () => {
    await closeSharedBrowser()
    await emulator.stop()
  })

  const chosen = ways.filter(({ on }) => chosenRuntimes().includes(on))
  if (chosen.length === 0) return it.skip('is left to the other runtime', () => undefined)

  describe.each(chosen)('每一页 ($title)', (way) => {
    const { on, elder = false } = way
    let phone: Runtime
    let holder: string | null | undefined
    beforeAll(async () => {
      phone = launchRuntime(on, { url: emulator.url, ...way.more })
      const people = new Set(VISITS.flatMap(({ who }) => (who === null ? [] : [who])))
      if (elder) for (const who of people) await district.as(who, 'directory.setElder', { elder: true })
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

    more?.(way, () => ({ phone, emulator }))
  })
}
