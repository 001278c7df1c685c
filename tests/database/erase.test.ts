import { randomBytes, createHash } from 'node:crypto'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { eraseFromCommandLine } from '../../cloudfunctions/_flow/erase-case'
import type { FileView } from '../../shared/flow/views'
import { verdictOf, wholeReceipt } from '../support/cases/whole-receipt'
import { draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../support/town'

/** Words that stand nowhere else. */
const WORDS = {
  text: '紫藤萝丢了一车货', name: '欧阳测试甲', phone: '13912345678', file: '蓝鲸合同', note: '琥珀色的补充', answer: '珊瑚礁答复', wanted: '琉璃瓦的材料', rating: '银杏叶评语', later: '青瓷后来写的话', order: '玛瑙色的督办', reply: '翡翠色的回复',
}
const REASON = '依当事人申请删除'

let town: TownUnderTest
beforeAll(async () => {
  town = await startTown()
}, 120_000)
afterAll(() => town.stop())

const minutes = (many: number) => town.emulator.clock.moveTo(town.emulator.clock.now() + many * 60_000)

async function upload(name: string): Promise<{ fileId: string; name: string }> {
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(300)])
  await town.must('directory.agreePrivacy', { agreed: true }, OWNER)
  const ticket = await town.must('directory.uploadTicket', { name, size: bytes.length, type: 'image/png', sha256: createHash('sha256').update(bytes).digest('hex') }, OWNER)
  expect((await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: new Uint8Array(bytes) })).ok).toBe(true)
  return { fileId: ticket.fileId, name }
}

/** A whole story with words in every place that takes them. */
async function tell(): Promise<{ caseId: string; number: string; requestId: string; filed: Parameters<TownUnderTest['must']>[1] }> {
  const requestId = draw()
  const input = { requestId, companyId: 'company-1', kind: 'help' as const, text: WORDS.text, contact: { name: WORDS.name, phone: WORDS.phone }, files: [await upload(`${WORDS.file}.png`)] }
  const { caseId, number } = await town.must('case.file', input, OWNER)
  await town.act('case.accept', caseId, OFFICER)
  const day = new Date(town.emulator.clock.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const { supervisionId } = await town.must('supervision.order', { caseId, requestId: draw(), seen: 2, text: WORDS.order, day }, SUPERVISOR)
  await town.must('supervision.reply', { supervisionId, requestId: draw(), seen: 1, text: WORDS.reply }, OFFICER)
  await town.act('case.note', caseId, OWNER, { text: WORDS.note, files: [await upload(`${WORDS.file}二.png`)] })
  await town.must('case.openContact', { caseId, requestId: draw(), reason: `${WORDS.note}要核实` }, OFFICER)
  await town.act('case.requestMaterial', caseId, OFFICER, { text: WORDS.wanted })
  await town.act('case.supplyMaterial', caseId, OWNER, { text: WORDS.note })
  await town.act('case.answer', caseId, OFFICER, { text: WORDS.answer, result: 'solved' })
  await town.must('rating.rateCase', { requestId: draw(), caseId, level: 2, reasons: [], text: WORDS.rating }, OWNER)
  return { caseId, number, requestId, filed: input }
}

/** Every row of the schema as text. */
const dump = async (): Promise<string> => withClient(town.emulator.database.ownerUrl, async (owner) => {
  const { rows: tables } = await owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'mashangban' order by 1")
  const texts: string[] = []
  for (const { name } of tables) texts.push(...(await owner.query<{ row: string }>(`select '${name}: ' || x::text as row from mashangban.${name} x`)).rows.map(({ row }) => row))
  return texts.join('\n')
})

/** Which of the words, or of their pairs of characters in the index of the search, lie somewhere. */
const foundIn = (text: string): string[] => [...Object.values(WORDS), '紫藤', '藤萝'].filter((word) => text.includes(word))

const erase = (number: string, reason = REASON) => eraseFromCommandLine(['--number', number, '--reason', reason], {
  TENANT: town.emulator.environment.TENANT, DATABASE_APP_URL: town.emulator.database.appUrl, DATABASE_URL: town.emulator.database.ownerUrl,
})

test('an erasure leaves none of the words in any table; number, states and the chain stay', async () => {
  const { caseId, number, requestId, filed } = await tell()
  const kept = await wholeReceipt(town, caseId, OWNER)
  expect(foundIn(await dump()).sort()).toEqual([WORDS.text, WORDS.file, WORDS.note, WORDS.answer, WORDS.wanted, WORDS.rating, WORDS.order, WORDS.reply, '紫藤', '藤萝'].sort())

  const said = (await erase(number)).join('\n')
  expect(said).toContain('附件 2 个')
  expect(said).toContain('备份')
  const after = await dump()
  expect(foundIn(after)).toEqual([])
  expect(after).toContain(number)

  const detail = await town.must('case.get', { caseId }, OWNER)
  expect(detail).toMatchObject({ number, status: 'answered', title: '内容已删除', text: '', files: [] as FileView[], version: kept.entries.length + 1, contact: { nameMasked: '已删除' } })
  expect(detail.trail[0]).toMatchObject({ kind: 'erased', text: REASON })
  expect(detail.trail.slice(1).every((entry) => entry.text === undefined && entry.files.length === 0)).toBe(true)
  expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true, checked: kept.entries.length + 1, withheld: kept.entries.length })
  // A receipt taken before is still the beginning of the same chain.
  expect((await wholeReceipt(town, caseId, OWNER)).entries.slice(0, -1).map(({ hash }) => hash)).toEqual(kept.entries.map(({ hash }) => hash))

  expect(await town.send('case.file', filed, OWNER)).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  expect(await town.read('requests', { request_id: requestId })).toMatchObject([{ reply: null }])
  expect(await town.send('case.openContact', { caseId, requestId: draw(), reason: '再看一次' }, OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_WRONG_STATUS' } })

  const inbox = await town.must('directory.inbox', {}, OWNER)
  expect(JSON.stringify(inbox)).toContain(number)
  const found = await town.must('case.list', { tab: { of: 'mine' }, box: 'answered', search: number }, OWNER)
  expect(found.items.map(({ id }) => id)).toEqual([caseId])
})

test('erased files leave the store when their tickets have ended', async () => {
  const { number } = await tell()
  const files = await town.read<{ object: string }>('files')
  const objects = files.map(({ object }) => object).filter((object) => object !== '')
  expect(objects.length).toBeGreaterThanOrEqual(2)
  await erase(number)
  expect(await town.read('files')).toEqual([])
  await minutes(20)
  await town.emulator.runTimers()
  expect((await town.read<{ kind: string }>('jobs')).filter(({ kind }) => kind === 'file')).toEqual([])
  expect(foundIn(await dump())).toEqual([])
})

test('a second erasure adds nothing to the record; words written since are taken by one more', async () => {
  const { caseId, number } = await tell()
  await erase(number)
  expect((await erase(number)).join('\n')).toContain('此前已经删除过')
  const before = await town.version(caseId, OWNER)
  await town.act('case.note', caseId, OWNER, { text: WORDS.later })
  expect(foundIn(await dump())).toEqual([WORDS.later])
  await erase(number)
  expect(await town.version(caseId, OWNER)).toBe(before + 2)
  expect(foundIn(await dump())).toEqual([])
  expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true })
})

