import { call } from '@/cloud/call'
import { typeOf, uploadFile } from '@/cloud/upload'
import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'

jest.mock('@/cloud/call', () => ({ call: jest.fn() }))

const ticket = { fileId: 'f1', cloudPath: 'p/f1', url: 'http://x/', headers: {} }
const photo: LocalFile = { path: 'tmp/a', name: 'a', size: 10, kind: 'photo' }
const called = jest.mocked(call)
const sent = jest.spyOn(platform, 'upload')
const read = jest.spyOn(platform, 'digest')
const digest = { size: 9, sha256: 'a'.repeat(64) }

beforeEach(() => {
  jest.useFakeTimers()
  sent.mockReset()
  read.mockReset()
  read.mockResolvedValue(digest)
  called.mockReset()
  called.mockResolvedValue({ ok: true, data: ticket } as never)
})
afterEach(() => jest.useRealTimers())

test('the type is that of the name; a photo without one is a JPEG; an unknown document has none', () => {
  expect(typeOf({ ...photo, name: 'b.PNG' })).toBe('image/png')
  expect(typeOf(photo)).toBe('image/jpeg')
  expect(typeOf({ ...photo, kind: 'document', name: 'c.docx' })).toContain('wordprocessingml')
  expect(typeOf({ ...photo, kind: 'document', name: 'c.exe' })).toBeUndefined()
})

test('a file of a wrong kind is refused before anything is asked', async () => {
  await expect(uploadFile({ ...photo, kind: 'document', name: 'c.exe' })).resolves.toMatchObject({ ok: false, error: { code: 'FILE_TYPE' } })
  expect(called).not.toHaveBeenCalled()
})

test('bytes that fail are sent again, three times at most', async () => {
  sent.mockRejectedValueOnce(new Error('x')).mockRejectedValueOnce(new Error('x')).mockResolvedValueOnce(undefined)
  const reply = uploadFile(photo)
  await jest.advanceTimersByTimeAsync(5_000)
  await expect(reply).resolves.toEqual({ ok: true, data: { fileId: 'f1' } })

  sent.mockRejectedValue(new Error('x'))
  const lost = uploadFile(photo)
  await jest.advanceTimersByTimeAsync(5_000)
  await expect(lost).resolves.toMatchObject({ ok: false, error: { code: 'UPLOAD_FAILED' } })
  expect(sent).toHaveBeenCalledTimes(6)
})

test('a refused ticket is not asked for again', async () => {
  const refusal = { ok: false, error: { code: 'PRIVACY_NOT_AGREED', message: '…', requestId: 'r' } } as const
  called.mockResolvedValue(refusal)
  await expect(uploadFile(photo)).resolves.toEqual(refusal)
  expect(called).toHaveBeenCalledTimes(1)
  expect(sent).not.toHaveBeenCalled()
})

test('what is declared are the bytes as they are, not what the chooser said of them', async () => {
  sent.mockResolvedValue(undefined)
  await uploadFile({ ...photo, size: 4_000_000 })
  expect(called).toHaveBeenCalledWith('directory.uploadTicket', { name: 'a', type: 'image/jpeg', ...digest })
})

test.each([
  ['gone', () => Promise.reject(new Error('no such file')), 'FILE_UNREADABLE'],
  ['empty', () => Promise.resolve({ ...digest, size: 0 }), 'FILE_EMPTY'],
  ['larger than the chooser said', () => Promise.resolve({ ...digest, size: 20 * 1024 * 1024 + 1 }), 'FILE_TOO_LARGE'],
] as const)('a file that is %s is refused with a sentence, and no ticket is asked for', async (_what, found, code) => {
  read.mockImplementation(found)
  const reply = await uploadFile(photo)
  expect(reply).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/[。]$/) } })
  expect(called).not.toHaveBeenCalled()
})
