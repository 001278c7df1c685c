import { draw, OFFICER, OTHER_OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const CONTACT = { name: '周禾', phone: '13800000999' }
const file = async () => (await town.file({ contact: CONTACT })).caseId
const open = (caseId: string, over: { requestId?: string; reason?: string } = {}, openid = OFFICER) =>
  town.call('case.openContact', { caseId, requestId: draw(), reason: '联系办理', ...over }, openid)
const openings = async (caseId: string) => (await town.must('case.get', { caseId }, OWNER)).trail.filter(({ kind }) => kind === 'contactOpened')

it('each opening leaves an entry that the company reads, with who and why', async () => {
  const caseId = await file()
  for (const reason of ['联系办理', '核对地址', '联系办理']) expect(await open(caseId, { reason })).toMatchObject({ ok: true, data: CONTACT })
  expect(await open(caseId, { reason: '督办了解' }, SUPERVISOR)).toMatchObject({ ok: true })
  expect((await openings(caseId)).map(({ text, who }) => [text, who.name])).toEqual([['督办了解', '钱督'], ['联系办理', '林知远'], ['核对地址', '林知远'], ['联系办理', '林知远']])
})

it('a repeat within ten minutes gives the contact again without a second entry; later its id is used up', async () => {
  const caseId = await file()
  const requestId = draw()
  expect(await open(caseId, { requestId })).toMatchObject({ ok: true, data: CONTACT })
  await town.surface('clock', { advance: '9m' })
  expect(await open(caseId, { requestId })).toMatchObject({ ok: true, data: CONTACT })
  await town.surface('clock', { advance: '2m' })
  const late = await open(caseId, { requestId })
  expect(late).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  expect(JSON.stringify(late)).not.toContain(CONTACT.phone)
  expect(await openings(caseId)).toHaveLength(1)
  expect(await open(caseId)).toMatchObject({ ok: true, data: CONTACT })
  expect(await openings(caseId)).toHaveLength(2)
})

it('another reason under the same id is another opening, and refused', async () => {
  const caseId = await file()
  const requestId = draw()
  await open(caseId, { requestId })
  expect(await open(caseId, { requestId, reason: '随便看看' })).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  expect(await openings(caseId)).toHaveLength(1)
})

it('whoever has given the case away is not shown the contact again, not even as a repeat', async () => {
  const caseId = await file()
  const requestId = draw()
  await open(caseId, { requestId })
  await town.act('case.return', caseId, OFFICER, { text: '不归我管' })
  const again = await open(caseId, { requestId })
  expect(again.ok).toBe(false)
  expect(JSON.stringify(again)).not.toContain(CONTACT.phone)
})

it('nobody sees the contact without the entry: of twenty openings at once each one that was answered left one', async () => {
  const caseId = await file()
  const replies = await Promise.all(Array.from({ length: 20 }, () => open(caseId)))
  const answered = replies.filter((reply) => reply.ok)
  for (const reply of replies) if (!reply.ok) expect(reply.error.code).toBe('BUSY')
  expect(answered.length).toBeGreaterThan(0)
  expect(await openings(caseId)).toHaveLength(answered.length)
})

it('is refused to those who may not, and leaves nothing', async () => {
  const caseId = await file()
  for (const [openid, code] of [[OTHER_OFFICER, 'CASE_NOT_FOUND'], [OWNER, 'NOT_ALLOWED'], ['demo-admin', 'NOT_ALLOWED'], ['demo-resident-1', 'NOT_ALLOWED']] as const) {
    expect([openid, await open(caseId, {}, openid)]).toMatchObject([openid, { ok: false, error: { code } }])
  }
  expect(await openings(caseId)).toEqual([])
})
