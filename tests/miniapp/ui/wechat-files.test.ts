import Taro from '@tarojs/taro'
import type { LocalFile } from '@/platform/contract'
import { openDocument, openLocal, putFile, readBytes, uploadByCloud } from '@/platform/wechat-files'

// WeChat itself runs on phones only; what it answers is as its documentation and the phones say.
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { env: { USER_DATA_PATH: 'http://usr' }, request: jest.fn(), downloadFile: jest.fn(), openDocument: jest.fn(), getFileSystemManager: jest.fn() } }))

const taro = jest.mocked(Taro)
const bytes = Uint8Array.of(1, 2, 3)
const document: LocalFile = { path: 'http://tmp/a', name: '合同.PDF', size: 3, kind: 'document' }
const ticket = { fileId: 'f1', cloudPath: '', url: 'https://store/x?token=t', headers: { 'content-type': 'application/pdf' } }

beforeEach(() => {
  jest.resetAllMocks()
  taro.getFileSystemManager.mockReturnValue({
    readFile: ({ filePath, success, fail }: { filePath: string, success(read: unknown): void, fail(problem: unknown): void }) =>
      (filePath === document.path ? success({ data: bytes.buffer }) : fail({ errMsg: 'readFile:fail no such file' })),
  } as never)
})

test('a chosen file is read as bytes; one that WeChat has removed meanwhile is told', async () => {
  expect(await readBytes(document.path)).toEqual(bytes)
  await expect(readBytes('http://tmp/gone')).rejects.toThrow('no such file')
})

test('a signed address gets the bytes by PUT, and only a good answer counts', async () => {
  taro.request.mockResolvedValueOnce({ statusCode: 200 } as never)
  const progress = jest.fn()
  await putFile(document, ticket, progress)
  expect(taro.request).toHaveBeenCalledWith(expect.objectContaining({ url: ticket.url, method: 'PUT', header: ticket.headers, data: bytes.buffer }))
  expect(progress).toHaveBeenCalledWith(100)
  taro.request.mockResolvedValueOnce({ statusCode: 403 } as never)
  await expect(putFile(document, ticket, progress)).rejects.toThrow('403')
})

test('the storage of a classic environment gets the file by its path', async () => {
  const uploadFile = jest.fn((options: { success(done: object): void }) => {
    options.success({ fileID: 'cloud://x' })
    return { onProgressUpdate: (listener: (at: { progress: number }) => void) => listener({ progress: 40 }) }
  })
  Object.assign(globalThis, { wx: { cloud: { uploadFile } } })
  const progress = jest.fn()
  await uploadByCloud(document, { ...ticket, cloudPath: 'up/p/x.pdf' }, progress)
  expect(uploadFile).toHaveBeenCalledWith(expect.objectContaining({ cloudPath: 'up/p/x.pdf', filePath: document.path }))
  expect(progress).toHaveBeenCalledWith(40)
})

test('a document just chosen is opened as it lies here, without a download, and WeChat is told what it is', async () => {
  await openLocal(document.path, document.name)
  expect(taro.openDocument).toHaveBeenCalledWith({ filePath: document.path, showMenu: true, fileType: 'pdf' })
  expect(taro.downloadFile).not.toHaveBeenCalled()
})

test('a document of the record is fetched, then opened; the answer of a link that has ended is no document', async () => {
  taro.downloadFile.mockResolvedValueOnce({ statusCode: 200, tempFilePath: 'http://tmp/b' } as never)
  await openDocument('https://store/b?sign=s', '说明.docx')
  expect(taro.openDocument).toHaveBeenCalledWith({ filePath: 'http://tmp/b', showMenu: true, fileType: 'docx' })
  expect(taro.downloadFile).toHaveBeenCalledWith({ url: 'https://store/b?sign=s', filePath: 'http://usr/说明.docx' })
  taro.downloadFile.mockResolvedValueOnce({ statusCode: 403, tempFilePath: 'http://tmp/c' } as never)
  await expect(openDocument('https://store/c?sign=s', 'c.pdf')).rejects.toThrow('403')
  expect(taro.openDocument).toHaveBeenCalledTimes(1)
})
