import { makeInvitation, invitationWords, showInvitation } from '../../../shared/register/invitation'
import { ADMIN, CITY_ADMIN, draw, OFFICER, OTHER_OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest, VISITOR } from '../../support/town'
import { code, csvOf, dryRun, take } from '../../support/register/sheets'
import { DRAWN, keysOf, MOBILE, register, STATION, STREET, tablesWith, verify } from './official.support'

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
}, 120_000)
afterEach(() => town.stop())

const HOUR = 3_600_000
const NEW = 'o-new-official'
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const join = async (input: object, openid = NEW) => town.send('directory.join', { requestId: draw(), ...input }, openid)
const invite = async (openid = ADMIN, personId = DRAWN) => (await town.must('register.invite', { requestId: draw(), personId }, openid)).token
const ahead = (ms: number) => town.emulator.clock.moveTo(town.emulator.clock.now() + ms)

test('by his phone alone: whose number it is is told once it is verified, and confirmed; he acts in his office at once', async () => {
  await register(town)
  expect(await verify(town, VISITOR, '13800000513')).toMatchObject({ official: null })
  const { official } = await verify(town, NEW)
  expect(official).toEqual({ personId: DRAWN, name: '江新来', unitName: '黄海路街道企业服务站' })
  const requestId = draw()
  const joined = await town.must('directory.join', { requestId, personId: DRAWN }, NEW)
  expect(joined).toEqual({ personId: keysOf(town).idOf(NEW), name: '江新来', unitName: '黄海路街道企业服务站' })
  expect(await town.must('directory.me', {}, NEW)).toMatchObject({ name: '江新来', privacyAgreed: true, phoneVerified: true, memberships: [{ role: 'officer', areaId: STREET, unitId: STATION }] })
  // Again, whatever became of the first reply; and somebody else with his number is told that there is nobody.
  expect(await town.must('directory.join', { requestId, personId: DRAWN }, NEW)).toEqual(joined)
  expect(await verify(town, RESIDENT)).toMatchObject({ official: null })
  expect(codeOf(await join({ personId: DRAWN }, RESIDENT))).toBe('JOIN_NOT_YOU')
  expect(await town.hops('directory.join')).toBe(2)
})

test('whoever has another number, or verified it long ago, is not taken for him', async () => {
  await register(town)
  expect(codeOf(await join({ personId: DRAWN }))).toBe('PHONE_NOT_VERIFIED')
  await verify(town, NEW, '13800000899')
  const answers = [await join({ personId: DRAWN }), await join({ personId: 'nobody' }), await join({ personId: keysOf(town).idOf(OFFICER) })].map(codeOf)
  expect(answers).toEqual(['JOIN_NOT_YOU', 'JOIN_NOT_YOU', 'JOIN_NOT_YOU'])
  await verify(town, NEW)
  await ahead(HOUR)
  expect(codeOf(await join({ personId: DRAWN }))).toBe('JOIN_PHONE_OLD')
  expect(codeOf(await join({}))).toBe('INPUT_MISSING')
})

test('an invitation is used once; each that is not is refused with its own sentence', async () => {
  await register(town)
  const first = await invite()
  expect(codeOf(await join({ invitation: first }))).toBe('PHONE_NOT_VERIFIED')
  await verify(town, NEW, '13800000899')
  expect(codeOf(await join({ invitation: '0000-0000-0000-0000-0000' }))).toBe('INVITATION_UNKNOWN')
  expect(codeOf(await join({ invitation: 'x' }))).toBe('INVITATION_UNKNOWN')
  const second = await invite()
  expect(codeOf(await join({ invitation: first }))).toBe('INVITATION_WITHDRAWN')
  expect(await town.must('register.withdrawInvitation', { requestId: draw(), personId: DRAWN }, ADMIN)).toEqual({ withdrawn: true })
  expect(await town.must('register.withdrawInvitation', { requestId: draw(), personId: DRAWN }, ADMIN)).toEqual({ withdrawn: false })
  expect(codeOf(await join({ invitation: second }))).toBe('INVITATION_WITHDRAWN')
  const third = await invite()
  await ahead(73 * HOUR)
  expect(codeOf(await join({ invitation: third }))).toBe('INVITATION_OVER')
  const fourth = await invite()
  await verify(town, ADMIN, '13800000898')
  expect(codeOf(await join({ invitation: fourth }, ADMIN))).toBe('INVITATION_OWN')
  expect(codeOf(await join({ invitation: `msb-join:${showInvitation(fourth).toLowerCase()}` }))).toBe('ok')
  await verify(town, RESIDENT, '13800000897')
  expect(codeOf(await join({ invitation: fourth }, RESIDENT))).toBe('INVITATION_USED')
  expect((await town.read('invitations')).map(({ ended }) => ended)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'used'])
  expect(JSON.stringify(await town.read('invitations'))).not.toContain(fourth)
})

