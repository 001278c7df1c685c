/** Who called, as the platform says. */
export interface Caller {
  /** Null: not signed in, a timer, or WeChat itself. */
  openid: string | null
  /** Comma chain of the platform: `wx_client`, `wx_trigger`, `wx_client,scf`… */
  source: string
  requestId: string
  clientIp: string | null
}

/**
 * The one reader of the caller's identity. Prefers the context of this very call over the process environment,
 * which would be wrong the day an instance served two calls at once. Nothing in the event is ever believed.
 */
export function getCaller(context: unknown): Caller {
  const given = isRecord(context) ? context : {}
  const own = ownEnvironment(given)
  const read = (name: string): string | null => {
    const value = own ? own[name] : process.env[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  return {
    openid: read('WX_OPENID'),
    source: read('TCB_SOURCE') ?? '',
    requestId: (typeof given['request_id'] === 'string' && given['request_id']) || (read('TCB_SEQID') ?? ''),
    clientIp: read('WX_CLIENTIP') ?? read('TCB_SOURCE_IP'),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** `environment` is JSON, the older `environ` is `name=value;…`; null when the platform gave neither. */
function ownEnvironment(context: Record<string, unknown>): Record<string, unknown> | null {
  const { environment, environ } = context
  if (typeof environment === 'string' && environment !== '') {
    try {
      const parsed: unknown = JSON.parse(environment)
      if (isRecord(parsed)) return parsed
    } catch {
      // An unreadable context is treated as absent: the process environment has the same names.
    }
  }
  if (typeof environ !== 'string' || environ === '') return null
  return Object.fromEntries(environ.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
  }))
}
