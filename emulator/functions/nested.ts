import { WireError } from '../wire-error'
import { FunctionNotFound, type Host } from './host'

/**
 * `functions.invokeFunction`: one function calls another. The callee sees no openid (whether the cloud hands it on is not
 * promised, so nobody may rely on it) and a source that ends with `,scf`.
 */
export async function invokeNested(host: Host, params: Record<string, unknown>): Promise<Record<string, unknown>> {
  const name = typeof params.function_name === 'string' ? params.function_name : ''
  const event = parseEvent(params.request_data)
  const outcome = await host.invoke(name, event, { source: 'wx_client,scf' }).catch((error: unknown) => {
    throw error instanceof FunctionNotFound ? new WireError('FUNCTION_NOT_FOUND', `FunctionName: ${name} not found`) : error
  })
  if (outcome.kind !== 'reply') throw new WireError('FUNCTION_INVOCATION_FAILED', `${outcome.kind}: ${outcome.detail}`)
  return { data: { response_data: outcome.reply } }
}

function parseEvent(text: unknown): Record<string, unknown> {
  if (typeof text !== 'string' || text === '') return {}
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WireError('INVALID_PARAM', 'data must be an object')
  return value as Record<string, unknown>
}
