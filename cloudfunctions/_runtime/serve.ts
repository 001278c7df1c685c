import { randomBytes } from 'node:crypto'
import { newSalt } from '../_ports/draw'
import type { ActionSpec } from '../../shared/access/define-actions'
import type { FunctionOfAction } from '../../shared/access/functions'
import type { ActionName, ActionsOf, ErrorCode, Refusal, Reply } from '../../shared/api'
import { isAnonymous, isOpen } from '../../shared/access/rights'
import { messageOf, refuse } from '../../shared/api/errors'
import { rightOf } from '../../shared/api/rights'
import { toInstant } from '../../shared/kernel/instant'
import { err, ok, type Result } from '../../shared/kernel/result'
import { DatabaseFailure, type FailureKind } from '../_database/failure'
import type { Ports } from '../_ports'
import { getCaller, type Caller } from './caller'
import { permittedValue } from './governed'
import { parseInput, type BadInput } from './input'
import { errorFields, log, type LogFields } from './logger'
import { personIdOf } from './person-id'
import { told } from './told'
import type { Call, Contracts, Routes } from './use-case'
import { closedWhileViewing, enterViewing } from './viewing'

type AnyUseCase = (input: unknown, call: Call) => Promise<Result<unknown, Refusal>>

/**
 * Makes `main` of a function out of its contracts and routes: identify → find the action → may it be called unsigned → validate → with whose eyes → run → envelope → one log line.
 * Never throws and never rejects: a bug or an outage becomes INTERNAL with the request id, its cause goes to the log.
 * What not everybody may do is answered only with what the table of rights has let through (governed.ts): the use case reads, the table is asked, then it replies.
 */
export function serve<F extends FunctionOfAction>(fn: F, contracts: Contracts<F>, routes: Routes<F>, wire: () => Ports): (event: unknown, context: unknown) => Promise<Reply<unknown>> {
  return async (event, context) => {
    const startedAt = performance.now()
    const caller = identify(context)
    const action = actionOf(event)
    let extra: LogFields = {}
    const answer = await run(contracts, routes, wire, action, event, caller, (fields) => {
      extra = { ...extra, ...fields }
    })
    log(answer.fault ? 'error' : 'info', {
      requestId: caller.requestId,
      fn,
      action: action !== null && Object.hasOwn(contracts, action) ? action : 'unknown',
      ms: Math.round(performance.now() - startedAt),
      ok: answer.result.ok,
      code: answer.result.ok ? undefined : answer.result.error.code,
      ...extra,
      ...answer.fault,
    })
    return envelope(answer.result, caller.requestId)
  }
}

interface Answer {
  result: Result<unknown, BadInput>
  fault?: LogFields
}

async function run<F extends FunctionOfAction>(
  contracts: Contracts<F>, routes: Routes<F>, wire: () => Ports, asked: string | null, event: unknown, caller: Caller, extend: (fields: LogFields) => void,
): Promise<Answer> {
  try {
    if (asked === null || !Object.hasOwn(contracts, asked)) return { result: refuse('ACTION_UNKNOWN') }
    const action = asked as ActionsOf<F>
    const spec: ActionSpec = contracts[action]
    const right = rightOf(action)
    if (!isAnonymous(right) && caller.openid === null) return { result: refuse('SIGN_IN_REQUIRED') }
    const closed = closedWhileViewing(event, action)
    if (closed !== null) return { result: closed }
    const input = parseInput(spec, (event as { input?: unknown }).input)
    if (!input.ok) return { result: input }
    const useCase = (routes as unknown as Record<string, AnyUseCase>)[action]
    if (!useCase) return { result: refuse('ACTION_UNKNOWN') }
    const ports = wire()
    const meter = ports.database.measure()
    try {
      const entered = await enterViewing(event, callOf(action, caller, ports, extend))
      if (!entered.ok) return { result: entered }
      const result = await told(await useCase(input.value, entered.value), entered.value)
      return { result: result.ok && !isOpen(right) ? ok(permittedValue(result.value)) : result }
    } finally {
      extend({ ...meter })
    }
  } catch (error) {
    return { result: err({ code: error instanceof DatabaseFailure ? CODE_OF_FAILURE[error.kind] : 'INTERNAL' }), fault: errorFields(error) }
  }
}

/** What the user is told when the database could not do it: whether it is worth trying again now, later, or was perhaps done. */
export const CODE_OF_FAILURE: Record<FailureKind, ErrorCode> = {
  busy: 'BUSY', outage: 'OUTAGE', unknown: 'OUTCOME_UNKNOWN', constraint: 'INTERNAL', claimLost: 'INTERNAL', limit: 'INTERNAL', bug: 'INTERNAL',
}

function callOf(action: ActionName, caller: Caller, ports: Ports, extend: (fields: LogFields) => void): Call {
  return {
    action,
    caller: {
      openid: caller.openid,
      personId: caller.openid === null ? null : personIdOf(ports.tenant, caller.openid),
      source: caller.source,
      clientIp: caller.clientIp,
    },
    now: toInstant(Date.now()),
    requestId: caller.requestId,
    ports,
    salt: newSalt,
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    log: extend,
  }
}

function identify(context: unknown): Caller {
  const caller = getCaller(context)
  return caller.requestId === '' ? { ...caller, requestId: randomBytes(8).toString('hex') } : caller
}

function actionOf(event: unknown): string | null {
  if (typeof event !== 'object' || event === null || !('action' in event)) return null
  return typeof event.action === 'string' ? event.action : null
}

function envelope(result: Result<unknown, BadInput>, requestId: string): Reply<unknown> {
  if (result.ok) return { ok: true, data: result.value }
  const { code, details, message } = result.error
  return { ok: false, error: { code, message: message ?? messageOf({ code, details }), requestId, ...(details === undefined ? {} : { details }) } }
}
