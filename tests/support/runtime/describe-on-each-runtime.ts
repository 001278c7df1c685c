import type { Emulator } from '../../../emulator/emulator'
import { closeSharedBrowser } from '../browser/shared-browser'
import { startDemonstration } from './demonstration'
import { launchRuntime } from './launch'
import type { Runtime, RuntimeName } from './runtime'

const EVERY_RUNTIME: readonly RuntimeName[] = ['h5', 'weapp']
const START_MS = 120_000
const STORY_MS = 150_000

/** The runtimes a journey runs on: both local ones, or the one that `MSB_RUNTIME` names (`h5`, `weapp`, `devtools`). */
export function chosenRuntimes(): readonly RuntimeName[] {
  const asked = process.env.MSB_RUNTIME
  if (!asked) return EVERY_RUNTIME
  if (asked !== 'h5' && asked !== 'weapp' && asked !== 'devtools') throw new Error(`MSB_RUNTIME is h5, weapp or devtools, not ${asked}`)
  return [asked]
}

/**
 * Tells a story once for each runtime. Each telling has an emulator of its own with the freshly seeded district, because a story
 * changes it, and one runtime that lives as long as the story; use the two arguments inside tests and hooks only.
 */
export function describeOnEachRuntime(title: string, story: (runtime: () => Runtime, emulator: () => Emulator) => void): void {
  describe.each(chosenRuntimes())(`${title} (%s)`, (name) => {
    let emulator: Emulator | undefined
    let runtime: Runtime | undefined
    jest.setTimeout(STORY_MS)

    beforeAll(async () => {
      emulator = await startDemonstration()
      runtime = launchRuntime(name, { url: emulator.url })
    }, START_MS)

    afterAll(async () => {
      await runtime?.stop()
      await emulator?.stop()
      if (name === 'h5') await closeSharedBrowser()
    }, START_MS)

    const started = <T>(value: T | undefined): T => {
      if (value === undefined) throw new Error('use it inside a test or a hook')
      return value
    }
    story(() => started(runtime), () => started(emulator))
  })
}
