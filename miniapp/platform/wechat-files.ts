import Taro from '@tarojs/taro'
import type { LocalFile, UploadTicket } from './contract'

interface Wx {
  cloud: {
    uploadFile(options: Record<string, unknown>): { onProgressUpdate?(listener: (at: { progress: number }) => void): void } | undefined
  }
}

declare const wx: Wx

type Progress = ((percent: number) => void) | undefined

const failure = (problem: { errMsg?: string } | undefined, what: string): Error => new Error(problem?.errMsg ?? `${what}:fail`)

/** A chosen file as bytes. Rejects when WeChat has removed the temporary file meanwhile. */
export const readBytes = (filePath: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => (typeof data === 'string' ? reject(failure(undefined, 'readFile')) : resolve(new Uint8Array(data))),
      fail: (problem) => reject(failure(problem, 'readFile')),
    })
  })

/** Through WeChat's own storage, which needs no declared domain. */
export const uploadByCloud = (file: LocalFile, ticket: UploadTicket, onProgress: Progress): Promise<void> =>
  new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath: ticket.cloudPath,
      filePath: file.path,
      success: () => resolve(),
      fail: (problem: { errMsg?: string }) => reject(failure(problem, 'uploadFile')),
    })
    task?.onProgressUpdate?.((at) => onProgress?.(at.progress))
  })

/** Not wx.uploadFile, which only POSTs forms. Its address must be declared as a domain for requests. A request tells no progress. */
export const putFile = async (file: LocalFile, ticket: UploadTicket, onProgress: Progress): Promise<void> => {
  const bytes = await readBytes(file.path)
  const { statusCode } = await Taro.request({
    url: ticket.url,
    method: 'PUT',
    header: ticket.headers,
    data: bytes.buffer,
    responseType: 'text',
    timeout: 60_000,
  })
  if (statusCode >= 300) throw new Error(`upload refused with ${statusCode}`)
  onProgress?.(100)
}

/** What WeChat can show; the rest goes on to another app by its menu. */
const TYPES = ['pdf', 'doc', 'docx', 'xls', 'xlsx'] as const

/** A temporary file may have no ending, and then WeChat can't tell what it is. */
const typeOf = (name: string): (typeof TYPES)[number] | undefined => TYPES.find((type) => name.toLowerCase().endsWith(`.${type}`))

/** Shows a document of this phone. */
export const openLocal = async (filePath: string, name: string): Promise<void> => {
  const fileType = typeOf(name)
  await Taro.openDocument({ filePath, showMenu: true, ...(fileType === undefined ? {} : { fileType }) })
}

/** Under its own name, which is the name it has when it is sent on. */
const placeOf = (name: string): string => `${Taro.env.USER_DATA_PATH ?? ''}/${name.replace(/[\\/:*?"<>|\s]+/g, '_').slice(-80)}`

/** Fetches, then shows. A link that has ended is answered too, with a page that is no document: only 200 is one. */
export const openDocument = async (url: string, name: string): Promise<void> => {
  // The place for files of one's own may be full: then it has the name WeChat gives it.
  const { statusCode, tempFilePath, filePath } = await Taro.downloadFile({ url, filePath: placeOf(name) }).catch(() => Taro.downloadFile({ url }))
  if (statusCode !== 200) throw new Error(`download refused with ${statusCode}`)
  await openLocal(filePath ?? tempFilePath, name)
}
