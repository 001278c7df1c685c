import { CASE } from '../../../shared/case/flow'
import { type Command, decide } from '../../../shared/flow/decide'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { CASES } from '../../../cloudfunctions/_flow/case-rows'
import { entryRows } from '../../../cloudfunctions/_flow/entries'
import { fileCase } from '../../../shared/case/file-case'
import type { CaseKind } from '../../../shared/case/kinds'
import type { CaseAct } from '../../../shared/case/lifecycle'
import type { Case, CaseShape, Change, TrailEntry } from '../../../shared/case/schema'
import { actorOf } from '../../../shared/access/actor-of'
import { addMs, HOUR_MS, type Instant } from '../../../shared/kernel/instant'
import type { Result } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/access/actor'
import { routeCase } from '../../../shared/case/route-case'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { DEFAULT_LADDER } from '../../../shared/case/ladder'
import { DEFAULT_PROFILE } from '../../../shared/case/limits'
import type { Population } from './population'

/** About 400 characters: with record and limits a case of some 2 KB. */
export const WORDS = (
  '我公司主要生产通用机械零部件，近期接到一批出口订单，需要在月底以前把货物运到港口。运输企业要求提供道路运输证明和车辆通行手续，' +
  '我们到窗口问过两次，一次说材料不齐，一次说要先由街道盖章，街道又说不归他们管。现在货物压在仓库，每天都有费用，客户也在催。' +
  '请帮我们问清楚到底需要哪些材料、先到哪个窗口、大概几个工作日可以办完。营业执照、合同和装箱单都已经备好，可以随时送来。'
).repeat(2).slice(0, 400)

const ANSWER = '已与交通运输部门核对清楚，所需材料清单和窗口已电话告知，证明今日办结。'

/** Who holds a case: the company's officer, a unit's queue or one of its people, the pool of the district, or (of a complaint) the unit that looks into them. */
export interface Model {
  name: string
  at: 'officer' | 'unit' | 'pool' | 'integrity'
  acts: readonly CaseAct[]
}

const CLAIMED: readonly CaseAct[] = ['note', 'answer', 'confirm']
const WHOLE: readonly CaseAct[] = ['accept', ...CLAIMED]

/** One of each is made by the pure core; every case of a past is a copy of one of them. */
export const MODELS: readonly Model[] = [
  { name: 'filed', at: 'officer', acts: [] },
  { name: 'handling', at: 'officer', acts: ['accept', 'note'] },
  { name: 'answered', at: 'officer', acts: ['accept', 'answer'] },
  { name: 'closed', at: 'officer', acts: WHOLE },
  { name: 'queued', at: 'unit', acts: [] },
  { name: 'claimed', at: 'unit', acts: ['claim', 'note'] },
  { name: 'unit closed', at: 'unit', acts: ['claim', 'note', 'note', ...CLAIMED] },
  { name: 'pooled', at: 'pool', acts: [] },
  { name: 'complaint', at: 'integrity', acts: [] },
  { name: 'complaint closed', at: 'integrity', acts: ['claim', ...CLAIMED] },
]

/** Units and people of the seeded district that the models name. */
const UNITS = {
  unit: { id: 'unit-water', name: '区水务局', areaId: '370613', takes: ['matter:water'], member: 'demo-unit-water-2' },
  integrity: { id: 'unit-integrity', name: '区营商环境监督室', areaId: '370613', takes: ['kind:complain'], member: 'demo-unit-integrity-2' },
} as const
const COMPLAINED_ABOUT = 'unit-market'

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`the core refused a past: ${JSON.stringify(result.error)}`)
  return result.value
}

const circumstances = (filedAt: Instant, step: number) => ({ now: addMs(filedAt, step * 4 * HOUR_MS), calendar: DEFAULT_CALENDAR, salt: 'c2FsdC1vZi1hLWNvcHk' })

function file({ at }: Model, { vault, clients }: Population, filedAt: Instant): Change {
  const client = clients[0]
  if (!client) throw new Error('a population without companies')
  const areaPath = [client.areaId, client.areaId.slice(0, 6), '370600']
  const [kind, matter]: [CaseKind, 'water' | null] = at === 'integrity' ? ['complain', null] : ['help', at === 'unit' ? 'water' : null]
  const officer = { personId: client.officer.id, name: client.officer.name, phone: '0000-100000', units: [], leave: null }
  return must(fileCase({
    id: 'model', number: '26010100000000', filer: client.clerk.id, kind, matter, urgent: false, text: WORDS, files: [],
    contact: { name: vault.seal('周经办'), phone: vault.seal('13800000000'), nameMasked: '周**', phoneMasked: '138****0000', phoneHash: vault.blind('13800000000'), phoneTail: vault.blind('tail|0000') },
    company: { id: client.companyId, name: client.companyName, areaId: client.areaId, areaName: '黄海路街道' }, areaPath, verified: true, profile: DEFAULT_PROFILE, ladder: DEFAULT_LADDER,
    routed: routeCase({ kind, matter }, {
      now: filedAt, areaPath, standIn: null, deputy: null, dispatchers: [{ areaId: '370613', personId: 'demo-dispatcher', units: [], leave: null }, { areaId: '370600', personId: 'demo-city-dispatcher', units: [], leave: null }],
    officer: at === 'pool' ? null : officer, units: Object.values(UNITS).map(({ takes, ...unit }) => ({ ...unit, takes: [...takes] })),
      subject: { personId: null, units: at === 'integrity' ? [COMPLAINED_ABOUT] : [] },
    }),
  }, circumstances(filedAt, 0)))
}

/** Who does the acts of a model; `confirm` is always the company's. */
function actorsOf({ at }: Model, { tenant, clients: [client] }: Population): { handler: Actor; clerk: Actor } {
  const unit = at === 'unit' || at === 'integrity' ? UNITS[at] : null
  return {
    handler: unit
      ? actorOf(personIdOf(tenant, unit.member), { memberships: [{ role: 'department', areaId: unit.areaId, unitId: unit.id }], workName: '经办', workPhone: '0000-200000' })
      : actorOf(client?.officer.id ?? '', { memberships: [{ role: 'officer', areaId: client?.areaId ?? '', unitId: `unit-station-${client?.areaId ?? ''}` }], workName: client?.officer.name ?? null, workPhone: '0000-100000' }),
    clerk: actorOf(client?.clerk.id ?? '', { memberships: [{ role: 'company', companyId: client?.companyId ?? '' }], workName: null, workPhone: null }),
  }
}

/** The rows of a model filed at that moment: of the case, its record and what the record says. `wakeAt`: its next alarm. */
export function rowsOfModel(model: Model, population: Population, filedAt: Instant) {
  const { handler, clerk } = actorsOf(model, population)
  let change = file(model, population, filedAt)
  const entries: TrailEntry[] = [...change.entries]
  for (const [step, act] of model.acts.entries()) {
    const needed = act === 'claim' || act === 'accept' || act === 'confirm' ? {} : { text: ANSWER, result: 'solved' }
    change = must(decide(CASE, change.next, { act, seen: change.next.version, input: needed } as Command<CaseShape>, act === 'confirm' ? clerk : handler, circumstances(filedAt, step + 1)))
    entries.push(...change.entries)
  }
  const { next, wakeAt } = change
  return { name: model.name, at: model.at, next: next satisfies Case, wakeAt, row: CASES.toRow(next, population.tenant), ...entryRows('case', 'model', entries, population.tenant) }
}
