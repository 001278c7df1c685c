import type { Runtime, RuntimeName } from './runtime'

/** What is asked of an app that is open. */
const ASKED = [
  'tap', 'tapText', 'type', 'search', 'text', 'texts', 'has', 'waitFor', 'waitGone', 'settled', 'unannounced', 'path', 'query', 'back', 'mock', 'restore', 'calls', 'offline', 'errors',
] as const satisfies readonly (keyof Runtime)[]

/**
 * Starts the app when something is first asked of it, and not for each person who takes the phone: whoever takes it and goes to a page enters there, as by a scanned
 * code. An app that comes up costs more than what is then done in it.
 */
export function enterLate(name: RuntimeName, openid: string | null, launch: (openid: string | null, path?: string) => Promise<Runtime>): Runtime {
  let running: Promise<Runtime> | undefined
  let taken: { openid: string | null } | undefined = { openid }

  const entered = (path?: string): Promise<Runtime> => {
    const holder = taken
    taken = undefined
    if (running === undefined) return running = launch(holder?.openid ?? null, path)
    if (holder === undefined) return running
    const before = running
    return running = before.then(async (runtime) => {
      await runtime.become(holder.openid, path)
      return runtime
    })
  }
  const later = <K extends keyof Runtime>(method: K) => async (...given: unknown[]): Promise<unknown> =>
    ((await entered())[method] as (...given: unknown[]) => unknown)(...given)

  const methods: readonly (keyof Runtime)[] = [...ASKED, name === 'weapp' ? 'measured' : 'screenshot']
  return {
    ...(Object.fromEntries(methods.map((method) => [method, later(method)])) as unknown as Pick<Runtime, (typeof ASKED)[number]>),
    name,
    become: (next, path) => {
      taken = { openid: next }
      return path === undefined ? Promise.resolve() : entered(path).then(() => undefined)
    },
    open: async (path) => {
      if (taken !== undefined) await entered(path)
      else await (await entered()).open(path)
    },
    stop: async () => { await (await running)?.stop() },
  }
}
