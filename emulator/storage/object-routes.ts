import { createHash, randomUUID } from 'node:crypto'
import { json, readBody, readJson, type HttpReply, type HttpRequest, type Route } from '../gateway/http'
import type { Files } from './files'
import { isCloudPath } from './file-path'
import { contentTypeOf, FILE_LIMIT, limited, serveFile } from './served'
import type { Bound, Signer } from './token'

/** The HTTP storage interface of PG mode. */
const BASE = '/v1/storages/object/'
/** The buckets there are; in the cloud a bucket is a row that the deployment makes. */
const BUCKETS: readonly string[] = ['mashangban']
const BODY_LIMIT = 256 * 1024
const MOST_SIGNED = 500
const MOST_DELETED = 20
/** A link without an age of its own (docs.cloudbase.net, http-api/storage-pg). */
const DEFAULT_SECONDS = 60

const refused = (status: number, code: string, message: string): HttpReply => json({ code, message, requestId: randomUUID() }, status)
const absent = () => refused(404, 'STORAGE_OBJECT_NOT_FOUND', 'object not found')

/** Bucket and object of what follows the interface's name; the object is empty for a call about many. */
interface Target {
  bucket: string
  object: string
  /** Where its bytes lie among the emulator's files. */
  path: string
}

function targetOf(request: HttpRequest, prefix: string): Target | HttpReply {
  const [bucket = '', ...parts] = request.path.slice(prefix.length).split('/')
  const object = parts.join('/')
  if (!BUCKETS.includes(bucket)) return refused(404, 'STORAGE_BUCKET_NOT_FOUND', 'bucket not found')
  if (object !== '' && !isCloudPath(object)) return refused(400, 'INVALID_KEY', 'invalid object name')
  return { bucket, object, path: pathOf(bucket, object) }
}

const pathOf = (bucket: string, object: string): string => `buckets/${bucket}/${object}`
const isReply = (value: Target | HttpReply): value is HttpReply => 'status' in value

