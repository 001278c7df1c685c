/**
 * What the platform's HTTP access hands to a function (docs.cloudbase.net, service/access-cloud-function: "integration request"): `path` with or without the
 * prefix of its route, header names in no promised case, a body as text or base64. Anything beyond these is not documented and not read.
 */
export interface HttpEvent {
  httpMethod: string
  /** The last part of the path: which of the page's requests it is. */
  name: string
  header(name: string): string
  body: unknown
}

/** What it takes back ("integration response"). One Set-Cookie at most: how several are given is documented nowhere. */
export interface HttpAnswer {
  isBase64Encoded: false
  statusCode: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** No request of the page is longer than a call of the mini-program may be. */
const MOST_BYTES = 100 * 1024

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Did this come over HTTP? A client's call can look the same, and gains nothing by it: all it could write here it could also send. */
export const isHttp = (event: unknown): event is Record<string, unknown> => isRecord(event) && typeof event['httpMethod'] === 'string'

/** Reads the platform's event. A body that is no JSON, or too long, is undefined. */
export function readHttp(event: Readonly<Record<string, unknown>>): HttpEvent {
  const given = isRecord(event['headers']) ? event['headers'] : {}
  const headers = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : '']))
  const path = typeof event['path'] === 'string' ? event['path'] : ''
  return {
    httpMethod: String(event['httpMethod']),
    name: path.split('?')[0]?.split('/').filter((part) => part !== '').at(-1) ?? '',
    header: (name) => headers.get(name) ?? '',
    body: bodyOf(event['body'], event['isBase64Encoded'] === true),
  }
}

function bodyOf(given: unknown, isBase64: boolean): unknown {
  if (typeof given !== 'string' || given.length > MOST_BYTES * (isBase64 ? 4 / 3 : 1) + 4) return undefined
  try {
    return JSON.parse(isBase64 ? Buffer.from(given, 'base64').toString('utf8') : given) as unknown
  } catch {
    return undefined
  }
}
