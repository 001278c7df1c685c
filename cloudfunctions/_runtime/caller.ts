/** Who called, as the platform says. What this call did not bring is absent, whatever the instance served before. */
export interface Caller {
  /** Null: not signed in, a timer, or the platform itself. */
  openid: string | null
  /** Comma chain of the platform: `wx_client`, `wx_trigger`, `wx_client,scf`…; empty when it named none. */
  source: string
  /** `timer` for a timer made through the function service's interface, which brings no source and no identity. */
  trigger: string
  requestId: string
  clientIp: string | null
}

/** Set to 1 only where it has been seen that the platform replaces the whole environment before each call (docs/deployment.md, not yet tried). */
const FROM_PROCESS = 'CALLER_FROM_PROCESS'

/**
 * The one reader of the caller's identity. Names are read from the context of this very call; the process environment may still
 * hold what the call before left there, so it is asked only when the deployment says that it is replaced per call.
 * Nothing in the event is ever believed.
 */
export function getCaller(context: unknown): Caller {
  const given = isRecord(context) ? context : {}
  const own = ownEnvironment(given)
  const read = reader(own ?? (process.env[FROM_PROCESS] === '1' ? process.env : {}))
  const openid = read('WX_OPENID')
  const source = read('TCB_SOURCE') ?? ''
  return {
    openid,
    source,
    trigger: read('TRIGGER_SRC') ?? (openid === null && source === '' ? triggerOfProcess() : ''),
    requestId: (typeof given['request_id'] === 'string' && given['request_id']) || (read('TCB_SEQID') ?? ''),
    clientIp: read('WX_CLIENTIP') ?? read('TCB_SOURCE_IP'),
  }
}

/** Sources of calls that a person or a program outside can make. The list of sources is Tencent's; those it does not name are the platform's own. */
const CLIENTS: readonly string[] = ['wx_client', 'wx_devtools', 'wx_http', 'wx_crawler', 'scf']

/** Whether a client, or a function that one called (`…,scf`), stands at any place in the chain. */
export const isClient = ({ source }: Pick<Caller, 'source'>): boolean => source.split(',').some((each) => CLIENTS.includes(each.trim()))

/** Whether the platform's clock started this call: a timer in either of its two shapes, and nobody who could be a person. */
export const isTimer = (caller: Caller): boolean =>
  caller.openid === null && !isClient(caller) && (caller.trigger === 'timer' || caller.source.split(',').includes('wx_trigger'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const reader = (names: Readonly<Record<string, unknown>>) => (name: string): string | null => {
  const value = names[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * Where the context says nothing at all of who called, the trigger is told by the process only (seen in a public log). It names
 * nobody and opens only the timer's work, which may run at any time; every client's call brings a source and never gets here.
 */
const triggerOfProcess = (): string => process.env['TRIGGER_SRC'] ?? ''

/** `environment` is JSON, the older `environ` is `name=value;…`; null when the platform gave neither. What can't be read names nobody. */
function ownEnvironment({ environment, environ }: Record<string, unknown>): Record<string, unknown> | null {
  if (isRecord(environment)) return environment
  if (typeof environment === 'string' && environment !== '') {
    try {
      const parsed: unknown = JSON.parse(environment)
      return isRecord(parsed) ? parsed : {}
    } catch {
      return {}
    }
  }
  if (typeof environ !== 'string' || environ === '') return null
  return Object.fromEntries(environ.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  }))
}
