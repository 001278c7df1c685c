import { CASE } from '../../../shared/case/flow'
import { type Command, decide } from '../../../shared/flow/decide'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { CASE_ACTS, CASE_LIFECYCLE, type CaseAct, transitionOf } from '../../../shared/case/lifecycle'
import { wireActs } from '../../../shared/flow/act-input'
import type { Target } from '../../../shared/flow/target'
import type { Case, CaseShape } from '../../../shared/case/schema'
import { sideOf } from '../../../shared/case/view'
import type { Actor, Membership } from '../../../shared/access/actor'
import { RIGHTS } from '../../../shared/access/rights'
import { grantsOf } from '../../../shared/access/scope'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { mayRead } from '../../support/cases/may-read'
import { personOf } from '../../support/cases/personas'
import { brokenPromises, storedCase } from '../../support/cases/whole-record'
import {
  ADMIN, DISPATCHER, draw, INTEGRITY_MEMBER, MARKET_MEMBER, OFFICER, OTHER_OFFICER, OTHER_OWNER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest,
  WATER_HEAD, WATER_MEMBER, WATER_OTHER,
} from '../../support/town'

/**
 * Every act and every way of reading, as everybody, on cases of one's own, of others and about oneself: what the functions and the database
 * answer is what the tables of the core say (which tests/unit hold against grids written by hand).
 */
const PEOPLE = [
  OWNER, OTHER_OWNER, OFFICER, OTHER_OFFICER, WATER_HEAD, WATER_MEMBER, WATER_OTHER, MARKET_MEMBER, INTEGRITY_MEMBER, 'demo-unit-city-integrity-1',
  DISPATCHER, 'demo-city-dispatcher', 'demo-neighbour-dispatcher', SUPERVISOR, 'demo-city-supervisor', 'demo-last-resort-1', ADMIN, RESIDENT, 'never-seen-before',
] as const
type Somebody = (typeof PEOPLE)[number]

let town: TownUnderTest
let actors: Record<Somebody, Actor>
/** Whom an assignment names. */
let colleague: string

const actorIn = async (openid: string): Promise<Actor> => {
  const person = personIdOf(town.emulator.environment['TENANT'] ?? '', openid)
  const rows = await town.read<{ role: Membership['role']; area_id: string | null; unit_id: string | null; company_id: string | null; head: boolean }>('memberships', { person_id: person })
  const memberships = rows.map(({ role, area_id, unit_id, company_id, head }): Membership => ({
    role, ...(area_id ? { areaId: area_id } : {}), ...(unit_id ? { unitId: unit_id } : {}), ...(company_id ? { companyId: company_id } : {}), ...(head ? { head } : {}),
  }))
  return { personId: person, memberships, workName: null, workPhone: null }
}

beforeAll(async () => {
  town = await startTown()
  const known: [string, Actor][] = []
  for (const openid of PEOPLE) known.push([openid, await actorIn(openid)])
  actors = Object.fromEntries(known) as typeof actors
  colleague = await personOf(town, WATER_OTHER)
}, 120_000)
afterAll(() => town.stop())

const claimed = async (): Promise<string> => {
  const { caseId } = await town.file({ matter: 'water' })
  await town.act('case.claim', caseId, WATER_MEMBER)
  return caseId
}
const complaint = async (subject: string = OTHER_OFFICER): Promise<string> =>
  (await town.file({ kind: 'complain', text: '反映有人在检查时收受礼金', about: { personId: await personOf(town, subject) } })).caseId

// prettier-ignore
const CASES: [string, () => Promise<string>][] = [
  ['with its officer',                     async () => (await town.file()).caseId],
  ['in the queue of a department',         async () => (await town.file({ matter: 'water' })).caseId],
  ['handled by a department',              claimed],
  ['waiting for material',                 async () => { const id = await claimed(); await town.act('case.requestMaterial', id, WATER_MEMBER, { text: '请补合同' }); return id }],
  ['answered',                             async () => { const id = await claimed(); await town.act('case.answer', id, WATER_MEMBER, { text: '已经办好了' }); return id }],
  ['confirmed',                            async () => { const id = await claimed(); await town.act('case.answer', id, WATER_MEMBER, { text: '已经办好了' }); await town.act('case.confirm', id, OWNER); return id }],
  ['given back to the dispatcher',         async () => { const { caseId } = await town.file(); await town.act('case.return', caseId, OFFICER, { text: '不归我管' }); return caseId }],
  ['of a stranger',                        async () => (await town.must('case.file', { requestId: draw(), code: town.scenes.company(0), kind: 'help', text: '路过看到的一件事', contact: { name: '赵大妈' } }, RESIDENT)).caseId],
  ['that complains of an officer',         () => complaint()],
  ['that complains of the supervisor',     () => complaint(SUPERVISOR)],
  ['that complains of a unit',             async () => (await town.file({ kind: 'complain', text: '反映监督室拖延', about: { unitId: 'unit-integrity' } })).caseId],
  ['that complains, given to the city',    async () => { const id = await complaint('demo-city-dispatcher'); await town.act('case.return', id, INTEGRITY_MEMBER, { text: '应由市里分办' }); return id }],
]

