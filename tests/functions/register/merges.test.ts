import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import type { InputOf, Reply } from '../../../shared/api'
import { DAY_MS } from '../../../shared/kernel/instant'
import { ADMIN, CITY_ADMIN, draw, OFFICER, SECOND_CITY_ADMIN, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

const [CITY, DISTRICT, NEIGHBOUR, STREET, OTHER_STREET, THIRD_STREET] = ['370600', '370613', '370602', '370613002', '370613001', '370613003']
/** Of the same district; of one street only. */
const [SECOND, OF_STREET] = ['o-second-admin', 'o-street-admin']

let town: TownUnderTest
beforeEach(async () => {
  town = await startTown()
  const admin = (openid: string, place: string) => ({ person_id: personIdOf('demo', openid), role: 'admin', place, area_id: place, unit_id: 'unit-centre-370613', company_id: null, head: false, owner: false })
  await town.insert('memberships', [admin(SECOND, DISTRICT), admin(OF_STREET, STREET)])
}, 120_000)
afterEach(() => town.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
type Kind = 'area' | 'unit'
const thing = (of: Kind, id: string) => town.must('register.thing', { of, id }, CITY_ADMIN)
const version = async (of: Kind, id: string): Promise<number> => (await thing(of, id)).version
const merging = async (of: Kind, id: string): Promise<string | null> => {
  const one = await thing(of, id)
  return 'merging' in one ? one.merging : null
}
const streets = async (): Promise<InputOf<'merge.propose'>> => ({ requestId: draw(), of: 'area', id: STREET, seen: await version('area', STREET), toId: OTHER_STREET, reason: '街道合并的批复' })
const units = async (): Promise<InputOf<'merge.propose'>> => ({ requestId: draw(), of: 'unit', id: 'unit-water', seen: await version('unit', 'unit-water'), toId: 'unit-industry' })
/** Proposes it, and gives its id. */
async function proposed(asked: InputOf<'merge.propose'>, openid = ADMIN): Promise<string> {
  await town.must('merge.propose', asked, openid)
  return await merging(asked.of, asked.id) ?? ''
}
const decide = (mergeId: string, decision: 'confirm' | 'refuse' | 'withdraw', openid: string, areaId = DISTRICT) => town.call('merge.decide', { areaId, requestId: draw(), mergeId, decision }, openid)
const told = async (openid: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter(({ kind }) => kind.startsWith('merge')).map(({ kind, body }) => [kind, body])
const waiting = async (openid: string, areaId: string) => (await town.must('register.decisions', { areaId }, openid)).items.filter(({ where }) => where.of === 'merge')
/** What a merge touches, as it lies. */
const lies = async (): Promise<unknown> => [await town.read('areas'), await town.read('units'), await town.read('jobs', { kind: 'move' }), (await town.read('changes')).length]

describe.each([['two streets', streets], ['two units', units]] as const)('%s', (_name, asked) => {
  test('who proposes it may not confirm it, in no way, nor whoever does not administer both; another does, once', async () => {
    const before = await lies()
    const first = await asked()
    const mergeId = await proposed(first)
    expect(await town.must('merge.propose', first, ADMIN)).toMatchObject({ done: true })
    for (let time = 0; time < 2; time++) expect(codeOf(await decide(mergeId, 'confirm', ADMIN))).toBe('MERGE_SAME_PERSON')
    expect(codeOf(await decide(mergeId, 'refuse', ADMIN))).toBe('MERGE_SAME_PERSON')
    for (const openid of [SECOND, CITY_ADMIN]) expect(codeOf(await decide(mergeId, 'withdraw', openid))).toBe('MERGE_NOT_YOURS')
    for (const openid of [SUPERVISOR, OFFICER]) expect(codeOf(await decide(mergeId, 'confirm', openid))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(mergeId, 'confirm', OF_STREET))).toBe('NOT_ALLOWED')
    expect(codeOf(await decide(mergeId, 'confirm', OF_STREET, STREET))).toBe('MERGE_NOT_FOUND')
    expect(codeOf(await decide(mergeId, 'confirm', CITY_ADMIN, NEIGHBOUR))).toBe('MERGE_NOT_FOUND')
    expect(codeOf(await town.call('merge.show', { areaId: STREET, mergeId }, OF_STREET))).toBe('MERGE_NOT_FOUND')
    expect(await lies()).toEqual(before)
    // Nor by hand in the database, past the functions.
    await expect(town.emulator.database.query(`update mashangban.merges set state = 'merged', decided_by = proposed_by where id = $1`, [mergeId])).rejects.toThrow('merges_two_people')

    const confirm = { areaId: DISTRICT, requestId: draw(), mergeId, decision: 'confirm' } as const
    const done = await town.must('merge.decide', confirm, SECOND)
    expect(await town.must('merge.decide', confirm, SECOND)).toEqual(done)
    expect(codeOf(await decide(mergeId, 'confirm', CITY_ADMIN))).toBe('MERGE_SETTLED')
    expect(codeOf(await decide(mergeId, 'withdraw', ADMIN))).toBe('MERGE_SETTLED')
    expect(await thing(first.of, first.id)).toMatchObject({ state: 'closed', mergedInto: { id: first.toId }, merging: null, moving: true })
    expect(await town.must('merge.show', { areaId: DISTRICT, mergeId }, ADMIN)).toMatchObject({ state: 'merged', by: '孙管', mine: true, hinders: null, touches: expect.objectContaining({ openCases: 0 }) })
    expect(await town.read('jobs', { kind: 'move' })).toMatchObject([{ key: first.id, args: { of: first.of, to: first.toId, merge: true, by: personIdOf('demo', SECOND) } }])
    expect((await town.read('changes', { of: first.of, id: first.id })).at(-1)).toMatchObject({ person_id: personIdOf('demo', SECOND) })
    expect(await town.hops('merge.propose')).toBeLessThanOrEqual(2)
    expect(await town.hops('merge.decide')).toBeLessThanOrEqual(2)
    expect(await town.hops('merge.show')).toBe(1)
  })

  test('sent back or withdrawn it changes nothing, and it may be proposed again', async () => {
    const before = await lies()
    const first = await proposed(await asked())
    expect(await decide(first, 'refuse', SECOND)).toMatchObject({ data: { state: 'refused' } })
    const second = await proposed(await asked())
    expect(second).not.toBe(first)
    expect(await decide(second, 'withdraw', ADMIN)).toMatchObject({ data: { state: 'withdrawn' } })
    expect(codeOf(await decide(second, 'confirm', SECOND))).toBe('MERGE_SETTLED')
    expect(await lies()).toEqual(before)
    expect(await town.read('merging')).toEqual([])
  })

  test('two who confirm at once, two who propose at once, one who withdraws while another confirms: it happens once', async () => {
    const [one, other] = [await asked(), await asked()]
    // The other way round.
    const reversed = { ...other, id: one.toId, toId: one.id, seen: await version(one.of, one.toId) }
    expect((await Promise.all([town.call('merge.propose', one, ADMIN), town.call('merge.propose', reversed, SECOND)])).map(codeOf).sort()).toEqual(['MERGE_WAITING', 'ok'])
    const mergeId = await merging(one.of, one.id) ?? ''
    const [row] = await town.read<{ proposed_by: string }>('merges')
    const [proposer, another] = row?.proposed_by === personIdOf('demo', ADMIN) ? [ADMIN, SECOND] : [SECOND, ADMIN]
    expect((await Promise.all([decide(mergeId, 'confirm', another), decide(mergeId, 'confirm', CITY_ADMIN), decide(mergeId, 'withdraw', proposer)])).map(codeOf).sort()).toEqual(['MERGE_SETTLED', 'MERGE_SETTLED', 'ok'])
    expect((await town.read('jobs', { kind: 'move' })).length).toBeLessThanOrEqual(1)
  })

  test('what became otherwise meanwhile is not merged, and that is said before', async () => {
    const asking = await asked()
    const mergeId = await proposed(asking)
    const look = async (): Promise<string | null> => (await town.must('merge.show', { areaId: DISTRICT, mergeId }, SECOND)).hinders
    expect(await look()).toBeNull()
    const { of } = asking
    // Nothing is done by a statement whose version has moved: of the other too, which may stay as it is itself.
    for (const id of [asking.id, asking.toId]) {
      await town.emulator.database.query(`update mashangban.${of}s set version = version + 1 where id = $1`, [id])
      expect(codeOf(await decide(mergeId, 'confirm', SECOND))).toBe('MERGE_STALE')
      expect(await look()).toContain('有人改过')
      await town.emulator.database.query(`update mashangban.${of}s set version = version - 1 where id = $1`, [id])
      await town.emulator.database.query(`update mashangban.${of}s set state = 'closed' where id = $1`, [id])
      expect(codeOf(await decide(mergeId, 'confirm', SECOND))).toBe('MERGE_CLOSED')
      await town.emulator.database.query(`update mashangban.${of}s set state = 'open' where id = $1`, [id])
    }
    await town.insert('jobs', [{ kind: 'move', key: THIRD_STREET, due_at: '2026-11-27T00:00:00Z', args: {}, attempts: 0 }])
    expect(codeOf(await decide(mergeId, 'confirm', SECOND))).toBe('MOVE_RUNNING')
    await town.emulator.database.query(`delete from mashangban.jobs where kind = 'move'`)
    // After thirty days; it can still be sent back.
    await town.emulator.clock.moveTo(town.emulator.clock.now() + 30 * DAY_MS)
    expect(codeOf(await decide(mergeId, 'confirm', SECOND))).toBe('MERGE_OVER')
    expect(await look()).toContain('30 天')
    expect(codeOf(await decide(mergeId, 'refuse', SECOND))).toBe('ok')
  })

  test('those who may confirm it are told, once each, and nobody else; who proposed it of what came of it', async () => {
    const first = await asked()
    const mergeId = await proposed(first)
    await town.must('merge.propose', first, ADMIN)
    const [[kind, body] = []] = await told(SECOND)
    expect([kind, body]).toEqual(['mergeProposed', expect.stringMatching(/^孙管提出把.+并入.+要另一位管理员确认/)])
    for (const openid of [SECOND, CITY_ADMIN, SECOND_CITY_ADMIN]) expect(await told(openid)).toEqual([[kind, body]])
    for (const openid of [ADMIN, OF_STREET, OFFICER, SUPERVISOR]) expect(await told(openid)).toEqual([])
    await town.must('merge.decide', { areaId: DISTRICT, requestId: draw(), mergeId, decision: 'refuse' }, SECOND)
    expect(await told(ADMIN)).toEqual([['mergeDecided', expect.stringContaining('退回了您提出的合并')]])
    const second = await proposed(await asked())
    await decide(second, 'withdraw', ADMIN)
    expect((await told(CITY_ADMIN))[0]).toEqual(['mergeDecided', expect.stringContaining('不用您确认了')])
    expect(await told(ADMIN)).toHaveLength(1)
    await decide(await proposed(await asked()), 'confirm', CITY_ADMIN)
    expect((await told(ADMIN))[0]).toEqual(['mergeDecided', expect.stringContaining('确认了您提出的合并')])
  })

  test('it waits among the decisions of those above both, and on both of their pages', async () => {
    const asking = await asked()
    const mergeId = await proposed(asking)
    for (const [openid, areaId] of [[SECOND, DISTRICT], [CITY_ADMIN, CITY]] as const) expect(await waiting(openid, areaId)).toMatchObject([{ title: expect.stringContaining('并入'), detail: expect.stringContaining('孙管'), where: { key: mergeId } }])
    for (const [openid, areaId] of [[OF_STREET, STREET], [CITY_ADMIN, NEIGHBOUR]] as const) expect(await waiting(openid, areaId)).toEqual([])
    expect([await merging(asking.of, asking.id), await merging(asking.of, asking.toId)]).toEqual([mergeId, mergeId])
    if (asking.of === 'area') expect((await town.must('register.tree', { areaId: DISTRICT }, ADMIN)).below.flatMap(({ id, merging: each }) => (each === mergeId ? [id] : [])).sort()).toEqual([OTHER_STREET, STREET])
    const looked = await town.must('merge.show', { areaId: DISTRICT, mergeId }, SECOND)
    expect(looked).toMatchObject({ state: 'proposed', mine: false, by: '孙管', hinders: null, from: { id: asking.id }, into: { id: asking.toId }, reason: asking.reason ?? '' })
    expect(looked.touches).toEqual(looked.then)
  })
})

test('the numbers are those of now, and what was seen then stays beside them', async () => {
  const mergeId = await proposed(await streets())
  await town.file({ companyId: 'company-2', text: '供水压力不足，影响生产。' }, 'demo-owner-2')
  const { then, touches } = await town.must('merge.show', { areaId: DISTRICT, mergeId }, SECOND)
  expect(touches?.openCases).toBe(then.openCases + 1)
})

test('a third one is not proposed into either while one waits; seen in numbers nothing is proposed', async () => {
  const before = await town.read('merges')
  expect(await town.must('merge.propose', { ...await streets(), preview: true }, ADMIN)).toMatchObject({ done: false, hinders: null })
  expect(await town.read('merges')).toEqual(before)
  await proposed(await streets())
  const third = { requestId: draw(), of: 'area', id: THIRD_STREET, seen: await version('area', THIRD_STREET), toId: OTHER_STREET } as const
  expect(codeOf(await town.call('merge.propose', third, SECOND))).toBe('MERGE_WAITING')
  expect(await town.must('merge.propose', { ...third, requestId: draw(), preview: true }, SECOND)).toMatchObject({ hinders: expect.stringContaining('等您决定') })
  expect(codeOf(await town.call('merge.propose', { ...third, requestId: draw(), toId: STREET }, OF_STREET))).toBe('NOT_ALLOWED')
  expect(codeOf(await town.call('merge.propose', { ...third, requestId: draw(), toId: 'nowhere' }, ADMIN))).toBe('THING_NOT_FOUND')
  expect(codeOf(await town.call('merge.propose', { ...third, requestId: draw(), toId: THIRD_STREET }, ADMIN))).toBe('THING_CLOSED')
  for (const openid of [SUPERVISOR, OFFICER]) expect(codeOf(await town.call('merge.propose', { ...third, requestId: draw() }, openid))).toBe('NOT_ALLOWED')
})

test('where nobody else could confirm it, it is not proposed', async () => {
  await town.emulator.database.query(`delete from mashangban.memberships where role = 'admin' and person_id <> $1`, [personIdOf('demo', CITY_ADMIN)])
  expect(codeOf(await town.call('merge.propose', await streets(), CITY_ADMIN))).toBe('MERGE_ALONE')
  expect(await town.read('merging')).toEqual([])
})

test('a request of one about the other that came meanwhile keeps them apart', async () => {
  const [water] = await town.read<{ id: string }>('persons', { work_name: '鲁平' })
  const asking = { ...await units(), toId: 'unit-integrity' }
  const mergeId = await proposed(asking)
  await town.file({ companyId: 'company-2', kind: 'complain', text: '投诉区水务局的人态度不好。', about: { personId: water?.id ?? '' } }, 'demo-owner-2')
  expect(codeOf(await decide(mergeId, 'confirm', SECOND))).toBe('UNIT_ABOUT_UNIT')
})

test('who did what is noted for the area of what goes', async () => {
  const mergeId = await proposed(await streets())
  await decide(mergeId, 'confirm', SECOND)
  expect((await town.must('deed.list', { areaId: DISTRICT, kind: 'merge' }, ADMIN)).items.map(({ words }) => words)).toEqual(['确认、退回或撤回了合并', '提出了合并'])
})