/** Buckets and objects over HTTP: signed uploads and downloads, metadata, deletion. Everything but a signed link asks for the key as Bearer. */
export function objectRoutes(files: Files, signer: Signer): Route[] {
  const withKey = (prefix: string, handle: (request: HttpRequest, target: Target) => Promise<HttpReply>) => async (request: HttpRequest): Promise<HttpReply> => {
    const { authorization } = request.headers
    if (authorization === undefined) return refused(400, 'INVALID_PARAM', "headers must have required property 'authorization'")
    if (!signer.isApiKey(/^Bearer (.+)$/.exec(authorization)?.[1] ?? '')) return refused(403, 'PERMISSION_DENIED', 'permission denied')
    const target = targetOf(request, prefix)
    return isReply(target) ? target : handle(request, target)
  }
  const withToken = (prefix: string, use: 'get' | 'put', handle: (request: HttpRequest, target: Target, bound: Bound) => Promise<HttpReply>) => async (request: HttpRequest): Promise<HttpReply> => {
    const target = targetOf(request, prefix)
    if (isReply(target)) return target
    const token = request.query.get('token') ?? ''
    const fault = signer.fault(token, use, target.path)
    return fault ? refused(403, fault === 'RequestIsExpired' ? 'TOKEN_EXPIRED' : 'INVALID_TOKEN', 'the link is not valid') : handle(request, target, signer.bound(token))
  }

  const linkTo = (request: HttpRequest, { bucket, object }: Pick<Target, 'bucket' | 'object'>, seconds: number): string =>
    addressOf(request, `${BASE}sign/${bucket}/${object}`, signer.sign('get', pathOf(bucket, object), seconds))

  const signUpload = async (request: HttpRequest, { bucket, object, path }: Target): Promise<HttpReply> => {
    const seconds = secondsOf(await readJson(request, BODY_LIMIT))
    const token = signer.sign('put', path, seconds, boundOf(request))
    return json({ url: addressOf(request, `${BASE}upload/sign/${bucket}/${object}`, token), token })
  }

  const upload = async (request: HttpRequest, { bucket, object, path }: Target, bound: Bound): Promise<HttpReply> => {
    const bytes = await limited(() => readBody(request, Math.min(FILE_LIMIT, bound.size ?? FILE_LIMIT)))
    if (bytes === undefined) return refused(413, 'ENTITY_TOO_LARGE', 'the object exceeds the maximum allowed size')
    if (bound.size !== undefined && bytes.length !== bound.size) return refused(400, 'SIZE_MISMATCH', 'not the size that was signed')
    if (bound.sha256 !== undefined && createHash('sha256').update(bytes).digest('hex') !== bound.sha256) return refused(400, 'CHECKSUM_MISMATCH', 'not the bytes that were signed')
    await files.write(path, bytes)
    return json({ Key: `${bucket}/${object}` })
  }

  const signOne = async (request: HttpRequest, target: Target): Promise<HttpReply> => {
    const seconds = secondsOf(await readJson(request, BODY_LIMIT))
    return (await files.size(target.path)) === undefined ? absent() : json({ signedURL: linkTo(request, target, seconds) })
  }

  const signMany = async (request: HttpRequest, target: Target): Promise<HttpReply> => {
    if (target.object !== '') return signOne(request, target)
    const body = await readJson(request, BODY_LIMIT)
    const paths = namesIn(body.paths, MOST_SIGNED)
    if (paths === null) return refused(400, 'INVALID_PARAM', `paths must be a list of 1 to ${MOST_SIGNED} names`)
    return json(await Promise.all(paths.map(async (path) => {
      const found = isCloudPath(path) && (await files.size(pathOf(target.bucket, path))) !== undefined
      return found
        ? { path, signedURL: linkTo(request, { bucket: target.bucket, object: path }, secondsOf(body)), error: null }
        : { path, signedURL: null, error: 'object not found' }
    })))
  }

  const info = async (_request: HttpRequest, { bucket, object, path }: Target): Promise<HttpReply> => {
    const size = await files.size(path)
    return size === undefined ? absent() : json({ name: object, bucket_id: bucket, size, content_type: contentTypeOf(path) })
  }

  const removeMany = async (request: HttpRequest, { bucket }: Target): Promise<HttpReply> => {
    const names = namesIn((await readJson(request, BODY_LIMIT)).prefixes, MOST_DELETED)
    if (names === null) return refused(400, 'INVALID_PARAM', `prefixes must be a list of 1 to ${MOST_DELETED} names`)
    const removed = await Promise.all(names.map(async (name) => isCloudPath(name) && (await files.remove(pathOf(bucket, name)))))
    return json(names.filter((_name, at) => removed[at]).map((name) => ({ name, bucket_id: bucket, owner_id: '' })))
  }

  const get = async (request: HttpRequest, { path }: Target): Promise<HttpReply> => (await serveFile(files, path, request.query.get('download'))) ?? absent()
  const row = (path: string, method: string, handle: Route['handle']): Route => ({ path, methods: [method], early: true, handle })
  return [
    row(`${BASE}upload/sign/`, 'POST', withKey(`${BASE}upload/sign/`, signUpload)),
    row(`${BASE}upload/sign/`, 'PUT', withToken(`${BASE}upload/sign/`, 'put', upload)),
    row(`${BASE}sign/`, 'POST', withKey(`${BASE}sign/`, signMany)),
    row(`${BASE}sign/`, 'GET', withToken(`${BASE}sign/`, 'get', get)),
    row(`${BASE}authenticated/`, 'GET', withKey(`${BASE}authenticated/`, get)),
    row(`${BASE}info/authenticated/`, 'GET', withKey(`${BASE}info/authenticated/`, info)),
    row(BASE, 'DELETE', withKey(BASE, removeMany)),
  ]
}

function addressOf(request: HttpRequest, path: string, token: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  return `http://${request.headers.host ?? ''}${encoded}?token=${encodeURIComponent(token)}`
}

const secondsOf = ({ expiresIn }: Record<string, unknown>): number => (Number.isInteger(expiresIn) && Number(expiresIn) >= 1 ? Number(expiresIn) : DEFAULT_SECONDS)

/** What the caller asks the upload to be held to. */
function boundOf(request: HttpRequest): Bound {
  const { 'x-object-size': size, 'x-object-sha256': sha256 } = request.headers
  return {
    ...(typeof size === 'string' && /^\d{1,10}$/.test(size) ? { size: Number(size) } : {}),
    ...(typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? { sha256 } : {}),
  }
}

function namesIn(value: unknown, most: number): string[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return null
  const names: unknown[] = value
  return names.every((name): name is string => typeof name === 'string' && name !== '') ? names : null
}