test('the case goes on after an erasure: acts, alarms and the closing by silence', async () => {
  const { caseId, number } = await tell()
  await erase(number)
  await town.act('case.reopen', caseId, OWNER, { text: '还差一份证明' })
  await town.act('case.answer', caseId, OFFICER, { text: '已经补好了', result: 'solved' })
  await minutes(60 * 24 * 30)
  await town.emulator.runTimers()
  expect((await town.must('case.get', { caseId }, OWNER)).status).toBe('closed')
  expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true })
})

test('people told one after another while the words go are told without them, or before', async () => {
  const members = Array.from({ length: 200 }, (_, at) => ({ person_id: `crowd-${at}`, role: 'supervisor', place: '370613001', area_id: '370613001', unit_id: 'unit-station-370613001', company_id: null, head: false, owner: false }))
  await town.insert('memberships', members)
  const { caseId, number } = await town.file({ text: WORDS.text, urgent: true })
  await town.insert('jobs', [{
    kind: 'fanOut', key: `case:${caseId}:1:filed`, of: 'case', id: caseId, due_at: new Date(town.emulator.clock.now()).toISOString(), claim: 'somebody', locked_until: new Date(town.emulator.clock.now() + 60_000).toISOString(), attempts: 1,
    args: { seq: 1, kind: 'filed', at: new Date(town.emulator.clock.now()).toISOString(), body: WORDS.text, persons: [], roles: ['supervisor'], places: ['370613001'], doer: 'nobody' },
  }])
  await erase(number)
  expect(await town.read('jobs', { key: `case:${caseId}:1:filed` })).toMatchObject([{ claim: null, args: { body: '' } }])
  await town.emulator.runTimers()
  expect((await town.read('messages', { id: caseId, person_id: 'crowd-7' })).length).toBe(1)
  expect(foundIn(await dump())).toEqual([])
})

test('an erasure beside people who act undoes nobody: everything acknowledged is in the chain', async () => {
  const { caseId, number } = await town.file({ text: WORDS.text })
  await town.act('case.accept', caseId, OFFICER)
  const seen = await town.version(caseId, OWNER)
  const notes = Array.from({ length: 8 }, (_, at) => town.send('case.note', { caseId, requestId: draw(), seen, text: `第${at}次补充` }, OWNER))
  const [, ...replies] = await Promise.all([erase(number), ...notes])
  const acknowledged = (replies).flatMap((reply) => (reply.ok ? [(reply.data as { version: number }).version] : []))
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  const { entries } = await wholeReceipt(town, caseId, OWNER)
  expect(entries.length).toBe(seen + acknowledged.length + 1)
  expect(await verdictOf(town, caseId, OWNER)).toMatchObject({ ok: true })
  expect((await dump()).includes(WORDS.text)).toBe(false)
})

test('what cannot be erased is said in one sentence, and nothing is changed', async () => {
  const { number } = await town.file({ text: WORDS.text })
  await expect(erase('2611250000000')).rejects.toThrow(/没有编号为/)
  await expect(erase(number, '  ')).rejects.toThrow(/用法/)
  await expect(erase(number, '长'.repeat(201))).rejects.toThrow(/太长/)
  await expect(eraseFromCommandLine(['--number', number, '--reason', REASON], { TENANT: 'demo' })).rejects.toThrow(/DATABASE_APP_URL/)
  await expect(eraseFromCommandLine(['--number', number, '--reason', REASON], { TENANT: 'other', DATABASE_APP_URL: town.emulator.database.appUrl })).rejects.toThrow(/没有编号为/)
  expect((await dump()).includes(WORDS.text)).toBe(true)
  await erase(number)
})
