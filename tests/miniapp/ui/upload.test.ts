import { call } from '@/cloud/call'
import { uploadFile } from '@/cloud/upload'
import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'

jest.mock('@/cloud/call', () => ({ call: jest.fn() }))

const ticket = { fileId: 'f1', cloudPath: 'p/f1', url: 'http://x/', headers: {} }
const photo: LocalFile = { path: 'tmp/a', name: 'a', size: 10, kind: 'photo' }
const called = jest.mocked(call)
const sent = jest.spyOn(platform, 'upload')
const read = jest.spyOn(platform, 'digest')
const digest = { size: 9, sha256: 'a'.repeat(64), head: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) }

beforeEach(() => {
  jest.useFakeTimers()
  sent.mockReset()
  read.mockReset()
  read.mockResolvedValue(digest)
  called.mockReset()
  called.mockResolvedValue({ ok: true, data: ticket } as never)
})
afterEach(() => jest.useRealTimers())

const head = (...bytes: number[]) => Uint8Array.from(bytes)
const ZIP = head(0x50, 0x4b, 0x03, 0x04)
const HEIC = Uint8Array.from([0, 0, 0, 0x18, ...Buffer.from('ftypheic')])

test.each([
  ['b.PNG', head(0xff, 0xd8, 0xff), 'image/jpeg', 'b.jpg'],
  ['a', head(0xff, 0xd8, 0xff), 'image/jpeg', 'a.jpg'],
  ['c.docx', ZIP, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'c.docx'],
  ['发票.ofd', ZIP, 'application/ofd', '发票.ofd'],
])('%s is declared as its bytes say, under a name that ends so', async (name, first, type, kept) => {
  sent.mockResolvedValue(undefined)
  read.mockResolvedValue({ ...digest, head: first })
  await uploadFile({ ...photo, name })
  expect(called).toHaveBeenCalledWith('directory.uploadTicket', expect.objectContaining({ type, name: kept }))
})

test('a picture that others cannot open is made into a JPEG where this device can, else a sentence says what to do', async () => {
  sent.mockResolvedValue(undefined)
  read.mockResolvedValueOnce({ ...digest, head: HEIC })
  await expect(uploadFile({ ...photo, name: 'b.heic' })).resolves.toMatchObject({ ok: false, error: { code: 'FILE_HEIC' } })
  read.mockResolvedValueOnce({ ...digest, head: HEIC })
  jest.spyOn(platform, 'asJpeg').mockResolvedValueOnce({ ...photo, name: 'b.heic', path: 'blob:jpeg' })
  await expect(uploadFile({ ...photo, name: 'b.heic' })).resolves.toMatchObject({ ok: true, data: { name: 'b.jpg', path: 'blob:jpeg' } })
})

test('a file of a wrong kind is refused before anything is asked', async () => {
  read.mockResolvedValue({ ...digest, head: Uint8Array.from(Buffer.from('MZ')) })
  await expect(uploadFile({ ...photo, kind: 'document', name: 'c.pdf' })).resolves.toMatchObject({ ok: false, error: { code: 'FILE_TYPE' } })
  expect(called).not.toHaveBeenCalled()
})

test('bytes that fail are sent again, three times at most', async () => {
  sent.mockRejectedValueOnce(new Error('x')).mockRejectedValueOnce(new Error('x')).mockResolvedValueOnce(undefined)
  const reply = uploadFile(photo)
  await jest.advanceTimersByTimeAsync(5_000)
  await expect(reply).resolves.toEqual({ ok: true, data: { fileId: 'f1', name: 'a.jpg', path: 'tmp/a' } })

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
  expect(called).toHaveBeenCalledWith('directory.uploadTicket', { name: 'a.jpg', type: 'image/jpeg', size: digest.size, sha256: digest.sha256 })
})

test.each([
  ['gone', () => Promise.reject(new Error('no such file')), 'FILE_UNREADABLE'],
  ['empty', () => Promise.resolve({ ...digest, size: 0 }), 'FILE_EMPTY'],
  ['larger than the chooser said', () => Promise.resolve({ ...digest, size: 20 * 1024 * 1024 + 1 }), 'FILE_TOO_LARGE'],
] as const)('a file that is %s is refused with a sentence, and no ticket is asked for', async (_what, found, code) => {
  read.mockImplementation(found)
  const reply = await uploadFile(photo)
  expect(reply).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/请/) } })
  expect(called).not.toHaveBeenCalled()
})
