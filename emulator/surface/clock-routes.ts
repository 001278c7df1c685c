import type { Clock } from '../clock/clock'
import { ClockWouldGoBack } from '../clock/clock'
import { parseDuration } from '../clock/duration'
import { HttpRefusal } from '../gateway/envelope'
import { json, readJson, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Timers } from '../timers/timers'
import { SURFACE_LIMIT } from './input'

/** The clock that functions and timers see, and the timers that follow it. */
export function clockRoutes(clock: Clock, timers: Timers, settle: () => Promise<void>): Route[] {
  const show = () => json({ now: new Date(clock.now()).toISOString(), offsetMs: clock.now() - Date.now() })
  return [
    { path: `${PATHS.surface}clock`, methods: ['GET'], handle: async () => show() },
    {
      path: `${PATHS.surface}clock`,
      methods: ['POST'],
      async handle(request) {
        const target = targetOf(await readJson(request, SURFACE_LIMIT), clock.now())
        await clock.moveTo(target).catch((error: unknown) => {
          throw error instanceof ClockWouldGoBack ? new HttpRefusal(400, 'CLOCK_BACK') : error
        })
        return show()
      },
    },
    {
      path: `${PATHS.surface}timers/run`,
      methods: ['POST'],
      async handle(request) {
        const body = await readJson(request, SURFACE_LIMIT)
        await settle()
        // By default whoever drives this wants the work done now, also when the minute's own tick has just passed.
        const fired = await timers.run({ force: body.force !== false })
        await settle()
        return json({ fired })
      },
    },
  ]
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/

/** The instant asked for by exactly one of `now` and `advance`. */
function targetOf(body: Record<string, unknown>, now: number): number {
  const { now: iso, advance } = body
  if (typeof iso === 'string' && advance === undefined && ISO.test(iso) && Number.isFinite(Date.parse(iso))) return Date.parse(iso)
  const span = typeof advance === 'string' && iso === undefined ? parseDuration(advance) : undefined
  if (span !== undefined) return now + span
  if (typeof advance === 'string' && /^-/.test(advance)) throw new HttpRefusal(400, 'CLOCK_BACK')
  throw new HttpRefusal(400, 'BAD_TIME')
}
