import { draw, OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest } from '../../support/town'
import { digestOf, put, someBytes } from './stores'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
  for (const openid of [OWNER, RESIDENT]) await town.must('directory.agreePrivacy', { agreed: true }, openid)
}, 60_000)
afterAll(() => town.stop())

const bytesOf = (size = 100) => someBytes(size)
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
