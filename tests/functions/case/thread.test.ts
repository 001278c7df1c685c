import { verifyChain } from '../../../shared/flow/chain'
import { TEMPLATES } from '../../../shared/message/templates'
import { wholeReceipt } from '../../support/cases/whole-receipt'
import { DISPATCHER, draw, OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, startTown, SUPERVISOR, type TownUnderTest, WATER_HEAD, WATER_MEMBER, WATER_OTHER } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

it('goes the whole way: file, accept, ask for material, supply, answer, confirm, rate', async () => {
  await town.surface('subscriptions', { openid: OWNER, templateId: TEMPLATES.progress.id, times: 2 })
  const filed = await town.file()
  expect(filed).toMatchObject({ status: 'filed', version: 1, to: { handlerName: '林知远' }, reason: '林知远是您企业的服务专员' })
  expect(filed.number).toMatch(/^261125\d{8}$/)

  const list = await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OFFICER)
  expect(list.items.map((row) => [row.id, row.actions])).toEqual([[filed.caseId, ['accept', 'return', 'transfer', 'note']]])
  await town.act('case.accept', filed.caseId, OFFICER)
  await town.act('case.note', filed.caseId, OFFICER, { text: '先问一下交通局', visibility: 'internal' })
  await town.act('case.requestMaterial', filed.caseId, OFFICER, { text: '请补运输合同' })
  await town.act('case.supplyMaterial', filed.caseId, OWNER, { text: '合同在附件里' })
  await town.act('case.answer', filed.caseId, OFFICER, { text: '证明已经开好，可以发车了。' })
  const closed = await town.act('case.confirm', filed.caseId, OWNER)
  expect(closed).toMatchObject({ status: 'closed', version: 7 })

  const owners = await town.must('case.get', { caseId: filed.caseId }, OWNER)
  expect(owners.trail.map((entry) => entry.kind)).toEqual(['confirmed', 'answered', 'materialSupplied', 'materialRequested', 'accepted', 'filed'])
  expect(JSON.stringify(owners)).not.toContain('先问一下交通局')
  const officers = await town.must('case.get', { caseId: filed.caseId }, OFFICER)
  expect(officers.trail.map((entry) => entry.kind)).toContain('noted')

  const rated = await town.must('rating.rateCase', { requestId: draw(), caseId: filed.caseId, level: 5 }, OWNER)
  expect(rated.bad).toBe(false)
  expect(await town.must('case.get', { caseId: filed.caseId }, OWNER)).toMatchObject({ rated: true, rating: { level: 5, bad: false, receipt: rated.receipt } })
  expect(JSON.stringify(await town.must('case.get', { caseId: filed.caseId }, OFFICER))).not.toMatch(/"rat(?:ed|ing)"/)

  await town.emulator.runTimers({ force: true })
  const inbox = await town.must('directory.inbox', {}, OWNER)
  expect(inbox.items.map((message) => message.kind).sort()).toEqual(['accepted', 'answered', 'materialWanted'])
  const pushed = await town.surface<{ templateId: string }[]>(`messages?openid=${OWNER}`)
  expect(pushed.map((message) => message.templateId)).toEqual([TEMPLATES.progress.id])
})

it('keeps a receipt that verifies for each holder, with what is internal withheld from the company', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.note', caseId, OFFICER, { text: '内部的话', visibility: 'internal' })
  for (const [openid, withheld] of [[OWNER, 1], [OFFICER, 0]] as const) {
    const receipt = await wholeReceipt(town, caseId, openid)
    expect(verifyChain(receipt.entries, receipt.headHash)).toEqual({ ok: true, checked: 3, withheld })
    expect(JSON.stringify(receipt).includes('内部的话')).toBe(openid === OFFICER)
    const forged = receipt.entries.map((entry, at) => (at === 1 ? { ...entry, at: '2026-11-25T09:00:00.000Z' } : entry))
    expect(verifyChain(forged, receipt.headHash).ok).toBe(false)
  }
})