const HERE = { areaPath: ['370613', '370600'], staffed: true }
const TRANSPORT: Target = { unit: { id: 'unit-transport', name: '区交通运输局', ...HERE }, handler: null }
const targetOf = (act: CaseAct): { asked: object; target?: Target } => {
  if (act === 'transfer') return { asked: { unitId: 'unit-transport' }, target: TRANSPORT }
  if (act !== 'assign') return { asked: {} }
  return { asked: { personId: colleague }, target: { unit: { id: 'unit-water', name: '区水务局', ...HERE }, handler: { personId: colleague, name: '鲁平', phone: null, units: ['unit-water'], desks: [{ unitId: 'unit-water', queue: true, areaPath: HERE.areaPath }], leave: null } } }
}

/** What the tables of the core say to an act. */
function expected(current: Case, act: CaseAct, actor: Actor): string {
  if (!mayRead(current, actor)) return 'CASE_NOT_FOUND'
  const { target } = targetOf(act)
  const decided = decide(CASE, current, { act, seen: current.version, input: { text: '说明一下情况', result: 'solved', ...(target ? { target } : {}) } } as Command<CaseShape>, actor, {
    now: new Date(town.emulator.clock.now()).toISOString(), calendar: DEFAULT_CALENDAR, salt: 'any', desks: { dispatchers: [], units: [] },
  })
  return decided.ok ? 'ok' : decided.error.code
}

const onTheWire: ReadonlySet<CaseAct> = new Set(wireActs(CASE_LIFECYCLE))
const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const perform = (act: CaseAct, caseId: string, seen: number, openid: string) =>
  town.send(`case.${act}`, { caseId, requestId: draw(), seen, text: '说明一下情况', ...targetOf(act).asked }, openid)

describe.each(CASES)('a case %s', (_what, make) => {
  let caseId: string
  let current: Case
  beforeAll(async () => {
    caseId = await make()
    current = await storedCase(town, caseId)
  }, 60_000)

  it('is read by exactly those who hold a token of it, in each way of reading', async () => {
    const readers = PEOPLE.filter((openid) => mayRead(current, actors[openid]))
    expect(readers.length).toBeGreaterThan(0)
    for (const action of ['case.get', 'case.trail', 'case.receipt'] as const) {
      const answered: [string, string][] = []
      for (const openid of PEOPLE) answered.push([openid, codeOf(await town.send(action, { caseId, before: 99 }, openid))])
      expect([action, answered]).toEqual([action, PEOPLE.map((openid) => [openid, readers.includes(openid) ? 'ok' : 'CASE_NOT_FOUND'])])
    }
  })

  it('shows each reader his side of it, and the buttons that the server would answer', async () => {
    for (const openid of PEOPLE.filter((each) => mayRead(current, actors[each]))) {
      const detail = await town.must('case.get', { caseId }, openid)
      expect([openid, detail.side]).toEqual([openid, sideOf(current, actors[openid], new Date(town.emulator.clock.now()).toISOString())])
      // A button says that the act is his; whether a target suits is asked when it is named.
      const may = CASE_ACTS.filter((act) => /^(ok|TARGET_\w+)$/.test(expected(current, act, actors[openid])))
      expect([openid, detail.actions]).toEqual([openid, may])
    }
  })

  it('refuses every act to whom the tables refuse it, with their word, and stays as it is', async () => {
    for (const act of CASE_ACTS) {
      for (const openid of PEOPLE) {
        // What only the system does is no action at all.
        const answer = onTheWire.has(act) ? expected(current, act, actors[openid]) : 'ACTION_UNKNOWN'
        if (answer === 'ok') continue
        expect([act, openid, codeOf(await perform(act, caseId, current.version, openid))]).toEqual([act, openid, answer])
      }
    }
    expect(await storedCase(town, caseId)).toEqual(current)
  }, 180_000)

  it('takes every act that the tables allow, and goes where they say', async () => {
    for (const act of CASE_ACTS) {
      for (const openid of PEOPLE.filter((each) => expected(current, act, actors[each]) === 'ok')) {
        const fresh = await make()
        const before = await storedCase(town, fresh)
        const reply = await perform(act, fresh, before.version, openid)
        const { to, entry } = transitionOf(act)
        expect([act, openid, codeOf(reply), (await storedCase(town, fresh)).status]).toEqual([act, openid, 'ok', to === 'same' ? before.status : to])
        expect((await town.read<{ kind: string; seq: number }>('entries', { id: fresh, seq: before.version + 1 }))[0]?.kind).toBe(entry)
      }
    }
  }, 180_000)

  it('opens its contact to the office that may, and to nobody else', async () => {
    for (const openid of PEOPLE) {
      const actor = actors[openid]
      const side = sideOf(current, actor, new Date(town.emulator.clock.now()).toISOString())
      const answer = grantsOf(RIGHTS['case.openContact'].by, actor).length === 0 ? 'NOT_ALLOWED' : !mayRead(current, actor) ? 'CASE_NOT_FOUND' : side === 'company' ? 'CASE_NOT_YOURS' : 'ok'
      expect([openid, codeOf(await town.call('case.openContact', { caseId, requestId: draw(), reason: '联系办理' }, openid))]).toEqual([openid, answer])
    }
  })
})

it('none of all this broke a promise of the record', async () => {
  expect(await brokenPromises(town)).toEqual([])
})
