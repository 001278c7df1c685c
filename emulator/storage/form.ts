import busboy from 'busboy'
import { HttpRefusal } from '../gateway/envelope'
import type { HttpRequest } from '../gateway/http'

export interface UploadForm {
  fields: Record<string, string>
  file: Buffer
}

/** Reads a multipart form with one file, the way wx.uploadFile sends it. A broken form → 400, a file over the limit → 413. */
export function readForm(request: HttpRequest, limit: number): Promise<UploadForm> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {}
    const chunks: Buffer[] = []
    const broken = () => reject(new HttpRefusal(400, 'BAD_INPUT', '上传的表单不完整，请重新选择文件。'))
    let parser: busboy.Busboy
    try {
      parser = busboy({ headers: request.headers, limits: { files: 1, fileSize: limit, fields: 20 } })
    } catch {
      return broken()
    }
    parser.on('field', (name, value) => { fields[name] = value })
    parser.on('file', (_name, stream) => {
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('limit', () => reject(new HttpRefusal(413, 'TOO_LARGE', '文件太大，超过了 20 MB。')))
    })
    parser.on('error', broken)
    parser.on('close', () => resolve({ fields, file: Buffer.concat(chunks) }))
    request.raw.pipe(parser)
  })
}
