import { DEFAULT_PROFILE } from '../../../shared/case/limits'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { ADMIN, CITY_ADMIN, draw, OFFICER, OWNER, SECOND_CITY_ADMIN, startTown, type TownUnderTest } from '../../support/town'

const CITY = '370600'
const DISTRICT = '370613'
const STREET = '370613002'
/** Nobody confirms what he has proposed himself. */
const SECOND_OF_DISTRICT = 'o-second-admin'

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
  await town.insert('memberships', [
    { person_id: personIdOf('demo', SECOND_OF_DISTRICT), role: 'admin', place: DISTRICT, area_id: DISTRICT, unit_id: 'unit-centre-370613', company_id: null, head: false, owner: false },
  ])
}, 120_000)
afterEach(() => town.stop())

/** Every function keeps the settings for a minute. */
const aMinuteLater = () => town.surface('clock', { advance: '61s' })
const tick = () => town.emulator.runTimers({ force: true })
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const HOURS = { hours: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' }], seasons: [] }
const hours = (over: object = {}) => ({ requestId: draw(), areaId: DISTRICT, name: 'hours' as const, value: HOURS, citation: '示例区作息时间的通知', ...over })
const decide = (version: number, decision: 'confirm' | 'refuse' | 'withdraw', over: object = {}) => ({ requestId: draw(), areaId: DISTRICT, name: 'hours' as const, version, decision, ...over })
const listed = async (areaId: string, name: string, openid = CITY_ADMIN) => {
  const { items } = await town.must('settings.list', { areaId }, openid)
  const item = items.find((each) => each.name === name)
  if (!item) throw new Error(`no ${name}`)
  return item
}

describe('what is set where', () => {
  test('every row of the table is listed with its default; a value says where it comes from', async () => {
    const { items, areaName } = await town.must('settings.list', { areaId: DISTRICT }, ADMIN)
    expect(areaName).toBe('莱山区')
    expect(items.map(({ name, here, from }) => [name, here, from])).toEqual([
      ['profile', true, null], ['ladder', true, null], ['lights', false, null], ['calendar', false, null], ['hours', true, null], ['hotline', false, null], ['names', false, null], ['look', false, null], ['signs', false, null], ['quotas', false, expect.anything()],
    ])
    expect(await town.must('settings.propose', { requestId: draw(), areaId: CITY, name: 'hotline', value: '0000-67890' }, CITY_ADMIN)).toMatchObject({ state: 'active', version: 2 })
    expect(await listed(STREET, 'hotline')).toMatchObject({ value: '0000-67890', here: false, from: { scope: 'tenant', placeName: '全市' } })
    expect((await town.must('directory.me', {}, OWNER)).hotline).toBe('0000-67890')
  })

  test('what somebody may not, what cannot be, and what is not there are each refused with their own word; nothing is written', async () => {
    const before = (await town.read('settings')).length
    const ask = async (input: object, openid = ADMIN) => codeOf(await town.send('settings.propose', { ...hours(), ...input }, openid))
    expect(await ask({ areaId: CITY })).toBe('NOT_ALLOWED')
    expect(await ask({ areaId: '370602' })).toBe('NOT_ALLOWED')
    for (const openid of [OFFICER, OWNER]) expect(await ask({}, openid)).toBe('NOT_ALLOWED')
    expect(await ask({ name: 'hotline', value: '0000-1' })).toBe('SETTING_NOT_HERE')
    expect(await ask({ unitId: 'nobody' })).toBe('SETTING_NOT_HERE')
    expect(await ask({ citation: '' })).toBe('SETTING_UNCITED')
    expect(await ask({ from: '2026-11-17' })).toBe('SETTING_DATE')
    expect(await ask({ from: '2030-01-01' })).toBe('SETTING_DATE')
    expect(await ask({ value: { hours: [{ from: '12:00', to: '09:00' }], seasons: [] } })).toBe('SETTING_WRONG')
    expect(await ask({ value: { ...HOURS, seasons: [{ from: '05-01', to: '09-30', hours: HOURS.hours }, { from: '09-01', to: '10-31', hours: HOURS.hours }] } })).toBe('SETTING_WRONG')
    expect(await ask({ value: null })).toBe('SETTING_SAME')
    expect(await ask({ name: 'quotas', areaId: CITY, value: { coffee: 3 } }, CITY_ADMIN)).toBe('SETTING_WRONG')
    expect(await ask({ name: 'quotas', areaId: CITY, value: { filings: 3 }, from: '2027-01-01' }, CITY_ADMIN)).toBe('SETTING_DATE')
    expect(await ask({ name: 'lights', areaId: CITY, value: { soon: 0.9, pressing: 0.8 } }, CITY_ADMIN)).toBe('SETTING_WRONG')
    expect(await town.call('settings.decide', decide(9, 'confirm'), ADMIN)).toMatchObject({ error: { code: 'SETTING_NOT_FOUND' } })
    expect((await town.read('settings')).length).toBe(before)
  })

  test('bounds on how often take effect at once', async () => {
    await town.must('settings.propose', { requestId: draw(), areaId: CITY, name: 'quotas', value: { filings: 1 } }, CITY_ADMIN)
    await town.file()
    expect(await town.call('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '再提一件事情', contact: { name: '周禾' } }, OWNER)).toMatchObject({ error: { code: 'LIMIT_FILINGS', details: { most: 1 } } })
  })
})

describe('two people', () => {
  test('a proposal holds only when another administrator has confirmed it: not its author, in no way, and not whoever is not of that area', async () => {
    const first = hours()
    const { version, state } = await town.must('settings.propose', first, ADMIN)
    expect(state).toBe('proposed')
    expect(await town.must('settings.propose', first, ADMIN)).toMatchObject({ version, state: 'proposed' })
    expect(await listed(DISTRICT, 'hours', ADMIN)).toMatchObject({ from: null, proposed: { version, mine: true, by: '孙管' } })
    const again = decide(version, 'confirm')
    for (let time = 0; time < 2; time++) expect(codeOf(await town.call('settings.decide', again, ADMIN))).toBe('SETTING_SAME_PERSON')
    expect(codeOf(await town.call('settings.decide', decide(version, 'refuse'), ADMIN))).toBe('SETTING_SAME_PERSON')
    expect(codeOf(await town.call('settings.decide', decide(version, 'withdraw'), CITY_ADMIN))).toBe('SETTING_NOT_YOURS')
    expect(codeOf(await town.call('settings.decide', { ...decide(version, 'confirm'), areaId: '370602' }, CITY_ADMIN))).toBe('SETTING_NOT_FOUND')
    expect(codeOf(await town.call('settings.decide', decide(version, 'confirm'), OFFICER))).toBe('NOT_ALLOWED')
    expect(codeOf(await town.call('settings.propose', hours({ value: { ...HOURS, hours: [{ from: '09:00', to: '17:00' }] } }), CITY_ADMIN))).toBe('SETTING_WAITING')
    expect((await town.read('settings', { name: 'hours' }))).toMatchObject([{ state: 'proposed' }])
    // Nor by hand in the database, past the functions.
    await expect(town.emulator.database.query(`update mashangban.settings set state = 'active', decided_by = proposed_by where name = 'hours'`)).rejects.toThrow('settings_two_people')
    const confirm = decide(version, 'confirm')
    const done = await town.must('settings.decide', confirm, CITY_ADMIN)
    expect(done.state).toBe('active')
    expect(await town.must('settings.decide', confirm, CITY_ADMIN)).toEqual(done)
    expect(codeOf(await town.call('settings.decide', decide(version, 'refuse'), SECOND_OF_DISTRICT))).toBe('SETTING_SETTLED')
    expect(await listed(STREET, 'hours')).toMatchObject({ value: HOURS, citation: '示例区作息时间的通知', from: { scope: 'area', placeName: '莱山区' }, proposed: null })
    expect(await listed(CITY, 'hours')).toMatchObject({ from: null })
    const { changes } = await town.must('settings.show', { areaId: DISTRICT, name: 'hours' }, ADMIN)
    expect(changes).toMatchObject([{ version, state: 'active', by: '孙管', decidedBy: expect.any(String), value: HOURS }])
  })

  test('sent back or withdrawn it changes nothing, and another may be made', async () => {
    const first = await town.must('settings.propose', hours(), ADMIN)
    expect(await town.must('settings.decide', decide(first.version, 'refuse'), SECOND_OF_DISTRICT)).toMatchObject({ state: 'refused' })
    const second = await town.must('settings.propose', hours(), ADMIN)
    expect(await town.must('settings.decide', decide(second.version, 'withdraw'), ADMIN)).toMatchObject({ state: 'withdrawn' })
    expect(second.version).toBe(first.version + 1)
    expect(await listed(DISTRICT, 'hours')).toMatchObject({ from: null, proposed: null })
    expect((await town.read('jobs', { kind: 'calendar' })).length).toBe(0)
  })

  test('two who confirm at once: it is confirmed once', async () => {
    const { version } = await town.must('settings.propose', hours(), ADMIN)
    const replies = await Promise.all([town.call('settings.decide', decide(version, 'confirm'), CITY_ADMIN), town.call('settings.decide', decide(version, 'confirm'), SECOND_OF_DISTRICT)])
    expect(replies.map(codeOf).sort()).toEqual(['SETTING_SETTLED', 'ok'])
    expect((await town.read('jobs', { kind: 'calendar' })).length).toBe(1)
  })

  test('those who may confirm it are told, once each, and nobody else; who proposed it is told of what came of it', async () => {
    const told = async (openid: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter(({ kind }) => kind.startsWith('setting')).map(({ kind, body }) => [kind, body])
    const asked = hours()
    const { version } = await town.must('settings.propose', asked, ADMIN)
    await town.must('settings.propose', asked, ADMIN)
    const proposed = ['settingProposed', '孙管提出改莱山区的办公时间，要另一位管理员确认，请您看一看。确认以前照旧。']
    for (const openid of [CITY_ADMIN, SECOND_CITY_ADMIN, SECOND_OF_DISTRICT]) expect(await told(openid)).toEqual([proposed])
    for (const openid of [ADMIN, OFFICER, OWNER]) expect(await told(openid)).toEqual([])
    const done = decide(version, 'refuse')
    for (let time = 0; time < 2; time++) await town.must('settings.decide', done, CITY_ADMIN)
    expect(await told(ADMIN)).toEqual([['settingDecided', '齐总管退回了您提出的改动：莱山区的办公时间照旧。可以改好再提，或和他商量。']])
    expect(await told(CITY_ADMIN)).toEqual([proposed])

    const later = await town.must('settings.propose', hours({ from: '2026-12-01' }), ADMIN)
    await town.must('settings.decide', decide(later.version, 'confirm'), SECOND_OF_DISTRICT)
    expect((await told(ADMIN))[0]?.[1]).toContain('确认了您提出的改动：莱山区的办公时间，从 2026 年 12 月 1 日起生效。')
    const last = await town.must('settings.propose', hours({ value: { ...HOURS, hours: [{ from: '09:00', to: '17:00' }] } }), ADMIN)
    await town.must('settings.decide', decide(last.version, 'withdraw'), ADMIN)
    expect((await told(SECOND_CITY_ADMIN))[0]).toEqual(['settingDecided', '孙管撤回了自己提出的改动：莱山区的办公时间照旧，不用您确认了。'])
    expect(await told(ADMIN)).toHaveLength(2)
    // What one person may set alone tells nobody.
    await town.must('settings.propose', { requestId: draw(), areaId: CITY, name: 'hotline', value: '0000-67890' }, CITY_ADMIN)
    expect(await told(SECOND_CITY_ADMIN)).toHaveLength(4)
    expect(await town.hops('settings.propose')).toBeLessThanOrEqual(3)
  })

  test('what waits is among the decisions of whoever may confirm it', async () => {
    const { version } = await town.must('settings.propose', hours(), ADMIN)
    const waiting = { id: `proposals hours ${version}`, title: expect.stringContaining('莱山区'), detail: expect.stringContaining('孙管'), where: { of: 'setting', kind: DISTRICT, key: 'hours' } }
    for (const [areaId, openid] of [[DISTRICT, SECOND_OF_DISTRICT], [CITY, CITY_ADMIN]] as const) {
      const { items } = await town.must('register.decisions', { areaId }, openid)
      expect(items.filter(({ where }) => where.of === 'setting')).toMatchObject([waiting])
    }
  })
})

describe('deadlines', () => {
  test('hours of a district move what is filed there, and what is open, as the preview said; elsewhere nothing moves', async () => {
    const { caseId } = await town.file()
    await town.act('case.accept', caseId, OFFICER)
    await town.file({ text: '还有一件事情要办' })
    const before = await town.must('case.get', { caseId }, OWNER)
    expect(before.dueAt?.slice(11, 16)).toBe('10:00')
    const shown = await town.must('settings.preview', { areaId: DISTRICT, name: 'hours', value: HOURS }, ADMIN)
    expect(shown).toMatchObject({ touches: 'open', open: 2, more: false, moved: [] })
    expect(shown.earlier + shown.later + shown.same).toBe(2)
    expect(shown.earlier).toBeGreaterThan(0)
    expect(await town.must('settings.preview', { areaId: '370602', name: 'hours', value: HOURS }, CITY_ADMIN)).toMatchObject({ open: 0 })
    const { version } = await town.must('settings.propose', hours(), ADMIN)
    await town.must('settings.decide', decide(version, 'confirm'), CITY_ADMIN)
    await tick()
    const dues = async () => (await town.read<{ id: string; due_at: string }>('cases')).map(({ id, due_at: due }) => [id, String(due)])
    expect((await town.must('case.get', { caseId }, OWNER))).toMatchObject({ dueAt: expect.stringContaining('T09:00') })
    const after = await dues()
    await tick()
    expect(await dues()).toEqual(after)
    const told = (await town.read<{ kind: string }>('entries')).filter(({ kind }) => kind === 'recalculated')
    expect(told).toHaveLength(shown.earlier + shown.later)
  })

  test('a season of a unit, and a case that was filed to it: its days end when that unit closes', async () => {
    const unit = (await town.must('case.get', { caseId: (await town.file({ kind: 'complain', text: '投诉一件拖了很久的事' })).caseId }, OWNER)).holder.unitName
    const [row] = await town.read<{ id: string; area_id: string }>('units', { name: unit })
    const value = { hours: [{ from: '09:00', to: '12:00' }, { from: '14:00', to: '18:00' }], seasons: [{ from: '11-01', to: '02-28', hours: [{ from: '09:00', to: '12:00' }, { from: '13:30', to: '16:30' }] }] }
    const areaId = row?.area_id ?? ''
    const { version } = await town.must('settings.propose', { ...hours({ value, areaId, unitId: row?.id }) }, CITY_ADMIN)
    await town.must('settings.decide', { ...decide(version, 'confirm'), areaId: CITY }, SECOND_CITY_ADMIN)
    await aMinuteLater()
    expect((await town.must('settings.list', { areaId, unitId: row?.id }, CITY_ADMIN))).toMatchObject({ unitName: unit })
    const { caseId } = await town.file({ kind: 'complain', text: '投诉另一件拖了很久的事' })
    const { doneBy } = await town.must('case.file', { requestId: draw(), companyId: 'company-1', kind: 'complain', text: '投诉第三件拖了很久的事', contact: { name: '周禾' } }, OWNER)
    expect(doneBy?.slice(11, 16)).toBe('08:30')
    expect(await town.must('case.get', { caseId }, OWNER)).toMatchObject({ hours: value })
    expect((await town.must('case.get', { caseId: (await town.file()).caseId }, OWNER)).hours).toBeUndefined()
  })

  test('a value of a later date holds by itself from that day on', async () => {
    const { version } = await town.must('settings.propose', hours({ from: '2026-12-01' }), ADMIN)
    expect(await town.must('settings.decide', decide(version, 'confirm'), CITY_ADMIN)).toMatchObject({ since: '2026-11-30T16:00:00.000Z' })
    const { caseId } = await town.file({ kind: 'complain', text: '投诉一件拖了很久的事' })
    const before = (await town.must('case.get', { caseId }, OWNER)).dueAt
    await tick()
    expect(await listed(DISTRICT, 'hours')).toMatchObject({ from: null, later: [{ version }] })
    expect((await town.must('case.get', { caseId }, OWNER)).dueAt).toBe(before)
    await town.surface('clock', { now: '2026-11-30T16:00:30.000Z' })
    await tick()
    expect(await listed(DISTRICT, 'hours')).toMatchObject({ value: HOURS, from: { scope: 'area' }, later: [] })
    const { doneBy } = await town.file({ kind: 'help', text: '新的月份有新的作息时间' })
    expect(doneBy?.slice(11, 16)).toBe('09:00')
  })

  test('limits of a street hold for what is filed there from then on; open cases keep theirs, and the preview says so', async () => {
    const { caseId } = await town.file()
    const street = (await town.read<{ area_id: string }>('companies', { id: 'company-1' }))[0]?.area_id ?? ''
    const { id: _id, version: _version, citation: _citation, ...standing } = DEFAULT_PROFILE
    const quick = { response: { amount: 60, unit: 'workingMinutes' as const }, handling: { amount: 2, unit: 'workingDays' as const }, citation: '示例街道承诺' }
    const value = { ...standing, limits: { ...standing.limits, help: { normal: quick, urgent: quick } } }
    expect(await town.must('settings.preview', { areaId: street, name: 'profile', value }, CITY_ADMIN)).toMatchObject({ touches: 'new', open: 1, same: 1, earlier: 0, later: 0 })
    const { version } = await town.must('settings.propose', { requestId: draw(), areaId: street, name: 'profile', value, citation: '示例街道承诺' }, CITY_ADMIN)
    await town.must('settings.decide', { requestId: draw(), areaId: street, name: 'profile', version, decision: 'confirm' }, ADMIN)
    await aMinuteLater()
    const filed = await town.file({ text: '另外一件要帮忙的事' })
    expect((await town.must('case.get', { caseId: filed.caseId }, OWNER))).toMatchObject({ profile: { id: street, version }, clocks: { response: { limit: quick.response } } })
    await tick()
    expect((await town.must('case.get', { caseId }, OWNER))).toMatchObject({ profile: { id: 'default' }, clocks: { response: { limit: { amount: 420 } } } })
  })
})

describe('提醒进度', () => {
  const LADDER = { response: 0.25, handling: 0.6, pressing: 0.9, supply: 0.5 }
  const rulesOf = async (caseId: string) => (await town.must('case.get', { caseId }, OFFICER)).trail.flatMap(({ rule }) => rule ?? []).reverse()

  test('is pinned when a case is filed: open ones lose no reminder and get none twice, those filed later go by the new one', async () => {
    const { caseId } = await town.file()
    const asked = { areaId: DISTRICT, name: 'ladder' as const, value: LADDER }
    expect(codeOf(await town.call('settings.propose', { ...asked, requestId: draw(), value: { ...LADDER, handling: 0.95 }, citation: '示例区提醒办法' }, ADMIN))).toBe('SETTING_WRONG')
    expect(codeOf(await town.call('settings.propose', { ...asked, requestId: draw() }, ADMIN))).toBe('SETTING_UNCITED')
    expect(await town.must('settings.preview', asked, ADMIN)).toMatchObject({ touches: 'new', open: 1, same: 1 })
    const { version, state } = await town.must('settings.propose', { ...asked, requestId: draw(), citation: '示例区提醒办法' }, ADMIN)
    expect(state).toBe('proposed')
    await town.must('settings.decide', { requestId: draw(), areaId: DISTRICT, name: 'ladder', version, decision: 'confirm' }, CITY_ADMIN)
    await aMinuteLater()
    const later = await town.file({ text: '另外一件要帮忙的事' })
    await town.surface('clock', { advance: '2h' })
    await tick()
    expect([await rulesOf(caseId), await rulesOf(later.caseId)]).toEqual([[], ['签收时限用去 25%']])
    await town.surface('clock', { advance: '3d' })
    await tick()
    await tick()
    expect([await rulesOf(caseId), await rulesOf(later.caseId)]).toEqual([['签收时限过半', '签收超期'], ['签收时限用去 25%', '签收超期']])
  })
})
