import type { FunctionDeclaration } from '../../cloudfunctions/_deploy/functions'
import { pushShapes } from '../functions/caller'
import type { Host } from '../functions/host'
import type { Faults } from './faults'

/** The account that pushes come from, as WeChat names it. */
const ACCOUNT = 'gh_0123456789ab'

/** The kinds of push a function can be declared for: names of CloudBase's push list, not of the events themselves. */
export type PushKind = 'subscribe_msg_event' | 'wxa_media_check'

export interface Events {
  /** Sends a push to the function declared for its kind and returns at once; nobody declared: it is dropped, as in the cloud. */
  push(kind: PushKind, from: string, createTime: string | number, message: Record<string, unknown>): void
  /** Resolves when no push is under way. */
  settle(): Promise<void>
}

export interface EventsOptions {
  functions: Readonly<Record<string, FunctionDeclaration>>
  host: Host
  faults: Faults
  onError(error: unknown): void
}

/** Message pushes to a cloud function: JSON, one function per kind, sometimes repeated. */
export function createEvents({ functions, host, faults, onError }: EventsOptions): Events {
  const running = new Set<Promise<unknown>>()
  let sent = 0

  async function deliver(kind: PushKind, from: string, event: Record<string, unknown>) {
    const [name] = Object.entries(functions).find(([, { events }]) => events?.includes(kind)) ?? []
    if (name === undefined) return
    // The shapes of a push in turn, so that nothing comes to rely on one; a push that is repeated comes as it came before.
    const shapes = pushShapes(from)
    const caller = shapes[sent++ % shapes.length] as (typeof shapes)[number]
    await host.invoke(name, event, caller)
    if (faults.take('events')) await host.invoke(name, event, caller)
  }

  return {
    push(kind, from, createTime, message) {
      const event = { ToUserName: ACCOUNT, FromUserName: from, CreateTime: createTime, MsgType: 'event', ...message }
      const sending = deliver(kind, from, event).catch(onError).finally(() => running.delete(sending))
      running.add(sending)
    },
    async settle() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}

/** WeChat's JSON quirk: a list of one is that one object. */
export function quirkyList<T>(items: readonly T[]): T | readonly T[] {
  const [first] = items
  return items.length === 1 && first !== undefined ? first : items
}
