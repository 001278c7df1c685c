import { draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'
import { digestOf, put, someBytes } from './stores'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  for (const openid of [OWNER, RESIDENT]) await town.must('directory.agreePrivacy', { agreed: true }, openid)
}, 60_000)
afterAll(() => town.stop())

const bytesOf = (size = 100) => someBytes(size, 'jpg')
async function uploaded(bytes: Buffer, openid = OWNER) {
  const ticket = await town.must('directory.uploadTicket', { name: '照片.jpg', type: 'image/jpeg', ...digestOf(bytes) }, openid)
  expect(await put(ticket, bytes)).toBe(200)
  return ticket
}
const advance = (span: string) => town.surface('clock', { advance: span })
const tick = () => town.emulator.runTimers()
const named = (fileId: string) => [{ fileId, name: '照片.jpg' }]
const outcome = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))

test('a ticket costs two round trips', async () => {
  await uploaded(bytesOf())
  expect(await town.hops('directory.uploadTicket')).toBe(2)
})

test('a filed picture is shown by a link; once its bytes are others, it is shown to nobody and the record says so', async () => {
  const bytes = bytesOf()
  const ticket = await uploaded(bytes)
  const { caseId } = await town.file({ files: named(ticket.fileId) })
  const before = await town.must('case.get', { caseId }, OFFICER)
  expect((await fetch(before.files[0]?.url ?? '')).status).toBe(200)
  expect(await put(ticket, bytesOf())).toBe(200)
  await advance('16m')
  await tick()
  for (const openid of [OWNER, OFFICER]) {
    const after = await town.must('case.get', { caseId }, openid)
    expect(after.files).toEqual([{ fileId: ticket.fileId, name: '照片.jpg', withheld: true }])
    expect(after.trail.map(({ kind }) => kind)).toContain('fileDiffers')
    expect(JSON.stringify(after)).not.toContain('sign=')
  }
})

test('a file of somebody else, an unknown one and one that is filed already are refused, whoever names them', async () => {
  const { fileId } = await uploaded(bytesOf())
  const filing = (files: { fileId: string; name: string }[], openid: string) =>
    town.call('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, files }, openid)
  expect(outcome(await filing(named(fileId), RESIDENT))).not.toBe('ok')
  expect(outcome(await filing(named('a'.repeat(22)), OWNER))).toBe('FILE_NOT_YOURS')
  expect(outcome(await filing(named(fileId), OWNER))).toBe('ok')
  expect(outcome(await filing(named(fileId), OWNER))).toBe('FILE_NOT_YOURS')
})

test('a file that never came, one of another size and one named as what it is not are each refused by name, with their place in the list', async () => {
  const bytes = bytesOf()
  const declare = () => town.must('directory.uploadTicket', { name: '照片.jpg', type: 'image/jpeg', ...digestOf(bytes) }, OWNER)
  const filing = (files: { fileId: string; name: string }[]) =>
    town.call('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, files }, OWNER)
  const good = await uploaded(bytes)
  const [never, larger] = [await declare(), await declare()]
  expect(await put(larger, bytesOf(200))).toBe(200)
  for (const [name, fileId, code] of [['照片.jpg', never.fileId, 'FILE_MISSING'], ['照片.jpg', larger.fileId, 'FILE_DIFFERS'], ['发票.html', larger.fileId, 'FILE_DIFFERS']] as const) {
    expect(await filing([...named(good.fileId), { fileId, name }])).toMatchObject({ ok: false, error: { code, details: [{ path: 'files.1', code }] } })
  }
  // Each one at fault is told, so that all can be mended at once.
  expect(await filing([{ fileId: never.fileId, name: '照片.jpg' }, ...named(good.fileId), { fileId: larger.fileId, name: '照片.jpg' }])).toMatchObject({
    error: { code: 'FILE_MISSING', details: [{ path: 'files.0', code: 'FILE_MISSING' }, { path: 'files.2', code: 'FILE_DIFFERS' }] },
  })
  expect(await filing([{ fileId: good.fileId, name: '发票.html' }])).toMatchObject({ ok: false, error: { code: 'FILE_TYPE', details: [{ path: 'files.0' }] } })
  expect(outcome(await filing(named(good.fileId)))).toBe('ok')
})

test('a file that is not what its type says is shown to nobody once it was read, and a good one is kept under its own name', async () => {
  const page = Buffer.from('<html>这不是照片</html>')
  const [lie, good] = [await uploaded(page), await uploaded(bytesOf())]
  const { caseId } = await town.file({ files: [...named(lie.fileId), { fileId: good.fileId, name: '厂门口 (1).jpg' }] })
  await advance('16m')
  await tick()
  const { files } = await town.must('case.get', { caseId }, OFFICER)
  expect(files[0]).toEqual({ fileId: lie.fileId, name: '照片.jpg', withheld: true })
  const reply = await fetch(files[1]?.url ?? '')
  expect(reply.headers.get('content-disposition')).toBe(`inline; filename*=UTF-8''${encodeURIComponent('厂门口 (1).jpg').replace('(', '%28').replace(')', '%29')}`)
})

test('a file named twice in one form is one file', async () => {
  const { fileId } = await uploaded(bytesOf())
  const { caseId } = await town.file({ files: [...named(fileId), ...named(fileId)] })
  expect(await town.read('files', { file_id: fileId })).toMatchObject([{ of: 'case', id: caseId }])
})

test('two forms with one file at the same moment: one of them has it', async () => {
  for (let round = 0; round < 10; round++) {
    const { fileId } = await uploaded(bytesOf(10))
    const replies = await Promise.all([1, 2, 3].map(() => town.call('case.file', {
      requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, files: named(fileId),
    }, OWNER)))
    expect(replies.map(outcome).sort()).toEqual(['FILE_NOT_YOURS', 'FILE_NOT_YOURS', 'ok'])
  }
})

test('a form sent again with its file under a new id is the same form; the second upload is nobody’s and goes', async () => {
  const bytes = bytesOf()
  const [first, second] = [await uploaded(bytes), await uploaded(bytes)]
  const form = { requestId: draw(), companyId: 'company-1', kind: 'help' as const, text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' } }
  const one = await town.must('case.file', { ...form, files: named(first.fileId) }, OWNER)
  expect(await town.must('case.file', { ...form, files: named(second.fileId) }, OWNER)).toEqual(one)
  await advance('16m')
  await tick()
  await advance('2d')
  await tick()
  expect(await town.read('files', { file_id: second.fileId })).toEqual([])
  expect(await town.read('files', { file_id: first.fileId })).toMatchObject([{ of: 'case', id: one.caseId, state: 'checked' }])
})
