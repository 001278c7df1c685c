import { ADMIN, draw, OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, RESIDENT, startTown, type TownUnderTest, VISITOR } from '../../support/town'
import { ahead, member, codeOf, COMPANY, decide, HOUR, idOf, invite, join, MINUTE, NEW, OTHER, people, THIRD, UNOWNED, verified, waiting } from './binding.support'

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
}, 120_000)
afterEach(() => town.stop())

const asOf = async (openid: string, companyId = COMPANY): Promise<string> =>
  (await town.read<{ owner: boolean }>('memberships', { role: 'company', place: companyId, person_id: idOf(town, openid) })).map(({ owner }) => (owner ? 'owner' : 'member'))[0] ?? 'none'
const kindsFor = async (openid: string): Promise<string[]> => (await town.must('directory.inbox', {}, openid)).items.map(({ kind }) => kind)

test('an owner invites, somebody joins by the link and waits; let in, he files and follows, and manages nobody', async () => {
  await verified(town, NEW)
  const { token, typed } = await invite(town, OWNER)
  expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  expect(await town.hops('binding.invite')).toBe(2)
  const joined = await join(town, `msb-company:${token}`)
  expect(joined).toMatchObject({ ok: true, data: { companyId: COMPANY, as: 'member', asks: 'owner' } })
  expect(await town.hops('binding.join')).toBe(2)
  expect(await asOf(NEW)).toBe('none')
  expect(codeOf(await town.call('case.list', { tab: { of: 'company', companyId: COMPANY }, box: 'open' }, NEW))).toBe('NOT_ALLOWED')
  expect((await people(town, OWNER)).waiting).toMatchObject([{ as: 'member', way: 'invitation', nameMasked: '赵*', mayDecide: true }])
  expect(await kindsFor(OWNER)).toContain('bindingAsked')
  // The officer sees that somebody waits, and that it is not his to decide: somebody owns the company.
  expect((await people(town, OFFICER)).waiting).toMatchObject([{ mayDecide: false }])
  expect(codeOf(await decide(town, OFFICER, 'grant'))).toBe('BINDING_NOT_YOURS')
  expect(codeOf(await decide(town, OWNER, 'grant'))).toBe('ok')
  expect(await asOf(NEW)).toBe('member')
  expect(await kindsFor(NEW)).toContain('bindingGranted')
  await town.file({}, NEW)
  expect(codeOf(await town.call('case.list', { tab: { of: 'company', companyId: COMPANY }, box: 'open' }, NEW))).toBe('ok')
  expect(codeOf(await town.call('binding.invite', { requestId: draw(), companyId: COMPANY, as: 'member' }, NEW))).toBe('BINDING_OWNER_ONLY')
  expect(codeOf(await town.call('binding.remove', { requestId: draw(), companyId: COMPANY, personId: idOf(town, OWNER) }, NEW))).toBe('BINDING_OWNER_ONLY')
  expect((await people(town, NEW)).waiting).toEqual([])
  // Neither form is good for anybody again.
  await verified(town, OTHER)
  expect([codeOf(await join(town, token, OTHER)), codeOf(await join(town, typed, OTHER))]).toEqual(['BINDING_INVITATION_USED', 'BINDING_INVITATION_USED'])
})

test('nothing that could be used lies in the tables; a repeat shows it again for ten minutes', async () => {
  const requestId = draw()
  const ask = () => town.call('binding.invite', { requestId, companyId: COMPANY, as: 'member' }, OWNER)
  const first = await ask()
  const { token, typed } = first.ok ? first.data : { token: '?', typed: '?' }
  expect(await ask()).toMatchObject({ ok: true, data: { token, typed } })
  await ahead(town, 11 * MINUTE)
  expect(codeOf(await ask())).toBe('REQUEST_ID_REUSED')
  const stored = JSON.stringify([await town.read('company_invitations'), await town.read('requests'), await town.read('binding_notes')])
  expect([stored.includes(token), stored.includes(typed)]).toEqual([false, false])
})

test('an invitation ends: used, taken back, after 72 hours; nobody uses his own; without a verified phone nobody joins', async () => {
  const { token, typed } = await invite(town, OWNER)
  expect(codeOf(await join(town, token))).toBe('PHONE_NOT_VERIFIED')
  expect(codeOf(await join(town, token, OWNER))).toBe('BINDING_INVITATION_OWN')
  const [{ id: invitationId } = { id: '' }] = (await people(town, OWNER)).invitations
  expect(codeOf(await town.call('binding.withdraw', { requestId: draw(), companyId: COMPANY, invitationId }, OWNER))).toBe('ok')
  expect(codeOf(await town.call('binding.withdraw', { requestId: draw(), companyId: COMPANY, invitationId }, OWNER))).toBe('BINDING_GONE')
  await verified(town, NEW)
  expect(codeOf(await join(town, typed))).toBe('BINDING_INVITATION_OVER')
  const later = await invite(town, OWNER)
  await ahead(town, 73 * HOUR)
  expect(codeOf(await join(town, later.token))).toBe('BINDING_INVITATION_OVER')
  expect(codeOf(await join(town, 'x'))).toBe('BINDING_INVITATION_UNKNOWN')
})