test('two phones use one invitation at once: one becomes the official, the other is told that it is used', async () => {
  await register(town)
  const token = await invite()
  await verify(town, NEW, '13800000899')
  await verify(town, RESIDENT, '13800000898')
  const answers = await Promise.all([NEW, RESIDENT].map((openid) => join({ invitation: token }, openid)))
  expect(answers.map(codeOf).sort()).toEqual(['INVITATION_USED', 'ok'])
  expect(await town.read('memberships', { role: 'officer', person_id: DRAWN })).toEqual([])
})

test('guessing is counted, whatever is guessed, and ends for the day', async () => {
  await town.emulator.database.query(`delete from mashangban.settings where name = 'quotas'`)
  await register(town)
  await verify(town, NEW)
  const codes: string[] = []
  for (let nth = 0; nth < 22; nth++) codes.push(codeOf(await join({ invitation: makeInvitation(Uint8Array.from({ length: 13 }, () => nth)) })))
  expect(codes.slice(0, 20)).toEqual(Array(20).fill('INVITATION_UNKNOWN'))
  expect(codes.slice(20)).toEqual(['LIMIT_JOINS', 'LIMIT_JOINS'])
  expect(codeOf(await join({ invitation: await invite() }))).toBe('LIMIT_JOINS')
  await ahead(24 * HOUR)
  expect(codeOf(await join({ invitation: await invite() }))).toBe('ok')
})

test('whatever held the drawn id holds his; the drawn one is left in histories alone, which still say the name', async () => {
  const { idOf } = keysOf(town)
  await register(town, { offices: [{ role: 'officer', areaId: STREET, unitId: STATION }, { role: 'department', areaId: '370613', unitId: 'unit-water' }] })
  const asOwner = (text: string, values: unknown[]) => town.emulator.database.query(text, values)
  await asOwner(`update mashangban.companies set officer_id = $1 where id in ('company-1', 'company-7')`, [DRAWN])
  await town.insert('pairings', [{ company_id: 'company-3', person_id: DRAWN, rank: 'deputy' }])
  await town.insert('assignment_rules', [{ id: 'ru-1', area_id: STREET, key: false, officers: [DRAWN, idOf(OFFICER)], person_id: 'x', made_at: '2026-11-20T01:00:00.000Z' }])
  await asOwner(`update mashangban.persons set leave = jsonb_build_object('from', '2026-11-01T00:00:00.000Z', 'to', '2026-11-02T00:00:00.000Z', 'standIn', $1::text, 'standInName', '江新来', 'standInPhone', null) where id = $2`, [DRAWN, idOf(OTHER_OFFICER)])
  const complaint = await town.file({ kind: 'complain', about: { personId: DRAWN } })
  const told = await town.file({})
  // Nothing is told to whoever has never signed in; what once was is his all the same.
  await town.insert('messages', [{ person_id: DRAWN, of: 'case', id: told.caseId, seq: 1, kind: 'taskInformed', at: '2026-11-25T01:00:00.000Z', number: told.number, subject: 's', body: 'b' }])
  await asOwner(`insert into mashangban.followers select tenant, $1, 'case', id, box, closed_to, by_due, closed_at from mashangban.cases where id = $2 on conflict do nothing`, [DRAWN, told.caseId])
  await asOwner(`update mashangban.cases set face = jsonb_set(face::jsonb, '{informed}', to_jsonb(array[$1::text]))::json where id = $2`, [DRAWN, told.caseId])
  const token = await invite()
  const before = await tablesWith(town, DRAWN)
  expect(Object.keys(before)).toEqual(expect.arrayContaining(['assignment_rules', 'cases', 'companies', 'followers', 'invitations', 'lies_in', 'memberships', 'messages', 'pairings', 'persons']))

  await verify(town, NEW)
  await town.must('directory.join', { requestId: draw(), invitation: token }, NEW)
  // The old row and its `became`; what was asked of the invitation and of the complaint; the history of his offices, what their new one says of the old, and that he was invited.
  expect(Object.keys(await tablesWith(town, DRAWN)).filter((table) => !['changes', 'deeds', 'entry_contents', 'invitations', 'requests'].includes(table))).toEqual(['persons'])
  expect(await town.read('persons', { id: DRAWN })).toMatchObject([{ work_name: '江新来', became: idOf(NEW), openid: null, phone: null, phone_hash: null, work_phone: null }])
  expect((await town.read('companies', { officer_id: idOf(NEW) })).map(({ id }) => id).sort()).toEqual(['company-1', 'company-7'])
  expect(await town.read('pairings', { company_id: 'company-3' })).toMatchObject([{ person_id: idOf(NEW), rank: 'deputy' }])
  expect(await town.read('assignment_rules')).toMatchObject([{ officers: [idOf(NEW), idOf(OFFICER)] }])
  expect(await town.read('persons', { id: idOf(OTHER_OFFICER) })).toMatchObject([{ leave: { standIn: idOf(NEW) } }])
  const [closed] = await town.read<{ closed_to: string[]; version: number }>('cases', { id: complaint.caseId })
  expect(closed?.closed_to).toContain(`p:${idOf(NEW)}`)
  // From his first moment on: what complains of him goes round him, what he was told of is there.
  expect(codeOf(await town.send('case.get', { caseId: complaint.caseId }, NEW))).toBe('CASE_NOT_FOUND')
  expect(codeOf(await town.send('case.get', { caseId: told.caseId }, NEW))).toBe('ok')
  expect((await town.must('directory.inbox', {}, NEW)).items).toMatchObject([{ caseId: told.caseId }])
  // The history of an office goes on under its new id, and says who he was.
  const { items } = await town.must('register.changes', { of: 'office', id: `${idOf(NEW)}:officer:${STREET}` }, CITY_ADMIN)
  expect(items.map(({ version, fields }) => [version, fields.map(({ label }) => label)])).toEqual([[2, ['人员']], [1, ['姓名']]])
  expect(JSON.stringify(items)).toContain('江新来')
})

