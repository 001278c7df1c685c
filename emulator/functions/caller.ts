import { ENVIRONMENT_ID } from '../paths'

/** On whose behalf a function runs and what started it. */
export interface Caller {
  /** Absent: nobody is known (an anonymous client, a timer, another function). */
  openid?: string
  /** As the platform names it: wx_client (mini-program), wx_trigger (timer), wx_push (message push); `…,scf` from another function. */
  source: string
}

/**
 * The variables a call adds to the environment of its instance, named as in the cloud. The SDK reads only the names listed
 * in the two KEYS variables; an anonymous call has no WX_ identity at all.
 */
export function callEnvironment(caller: Caller, requestId: string, appId: string): Record<string, string> {
  const known = caller.openid !== undefined
  const timer = caller.source.startsWith('wx_trigger')
  const tcb: Record<string, string> = {
    TCB_ENV: ENVIRONMENT_ID,
    TCB_SEQID: requestId,
    TCB_SOURCE: caller.source,
    TCB_SOURCE_IP: '127.0.0.1',
    LOGINTYPE: known ? 'WECHAT' : 'ANONYMOUS',
    TRIGGER_SRC: timer ? 'timer' : 'tcb',
  }
  const wx: Record<string, string> = known
    ? { WX_OPENID: caller.openid ?? '', WX_APPID: appId, WX_CLIENTIP: '127.0.0.1', WX_API_TOKEN: 'local' }
    : {}
  return { ...tcb, ...wx, TCB_CONTEXT_KEYS: Object.keys(tcb).join(','), WX_CONTEXT_KEYS: Object.keys(wx).join(',') }
}

/** The second argument of `main`, in the shape of the cloud's event functions. */
export function callContext(of: {
  requestId: string
  name: string
  memoryMb: number
  timeoutSeconds: number
  environ: Record<string, string>
}) {
  return {
    request_id: of.requestId,
    function_name: of.name,
    function_version: '$LATEST',
    namespace: ENVIRONMENT_ID,
    memory_limit_in_mb: of.memoryMb,
    time_limit_in_ms: of.timeoutSeconds * 1000,
    environment: JSON.stringify(of.environ),
    environ: Object.entries(of.environ).map(([name, value]) => `${name}=${value}`).join(';'),
    callbackWaitsForEmptyEventLoop: false,
  }
}