test('two phones use one invitation at once: one waits, the other is told that it is used', async () => {
  const { token } = await invite(town, OWNER)
  for (const openid of [NEW, OTHER, THIRD]) await verified(town, openid)
  const answers = await Promise.all([NEW, OTHER, THIRD].map((openid) => join(town, token, openid)))
  expect(answers.map(codeOf).sort()).toEqual(['BINDING_INVITATION_USED', 'BINDING_INVITATION_USED', 'ok'])
  expect((await people(town, OWNER)).waiting).toHaveLength(1)
})

test('guessing is counted, whatever is guessed, and ends for the day', async () => {
  await town.emulator.database.query(`delete from mashangban.settings where name = 'quotas'`)
  await verified(town, NEW)
  const { typed } = await invite(town, OWNER)
  const codes: string[] = []
  for (let nth = 0; nth < 21; nth++) codes.push(codeOf(await join(town, '0000-0000')))
  expect(codes).toEqual([...Array(20).fill('BINDING_INVITATION_UNKNOWN'), 'LIMIT_BINDINGS'])
  expect(codeOf(await join(town, typed))).toBe('LIMIT_BINDINGS')
})

test('the number of the register makes the first owner; afterwards it only asks, since numbers change hands', async () => {
  await verified(town, VISITOR, '13800000513')
  const code = (await town.must('directory.codeImage', { companyId: UNOWNED }, OTHER_OFFICER)).scene
  // What was verified long ago may be somebody else's number by now.
  await town.surface('clock', { advance: '31m' })
  expect(codeOf(await town.call('directory.bindCompany', { code }, VISITOR))).toBe('BIND_PHONE_OLD')
  await verified(town, VISITOR, '13800000513')
  expect(await town.must('directory.bindCompany', { code }, VISITOR)).toMatchObject({ companyId: UNOWNED, waiting: false })
  expect(await asOf(VISITOR, UNOWNED)).toBe('owner')
  // Somebody else has the number by now.
  await verified(town, RESIDENT, '13800000513')
  expect(await town.must('directory.bindCompany', { code }, RESIDENT)).toMatchObject({ waiting: true })
  expect(await town.must('directory.bindCompany', { code }, RESIDENT)).toMatchObject({ waiting: true })
  expect(await asOf(RESIDENT, UNOWNED)).toBe('none')
  expect((await town.must('binding.mine', {}, RESIDENT)).items).toMatchObject([{ companyId: UNOWNED, state: 'waiting', as: 'member', way: 'phone' }])
  expect(codeOf(await decide(town, VISITOR, 'refuse', UNOWNED, '不认识这个人'))).toBe('ok')
  expect((await town.must('binding.mine', {}, RESIDENT)).items).toMatchObject([{ state: 'refused', reason: '不认识这个人', mayAppeal: false }])
  expect(await town.hops('directory.bindCompany')).toBe(2)
})

test('twenty bindings by the same number at once make one owner', async () => {
  const code = (await town.must('directory.codeImage', { companyId: UNOWNED }, OTHER_OFFICER)).scene
  const openids = Array.from({ length: 8 }, (_, at) => `o-together-${at}`)
  for (const openid of openids) await verified(town, openid, '13800000513')
  const answers = await Promise.all(openids.map((openid) => town.call('directory.bindCompany', { code }, openid)))
  expect(answers.filter((each) => each.ok && !each.data.waiting)).toHaveLength(1)
  expect(await town.read('memberships', { role: 'company', place: UNOWNED, owner: true })).toHaveLength(1)
})

test('the last owner hands over before he goes; whoever was taken off sees nothing any more', async () => {
  await member(town, OWNER)
  expect(codeOf(await town.call('binding.leave', { requestId: draw(), companyId: COMPANY }, OWNER))).toBe('BINDING_LAST_OWNER')
  await town.must('binding.handOver', { requestId: draw(), companyId: COMPANY, personId: idOf(town, NEW), stays: false }, OWNER)
  expect([await asOf(OWNER), await asOf(NEW)]).toEqual(['member', 'owner'])
  expect(codeOf(await town.call('binding.remove', { requestId: draw(), companyId: COMPANY, personId: idOf(town, OWNER) }, NEW))).toBe('ok')
  expect(codeOf(await town.call('case.list', { tab: { of: 'company', companyId: COMPANY }, box: 'open' }, OWNER))).toBe('NOT_ALLOWED')
  expect(codeOf(await town.call('binding.people', { companyId: COMPANY }, OWNER))).toBe('NOT_ALLOWED')
  expect(await kindsFor(OWNER)).toContain('bindingRemoved')
  expect(codeOf(await town.call('binding.leave', { requestId: draw(), companyId: COMPANY }, NEW))).toBe('ok')
  expect(await town.read('memberships', { role: 'company', place: COMPANY })).toEqual([])
})

