import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import { HttpRefusal } from '../gateway/envelope'
import { readBody, type HttpReply, type HttpRequest, type Route } from '../gateway/http'
import { PATHS } from '../paths'
import type { Files } from './files'
import { isCloudPath } from './file-path'
import { readForm } from './form'
import type { Signer } from './token'

const FILE_LIMIT = 20 * 1024 * 1024

// Anything a browser could run is served as bytes: an uploaded page must not become a page of this origin.
const SHOWN: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.gif': 'image/gif', '.webp': 'image/webp', '.bmp': 'image/bmp',
  '.pdf': 'application/pdf',
}

/** `/storage/<path>`: bytes in and out by signed, expiring links, with XML errors, as the object storage behind CloudBase. */
export function storageRoutes(files: Files, signer: Signer): Route[] {
  const get = async (request: HttpRequest): Promise<HttpReply> => {
    const path = request.path.slice(PATHS.storage.length)
    const fault = isCloudPath(path) ? signer.fault(request.query.get('sign') ?? '', 'get', path) : 'AccessDenied'
    if (fault) return denied(fault, path)
    const size = await files.size(path)
    if (size === undefined) return xml(404, 'NoSuchKey', 'The specified key does not exist.', path)
    return {
      status: 200,
      headers: {
        'content-type': SHOWN[extname(path).toLowerCase()] ?? 'application/octet-stream',
        'content-length': String(size),
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=600',
      },
      body: files.stream(path),
    }
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
  ]
}

async function limited<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 413) return undefined
    throw error
  }
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