it('sends a matter to the department that has it; assigning names the handler without stopping the response clock, till he accepts', async () => {
  const { caseId, to } = await town.file({ matter: 'water', text: '厂里没水了，生产线停了。' })
  expect(to).toEqual({ unitName: '区水务局', handlerName: null })
  await town.act('case.assign', caseId, WATER_HEAD, { personId: await idOf(town, '鲁平') })
  let detail = await town.must('case.get', { caseId }, WATER_HEAD)
  expect(detail.holder.handlerName).toBe('鲁平')
  expect(detail.clocks.response.stoppedAt).toBeNull()
  expect(detail.status).toBe('filed')
  expect(await town.call('case.claim', { caseId, requestId: draw(), seen: detail.version }, WATER_MEMBER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_YOURS' } })
  await town.act('case.accept', caseId, WATER_OTHER)
  detail = await town.must('case.get', { caseId }, WATER_HEAD)
  expect(detail.clocks.response.stoppedAt).not.toBeNull()
  // The company's officer is kept informed.
  expect((await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OFFICER)).items.map((row) => row.id)).toContain(caseId)
})

it('whoever claims from the queue has accepted: handling has begun, and the company is told', async () => {
  const { caseId } = await town.file({ matter: 'water', text: '厂里又没水了。' })
  expect(await town.act('case.claim', caseId, WATER_MEMBER)).toMatchObject({ status: 'handling', version: 2 })
  const detail = await town.must('case.get', { caseId }, OWNER)
  expect(detail.holder.handlerName).toBe('柳溪')
  expect(detail.clocks.response.stoppedAt).not.toBeNull()
  expect(detail.clocks.handling?.startedAt).toBe(detail.clocks.response.stoppedAt)
  const told = (await town.must('directory.inbox', {}, OWNER)).items.filter((message) => message.caseId === caseId)
  expect(told.map(({ kind }) => kind)).toEqual(['accepted'])
  expect(await town.call('case.accept', { caseId, requestId: draw(), seen: 2 }, WATER_MEMBER)).toMatchObject({ ok: false, error: { code: 'CASE_WRONG_STATUS' } })
})

it('gives back to the dispatcher, who transfers; the company reads where it is and why', async () => {
  const { caseId } = await town.file()
  await town.act('case.return', caseId, OFFICER, { text: '不归街道管' })
  const pool = await town.must('case.list', { tab: { of: 'pool', areaId: '370613' }, box: 'open' }, DISPATCHER)
  expect(pool.items.map((row) => row.id)).toContain(caseId)
  await town.act('case.transfer', caseId, DISPATCHER, { unitId: 'unit-transport', text: '交通局主管' })
  const detail = await town.must('case.get', { caseId }, OWNER)
  expect(detail.holder.unitName).toBe('区交通运输局')
  expect(detail.trail[0]).toMatchObject({ kind: 'transferred', text: '交通局主管', to: { unitName: '区交通运输局' } })
})

it('needs no more round trips than promised', async () => {
  await town.surface('stats/reset', {})
  const { caseId } = await town.file({ matter: 'water' })
  const claim = { caseId, requestId: draw(), seen: 1 }
  await town.must('case.claim', claim, WATER_MEMBER)
  await town.must('case.claim', claim, WATER_MEMBER)
  await town.act('case.accept', (await town.file()).caseId, OFFICER)
  await town.act('case.transfer', caseId, WATER_MEMBER, { unitId: 'unit-market', text: '归市场监管局' })
  expect(await town.call('case.accept', { caseId, requestId: draw(), seen: 1 }, WATER_MEMBER)).toMatchObject({ ok: false })
  expect(await town.call('case.note', { caseId, requestId: draw(), seen: 1, text: '晚了一步' }, OFFICER)).toMatchObject({ ok: false, error: { code: 'CASE_CHANGED' } })
  const first = await town.must('case.list', { tab: { of: 'mine' }, box: 'open' }, OFFICER)
  const again = await town.must('case.list', { tab: { of: 'mine' }, box: 'open', etag: first.etag }, OFFICER)
  expect(again).toMatchObject({ unchanged: true, items: [] })
  await town.must('case.list', { tab: { of: 'mine' }, box: 'open', search: '货物' }, OFFICER)
  await town.must('case.board', { areaId: '370613' }, SUPERVISOR)
  await town.must('case.receipt', { caseId }, OWNER)
  await town.must('directory.scan', { code: town.scenes.company(0) }, OWNER)
  for (const action of ['case.file', 'case.claim', 'case.accept', 'case.transfer'] as const) expect([action, await town.hops(action)]).toEqual([action, 2])
  // A refusal writes nothing.
  for (const action of ['case.note', 'case.list', 'case.get', 'case.board', 'case.receipt', 'directory.scan'] as const) expect([action, await town.hops(action)]).toEqual([action, 1])
})

it('tells a list that changed from one that did not, also on its second page', async () => {
  const filed = [await town.file(), await town.file(), await town.file()]
  const mine = { tab: { of: 'mine' }, box: 'open', limit: 2 } as const
  const first = await town.must('case.list', mine, OFFICER)
  const second = await town.must('case.list', { ...mine, cursor: first.next ?? '' }, OFFICER)
  expect(first.items).toHaveLength(2)
  for (const [page, asked] of [[first, mine], [second, { ...mine, cursor: first.next ?? '' }]] as const) {
    expect(await town.must('case.list', { ...asked, etag: page.etag }, OFFICER)).toEqual({ unchanged: true, etag: page.etag, items: [], next: page.next })
  }
  const shown = first.items.find(({ id }) => filed.some(({ caseId }) => caseId === id)) ?? first.items[0]
  await town.surface('stats/reset', {})
  await town.must('case.note', { caseId: shown?.id ?? '', requestId: draw(), seen: shown?.version ?? 1, text: '已电话联系' }, OFFICER)
  const changed = await town.must('case.list', { ...mine, etag: first.etag }, OFFICER)
  expect(changed).toMatchObject({ unchanged: false })
  expect(changed.etag).not.toBe(first.etag)
  expect(changed.items.find(({ id }) => id === shown?.id)?.version).toBe((shown?.version ?? 0) + 1)
  expect(await town.hops('case.list')).toBe(1)
})

it('shows a long record from its newest entry to its first, each once', async () => {
  const { caseId } = await town.file()
  for (let at = 0; at < 45; at++) await town.act('case.note', caseId, OFFICER, { text: `第 ${at} 次联系` })
  await town.emulator.runTimers({ force: true })
  const { trail } = await town.must('case.get', { caseId }, OWNER)
  const seqs = trail.map(({ seq }) => seq)
  expect(seqs.slice(0, 3)).toEqual([46, 45, 44])
  for (let more = true; more;) {
    const page = await town.must('case.trail', { caseId, before: seqs.at(-1) ?? 0 }, OWNER)
    seqs.push(...page.entries.map(({ seq }) => seq))
    more = page.more
  }
  expect(seqs).toEqual(Array.from({ length: 46 }, (_, at) => 46 - at))
})

it('shows nobody what is not his', async () => {
  const { caseId } = await town.file()
  for (const stranger of [OTHER_OWNER, OTHER_OFFICER, WATER_HEAD, 'demo-neighbour-dispatcher', 'demo-admin', 'demo-resident-1']) {
    expect(await town.call('case.get', { caseId }, stranger)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  }
  for (const reader of [OWNER, OFFICER, DISPATCHER, SUPERVISOR, 'demo-city-supervisor']) {
    expect(await town.call('case.get', { caseId }, reader)).toMatchObject({ ok: true })
  }
  expect(await town.call('case.list', { tab: { of: 'unit', unitId: 'unit-water' }, box: 'open' }, OFFICER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('case.list', { tab: { of: 'company', companyId: 'company-1' }, box: 'open' }, OTHER_OWNER)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect(await town.call('case.get', { caseId }, null)).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } })
})

it('opens the phone only against a reason that the company can read', async () => {
  const { caseId } = await town.file({ contact: { name: '周禾', phone: '13800000999' } })
  expect(await town.call('case.openContact', { caseId, requestId: draw(), reason: '联系办理' }, OTHER_OFFICER)).toMatchObject({ ok: false })
  const opened = await town.must('case.openContact', { caseId, requestId: draw(), reason: '联系办理' }, OFFICER)
  expect(opened).toEqual({ name: '周禾', phone: '13800000999' })
  const owners = await town.must('case.get', { caseId }, OWNER)
  expect(owners.trail[0]).toMatchObject({ kind: 'contactOpened', text: '联系办理', who: { name: '林知远' } })
  expect(JSON.stringify(owners)).not.toContain('13800000999')
})

it('gives the code of a case to whoever sees the case and has to do with it', async () => {
  const { caseId, number } = await town.file()
  const ask = (openid: string) => town.call('directory.codeImage', { caseId }, openid)
  for (const openid of [OWNER, OFFICER]) expect(await ask(openid)).toMatchObject({ ok: true, data: { shortCode: null } })
  for (const openid of [OTHER_OWNER, OTHER_OFFICER, WATER_MEMBER, 'demo-resident-1', 'demo-admin']) expect(await ask(openid)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  for (const openid of [DISPATCHER, SUPERVISOR]) expect(await ask(openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  const { scene } = await town.must('directory.codeImage', { caseId }, OWNER)
  expect(await town.must('directory.scan', { code: scene }, null)).toMatchObject({ kind: 'case', case: { number, status: 'filed' }, caseId: null })
})

it('shows a member the sign of his company without a scan, and nobody else', async () => {
  const own = await town.must('directory.company', { companyId: 'company-1' }, OWNER)
  expect(own).toEqual(await town.must('directory.scan', { code: own.code }, OWNER))
  expect(own).toMatchObject({ bound: true, officer: { name: '林知远' } })
  for (const [openid, companyId] of [[OTHER_OWNER, 'company-1'], [OFFICER, 'company-1'], [OWNER, 'company-99999']] as const) {
    expect(await town.call('directory.company', { companyId }, openid)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  }
})

it('takes a code whose number was typed for the code itself', async () => {
  const scanned = await town.must('directory.scan', { code: town.scenes.window(0) }, 'demo-resident-1')
  const typed = await town.must('directory.scan', { shortCode: scanned.kind === 'window' ? scanned.shortCode.toLowerCase() : '' }, 'demo-resident-1')
  if (typed.kind !== 'window') throw new Error('the first window code opens a window')
  expect(typed.code).toBe(town.scenes.window(0))
  expect(await town.must('rating.rateWindow', { requestId: draw(), code: typed.code, level: 4 }, 'demo-resident-1')).toMatchObject({ level: 4 })
})

async function idOf(at: TownUnderTest, name: string): Promise<string> {
  const { people } = await at.must('directory.colleagues', { unitId: 'unit-water' }, WATER_HEAD)
  return people.find((person) => person.name === name)?.personId ?? ''
}

it('tells the company on its receipt neither what nor when internal entries were, and still verifies; a word changed in the middle is found', async () => {
  const { caseId } = await town.file({ text: '想办一张证，请帮忙问问' })
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.note', caseId, OFFICER, { text: '内部的话', visibility: 'internal' })
  await town.act('case.note', caseId, OFFICER, { text: '公开的进展' })
  const receipt = await wholeReceipt(town, caseId, OWNER)
  const shown = (await town.must('case.get', { caseId }, OWNER)).trail.map(({ seq, kind, at }) => [seq, kind, at]).reverse()
  expect(receipt.entries.filter(({ kind }) => kind !== null).map(({ seq, kind, at }) => [seq, kind, at])).toEqual(shown)
  const withheld = receipt.entries.filter(({ content }) => content === null)
  expect(withheld).toMatchObject([{ seq: 3, kind: null, at: null, mask: null, salt: null, content: null }])
  expect(verifyChain(receipt.entries, receipt.headHash)).toEqual({ ok: true, checked: 4, withheld: 1 })
  const stamped = receipt.entries.map((entry) => (entry.seq === 3 ? { ...entry, stamp: entry.commitment } : entry))
  expect(verifyChain(stamped, receipt.headHash)).toMatchObject({ ok: false, seq: 3, why: 'link' })
  const redated = receipt.entries.map((entry) => (entry.seq === 2 ? { ...entry, kind: 'returned' } : entry))
  expect(verifyChain(redated, receipt.headHash)).toMatchObject({ ok: false, seq: 2, why: 'link' })
  // The office reads it all.
  expect((await wholeReceipt(town, caseId, OFFICER)).entries.every(({ kind, at }) => kind !== null && at !== null)).toBe(true)
})