test('the page of the company tells each grant and removal, who did it, and who looked at its contact, as far as the reader may hear of it', async () => {
  await member(town, OWNER)
  const filed = await town.file()
  await town.act('case.accept', filed.caseId, OFFICER)
  await town.must('case.openContact', { caseId: filed.caseId, requestId: draw(), reason: '电话核对地址' }, OFFICER)
  await town.must('binding.remove', { requestId: draw(), companyId: COMPANY, personId: idOf(town, NEW) }, OWNER)
  const { items } = await town.must('binding.record', { companyId: COMPANY }, OWNER)
  expect(items.map(({ kind }) => kind)).toEqual(['removed', 'look', 'granted', 'asked', 'invited'])
  expect(items.find(({ kind }) => kind === 'look')).toMatchObject({ by: expect.stringContaining('林知远'), reason: '电话核对地址' })
  expect(items.find(({ kind }) => kind === 'granted')).toMatchObject({ whom: expect.stringContaining('赵*'), as: 'member', way: 'invitation' })
  expect((await town.must('binding.record', { companyId: COMPANY, limit: 2 }, OWNER)).next).not.toBeNull()
  for (const openid of [OFFICER, ADMIN]) expect((await town.must('binding.record', { companyId: COMPANY }, openid)).items).toHaveLength(5)
  for (const openid of [NEW, OTHER_OWNER, OTHER_OFFICER]) expect(codeOf(await town.call('binding.record', { companyId: COMPANY }, openid))).toBe('NOT_ALLOWED')
})

test('face to face: the code of the officer lives two minutes and makes the first owner; afterwards it only asks', async () => {
  const { code, owned } = await town.must('binding.face', { companyId: UNOWNED }, OTHER_OFFICER)
  expect(owned).toBe(false)
  for (const openid of [NEW, OTHER, THIRD]) await verified(town, openid)
  expect(codeOf(await join(town, `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`))).toBe('BINDING_FACE_OVER')
  expect(await join(town, `msb-company:${code}`)).toMatchObject({ ok: true, data: { as: 'owner', asks: null } })
  expect(await asOf(NEW, UNOWNED)).toBe('owner')
  expect(await join(town, code, OTHER)).toMatchObject({ ok: true, data: { as: 'owner', asks: 'admin' } })
  expect(await asOf(OTHER, UNOWNED)).toBe('none')
  await ahead(town, 2 * MINUTE)
  expect(codeOf(await join(town, code, THIRD))).toBe('BINDING_FACE_OVER')
  expect(codeOf(await town.call('binding.face', { companyId: UNOWNED }, OFFICER))).toBe('NOT_ALLOWED')
  expect(codeOf(await town.call('binding.face', { companyId: UNOWNED }, ADMIN))).toBe('NOT_ALLOWED')
  // The owner agrees, and both are owners.
  const bindingId = await waiting(town, NEW, UNOWNED)
  expect(codeOf(await town.call('binding.decide', { requestId: draw(), companyId: UNOWNED, bindingId, decision: 'grant' }, NEW))).toBe('ok')
  expect([await asOf(NEW, UNOWNED), await asOf(OTHER, UNOWNED)]).toEqual(['owner', 'owner'])
})

test('a colleague hears of what others file for the company if he wants to, and never of a complaint', async () => {
  await member(town, OWNER)
  const progress = async (): Promise<string[]> => (await kindsFor(NEW)).filter((kind) => kind === 'accepted')
  const first = await town.file()
  await town.act('case.accept', first.caseId, OFFICER)
  expect(await progress()).toEqual([])
  expect(await town.must('binding.hear', { requestId: draw(), companyId: COMPANY, hears: true }, NEW)).toEqual({ hears: true })
  expect(await people(town, NEW)).toMatchObject({ hears: true })
  const second = await town.file()
  await town.act('case.accept', second.caseId, OFFICER)
  expect(await progress()).toEqual(['accepted'])
  // Whoever filed is told once, whatever else he hears.
  await town.must('binding.hear', { requestId: draw(), companyId: COMPANY, hears: true }, OWNER)
  const third = await town.file()
  await town.act('case.accept', third.caseId, OFFICER)
  expect((await town.must('directory.inbox', {}, OWNER)).items.filter(({ kind, caseId }) => kind === 'accepted' && caseId === third.caseId)).toHaveLength(1)
  // A complaint is read by whoever filed it alone.
  const before = (await kindsFor(NEW)).length
  await town.file({ kind: 'complain', text: '投诉办事的时候态度不好。' })
  await town.must('binding.hear', { requestId: draw(), companyId: COMPANY, hears: false }, NEW)
  await town.act('case.note', third.caseId, OFFICER, { text: '已经联系。', visibility: 'public' })
  expect((await kindsFor(NEW)).length).toBe(before)
  expect(codeOf(await town.call('binding.hear', { requestId: draw(), companyId: COMPANY, hears: true }, OTHER_OWNER))).toBe('NOT_ALLOWED')
})
