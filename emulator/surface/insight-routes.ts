import type { Logs } from '../functions/logs'
import { json, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Registry } from '../registry'
import type { Stats } from '../stats/stats'

/** What the emulator saw: figures, log lines of functions, the parts that run. */
export function insightRoutes(stats: Stats, logs: Logs, registry: Registry): Route[] {
  return [
    { path: `${PATHS.surface}stats`, methods: ['GET'], handle: async () => json(stats.report()) },
    {
      path: `${PATHS.surface}stats/reset`,
      methods: ['POST'],
      async handle() {
        stats.reset()
        return json({ ok: true })
      },
    },
    {
      path: `${PATHS.surface}logs`,
      methods: ['GET'],
      early: true,
      handle: async ({ query }) => json(logs.last(Math.min(2000, Number(query.get('count') ?? 200) || 200))),
    },
    { path: `${PATHS.surface}info`, methods: ['GET'], early: true, handle: async () => json(registry.info()) },
  ]
}
