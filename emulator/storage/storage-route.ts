import { randomUUID } from 'node:crypto'
import { readBody, type HttpReply, type HttpRequest, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Files } from './files'
import { isCloudPath } from './file-path'
import { readForm } from './form'
import { objectRoutes } from './object-routes'
import { FILE_LIMIT, limited, serveFile } from './served'
import type { Signer } from './token'

/**
 * `/storage/<path>`: bytes in and out by signed, expiring links, with XML errors, as the object storage behind a classic CloudBase; and beside
 * it the HTTP interface of PG mode.
 */
export function storageRoutes(files: Files, signer: Signer): Route[] {
  const get = async (request: HttpRequest): Promise<HttpReply> => {
    const path = request.path.slice(PATHS.storage.length)
    const fault = isCloudPath(path) ? signer.fault(request.query.get('sign') ?? '', 'get', path) : 'AccessDenied'
    if (fault) return denied(fault, path)
    return (await serveFile(files, path, request.query.get('download'))) ?? xml(404, 'NoSuchKey', 'The specified key does not exist.', path)
  }

  const put = async (request: HttpRequest): Promise<HttpReply> => {
    const path = request.path.slice(PATHS.storage.length)
    const token = header(request, 'authorization') ?? header(request, 'signature') ?? request.query.get('sign') ?? ''
    const fault = isCloudPath(path) ? signer.fault(token, 'put', path) : 'AccessDenied'
    if (fault) return denied(fault, path)
    const bytes = await limited(() => readBody(request, FILE_LIMIT))
    if (bytes === undefined) return xml(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.', path)
    await files.write(path, bytes)
    return { status: 200 }
  }

  const post = async (request: HttpRequest): Promise<HttpReply> => {
    const form = await limited(() => readForm(request, FILE_LIMIT))
    const path = request.path.slice(PATHS.storage.length) || (form?.fields.key ?? '')
    if (form === undefined) return xml(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.', path)
    const token = form.fields.Signature ?? form.fields.signature ?? request.query.get('sign') ?? ''
    const fault = isCloudPath(path) ? signer.fault(token, 'put', path) : 'AccessDenied'
    if (fault) return denied(fault, path)
    await files.write(path, form.file)
    return { status: Number(form.fields.success_action_status) === 201 ? 201 : 204 }
  }

  return [
    { path: PATHS.storage, methods: ['GET', 'HEAD'], early: true, handle: get },
    { path: PATHS.storage, methods: ['PUT'], early: true, handle: put },
    { path: PATHS.storage, methods: ['POST'], early: true, handle: post },
    ...objectRoutes(files, signer),
  ]
}

function header(request: HttpRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

const denied = (code: string, path: string) => xml(403, code, code === 'RequestIsExpired' ? 'Request has expired' : 'Access Denied.', path)

function xml(status: number, code: string, message: string, resource: string): HttpReply {
  const safe = resource.replace(/[<>&'"\u0000-\u001f]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const body = "<?xml version='1.0' encoding='utf-8' ?>\n"
    + `<Error><Code>${code}</Code><Message>${message}</Message><Resource>/${safe}</Resource>`
    + `<RequestId>${randomUUID()}</RequestId><TraceId></TraceId></Error>`
  return { status, headers: { 'content-type': 'application/xml; charset=utf-8' }, body }
}
