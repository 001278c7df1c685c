import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { EmulatorLink } from '../emulator-link'
import type { Network } from './network'
import { refuse, succeed, type Options, type WxPart } from './reply'

/** `wx.cloud` against the local emulator: the same calls, shapes and failures, so that the production build runs unchanged. */
export function cloudPart(link: EmulatorLink, network: Network): WxPart {
  const guarded = async (api: string, call: Options, work: () => Promise<object>): Promise<unknown> => {
    if (!network.isOnline()) return refuse(api, call, 'request:fail net::ERR_INTERNET_DISCONNECTED', { errCode: -1 })
    try {
      return await succeed(api, call, await work())
    } catch (cause) {
      return refuse(api, call, `Error: errCode: -504002 functions execute fail | errMsg: ${String(cause)}`, { errCode: -504002 })
    }
  }
  return {
    downloadFile: (call: Options) => guarded('downloadFile', call, async () => {
      const response = await fetch(String(call.url))
      await response.arrayBuffer()
      return { statusCode: response.status, tempFilePath: `http://tmp/${randomUUID()}${path.extname(new URL(response.url).pathname)}` }
    }),
    getFileSystemManager: () => ({
      readFile: (call: Options) => readTemporaryFile(String(call.filePath)).then(
        (bytes) => succeed('readFile', call, { data: new Uint8Array(bytes).buffer }),
        () => refuse('readFile', call, `no such file or directory, open '${String(call.filePath)}'`),
      ),
    }),
    cloud: {
      DYNAMIC_CURRENT_ENV: { __dynamic: 'current' },
      init: () => undefined,
      callFunction: (call: Options) => guarded('cloud.callFunction', call, async () => {
        const { result, requestId } = await link.callFunction(String(call.name), call.data)
        return { result, requestID: requestId }
      }),
      uploadFile: (call: Options) => guarded('cloud.uploadFile', call, async () => {
        const fileID = await link.upload(String(call.cloudPath), await readTemporaryFile(String(call.filePath)))
        return { fileID, statusCode: 200 }
      }),
    },
  }
}

/** A chosen file in a test is a file on disk or a `data:` URL. */
export async function readTemporaryFile(filePath: string): Promise<Buffer> {
  const inline = /^data:[^,]*,(.*)$/s.exec(filePath)
  return inline ? Buffer.from(inline[1] ?? '', 'base64') : readFile(filePath)
}