test('what he had stays: his consents, his look, his company; an office that he has already is his once', async () => {
  const { idOf } = keysOf(town)
  await town.must('directory.setElder', { elder: true }, OWNER)
  await register(town, { offices: [{ role: 'officer', areaId: STREET, unitId: STATION }] })
  await verify(town, OWNER)
  await town.must('directory.join', { requestId: draw(), personId: DRAWN }, OWNER)
  const me = await town.must('directory.me', {}, OWNER)
  expect(me).toMatchObject({ elder: true, name: '江新来', privacyAgreed: true })
  expect(me.memberships.map(({ role }) => role).sort()).toEqual(['company', 'officer'])

  // Registered again by mistake, with the number he has.
  await register(town, { id: 'drawn-official-0000003', name: '江又来', phone: MOBILE })
  expect((await verify(town, OWNER)).official).toMatchObject({ name: '江又来' })
  await town.must('directory.join', { requestId: draw(), personId: 'drawn-official-0000003' }, OWNER)
  expect((await town.must('directory.me', {}, OWNER)).memberships.map(({ role }) => role).sort()).toEqual(['company', 'officer'])
  expect(await town.read('memberships', { person_id: 'drawn-official-0000003' })).toEqual([])
  expect(await town.read('persons', { id: idOf(OWNER) })).toMatchObject([{ work_name: '江新来' }])
})

test('a sheet that named him before he joined, and is applied afterwards, names who he has become', async () => {
  await register(town)
  const sheet = csvOf([['企业名称', '统一社会信用代码', '所属街道', '住所', '服务专员'], ['云澜试验一有限公司', code(9001), '黄海路街道', '示范路 1 号', '江新来']])
  const { id, acts } = await dryRun(town, sheet)
  expect(acts).toEqual({ new: 1 })
  await verify(town, NEW)
  await town.must('directory.join', { requestId: draw(), personId: DRAWN }, NEW)
  await take(town, 'import.apply', id)
  expect(await town.read('companies', { uscc: code(9001) })).toMatchObject([{ officer_id: keysOf(town).idOf(NEW) }])
})

test('of a token nothing but its keyed hash is kept', async () => {
  await register(town)
  const token = await invite()
  expect(await tablesWith(town, token)).toEqual({})
  expect(await town.read('invitations')).toMatchObject([{ hash: keysOf(town).vault.blind(invitationWords(token)), ended: null }])
})
