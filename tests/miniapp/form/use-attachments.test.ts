import { useAttachments } from '@/form/use-attachments'
import type { LocalFile } from '@/platform/contract'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'
import { drawHook } from '../draw-hook'

const asked: { name: string, sha256: string }[] = []
const replies: unknown[] = []

jest.mock('@/ui/feedback', () => ({ toast: jest.fn() }))
jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { input: { name: string, sha256: string } }) => {
    asked.push(body.input)
    return Promise.resolve(replies.shift() ?? { ok: true, data: { fileId: `f${asked.length}`, cloudPath: '', url: 'https://x/', headers: {} } })
  },
}))

const local: LocalFile = { path: 'tmp/a', name: 'a.pdf', size: 10, kind: 'document' }
const digest = { size: 10, sha256: 'a'.repeat(64), head: Uint8Array.from(Buffer.from('%PDF-1.4')) }
const upload = jest.spyOn(platform, 'upload')

beforeEach(() => {
  asked.length = 0
  replies.length = 0
  upload.mockReset().mockResolvedValue(undefined)
  jest.spyOn(platform, 'chooseDocuments').mockResolvedValue([local])
  jest.spyOn(platform, 'digest').mockResolvedValue(digest)
  jest.mocked(toast).mockReset()
})

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
const drawn = () => drawHook(() => useAttachments(() => Promise.resolve(true)))

test('a form that is sent again sends the file it has: one ticket, one upload', async () => {
  const hook = await drawn()
  await hook.after(async () => {
    await hook.now().add('document')
    await settled()
  })
  const first = hook.now().files
  await hook.redraw()
  expect([first, hook.now().files]).toEqual([[{ fileId: 'f1', name: 'a.pdf' }], [{ fileId: 'f1', name: 'a.pdf' }]])
  expect([asked.length, upload.mock.calls.length]).toEqual([1, 1])
})

test('a file that was refused says why, stands as failed, and goes with the next tap', async () => {
  replies.push({ ok: false, error: { code: 'STORAGE_FAILED', message: '文件没有传上去。请再试一次，或换小一点的文件。', requestId: 'r' } })
  const hook = await drawn()
  await hook.after(async () => {
    await hook.now().add('document')
    await settled()
  })
  expect([hook.now().failed, hook.now().files]).toEqual([1, []])
  expect(toast).toHaveBeenCalledWith('文件没有传上去。请再试一次，或换小一点的文件。', 'bad')
  await hook.after(async () => {
    hook.now().retry(hook.now().items[0]?.key ?? '')
    await settled()
  })
  expect(hook.now().files).toEqual([{ fileId: 'f2', name: 'a.pdf' }])
})

test.each([
  ['empty', { ...digest, size: 0 }, '是空的'],
  ['a program under the name of a document', { ...digest, head: Uint8Array.from(Buffer.from('MZ')) }, '不是能传的文件'],
])('a file that is %s goes from the list with its reason, and the form can be sent', async (_what, found, why) => {
  jest.spyOn(platform, 'digest').mockResolvedValue(found)
  const hook = await drawn()
  await hook.after(async () => {
    await hook.now().add('document')
    await settled()
  })
  expect(hook.now()).toMatchObject({ items: [], failed: 0, sending: 0, refused: [expect.stringContaining(`“a.pdf”${why}`)] })
})

test('what a draft kept is sent by its id, without being chosen or uploaded again', async () => {
  const hook = await drawn()
  await hook.after(() => Promise.resolve(hook.now().restore([{ fileId: 'kept', name: 'b.pdf', kind: 'document' }])))
  expect(hook.now().files).toEqual([{ fileId: 'kept', name: 'b.pdf' }])
  expect(asked).toEqual([])
})

test('a file that was refused with its form says why where it stands, and goes again with a tap; what lies here no more can only be taken out; the rest stays', async () => {
  const hook = await drawn()
  await hook.after(() => Promise.resolve(hook.now().restore([{ fileId: 'kept', name: 'b.pdf', kind: 'document' }])))
  await hook.after(async () => {
    await hook.now().add('document')
    await hook.now().add('document')
    await settled()
  })
  await hook.after(() => Promise.resolve(hook.now().blame(new Map([['kept', 'FILE_NOT_YOURS'], ['f1', 'FILE_MISSING']]))))
  expect(hook.now()).toMatchObject({ failed: 2, inTheWay: '有附件没传上', files: [{ fileId: 'f2' }] })
  expect(hook.now().items).toMatchObject([
    { state: 'failed', lost: true, fault: '这个附件已失效，请删掉再添加' },
    { state: 'failed', lost: false, fault: '这个附件没有传完，点一下重传' },
    { state: 'done', fault: '' },
  ])
  await hook.after(async () => {
    hook.now().retry(hook.now().items[1]?.key ?? '')
    await settled()
  })
  await hook.after(() => Promise.resolve(hook.now().remove('kept')))
  expect(hook.now()).toMatchObject({ failed: 0, inTheWay: null, files: [{ fileId: 'f3' }, { fileId: 'f2' }], items: [{ fault: '' }, { fault: '' }] })
})

test('of a kind that is not taken, the same file is not sent once more', async () => {
  const hook = await drawn()
  await hook.after(async () => {
    await hook.now().add('document')
    await settled()
  })
  await hook.after(() => Promise.resolve(hook.now().blame(new Map([['f1', 'FILE_TYPE']]))))
  expect(hook.now().items).toMatchObject([{ lost: true, fault: '这种文件不能上传，请删掉再添加' }])
})
