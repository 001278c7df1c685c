import type { Host } from '../functions/host'
import { PATHS } from '../paths'
import { failure, HttpRefusal, REFUSALS } from './envelope'
import { type HttpReply, type HttpRequest, readBody, type Route } from './http'

// What the platform's HTTP access takes is more; what the function reads is not.
const BODY_LIMIT = 1024 * 1024

interface IntegrationResponse {
  statusCode: number
  headers: Record<string, string>
  body: string
}

/**
 * `/desk/*`: what the platform's HTTP access does on the page's own domain. The request becomes an event for the function `desk`, and what the
 * function gives becomes the answer. Nobody is signed in to the platform here, whatever the request says.
 */
export const deskRoute = (host: Host): Route => ({
  path: PATHS.desk,
  methods: ['GET', 'POST'],
  async handle(request) {
    const outcome = await host.invoke('desk', await integrationRequest(request), { source: 'wx_http' })
    if (outcome.kind === 'reply') return toHttp(JSON.parse(outcome.reply) as unknown)
    const code = outcome.kind === 'timeout' ? 'FUNCTION_TIMEOUT' : 'INTERNAL'
    return { status: 500, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(failure(code, REFUSALS[code], outcome.requestId)) }
  },
})

async function integrationRequest(request: HttpRequest): Promise<Record<string, unknown>> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]))
  return {
    path: request.path, httpMethod: request.method, headers, queryStringParameters: Object.fromEntries(request.query), requestContext: {},
    body: (await readBody(request, BODY_LIMIT)).toString('utf8'), isBase64Encoded: false,
  }
}

function toHttp(answer: unknown): HttpReply {
  const { statusCode, headers, body } = (answer ?? {}) as Partial<IntegrationResponse>
  if (typeof statusCode !== 'number' || typeof body !== 'string') throw new HttpRefusal(500, 'INTERNAL')
  return { status: statusCode, headers: headers ?? {}, body }
}
