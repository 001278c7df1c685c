import { createHash } from 'node:crypto'
import { trimmed } from '../../shared/case/append'
import { makeCaseNumber } from '../../shared/case/case-number'
import { type Command, decide } from '../../shared/case/decide'
import { askedInFiling, caseIdOf, fileCase } from '../../shared/case/file-case'
import type { CaseKind } from '../../shared/case/kinds'
import type { CaseAct } from '../../shared/case/lifecycle'
import { type Case, NEVER, type TrailEntry } from '../../shared/case/schema'
import { actorOf } from '../../shared/directory/actor-of'
import { makeCodeId } from '../../shared/directory/signed-code'
import { addMs, DAY_MS, HOUR_MS, type Instant } from '../../shared/kernel/instant'
import { maskName, maskPhone } from '../../shared/kernel/mask'
import { routeCase } from '../../shared/routing/route-case'
import { DEFAULT_CALENDAR } from '../../shared/sla/calendar/default-calendar'
import { DEFAULT_PROFILE } from '../../shared/sla/profile'
import { BUSY, type Client, type Population } from './population'

/** Open cases of the busy officer: those that make a work list long. */
export const BUSY_OPEN = 200
const PAST_DAYS = 60
const KINDS: readonly CaseKind[] = ['help', 'consult', 'suggest', 'stuck']

/** About 400 characters: with record and limits a case of some 2 KB in the floor and what the product makes of it here. */
export const WORDS = (
  '我公司主要生产通用机械零部件，近期接到一批出口订单，需要在月底以前把货物运到港口。运输企业要求提供道路运输证明和车辆通行手续，' +
  '我们到窗口问过两次，一次说材料不齐，一次说要先由街道盖章，街道又说不归他们管。现在货物压在仓库，每天都有费用，客户也在催。' +
  '请帮我们问清楚到底需要哪些材料、先到哪个窗口、大概几个工作日可以办完。营业执照、合同和装箱单都已经备好，可以随时送来。'
).repeat(2).slice(0, 400)

/** What becomes of the nth case: one in eight is still open, the rest has gone the whole way. */
type Stage = 'filed' | 'handling' | 'closed'
const STAGES: Record<Stage, readonly CaseAct[]> = { filed: [], handling: ['accept'], closed: ['accept', 'answer', 'confirm'] }
const stageOf = (at: number): Stage => (at < BUSY_OPEN ? (at % 2 ? 'filed' : 'handling') : at % 8 === 0 ? (at % 16 ? 'filed' : 'handling') : 'closed')

export interface PastCase {
  case: Case
  client: Client
  /** What the relay has moved out: `ledger` documents; empty for most copies. */
  ledger: (TrailEntry & { _id: string; tenant: string; schema: 1; caseId: string })[]
}

const unwrap = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(`the core refused a past of the bench: ${JSON.stringify(result.error)}`)
  return result.value
}
const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest().subarray(0, length))

/** Cases that the core makes one by one; later ones repeat them under ids of their own, which is what makes 100,000 a matter of minutes. */
const ORIGINALS = 4000
/** Of the copies only every so-many-th has its record in the ledger too: it would treble the disk space. */
const LEDGER_EVERY = 5

/** The past of a district, case by case, each as the relay leaves it: record in the ledger, nothing waiting. */
export function createPast(population: Population, now: Instant): (at: number) => PastCase {
  const originals: PastCase[] = []
  return (at) => {
    const original = at < ORIGINALS ? undefined : originals[BUSY_OPEN + ((at - BUSY_OPEN) % (ORIGINALS - BUSY_OPEN))]
    if (original) return copyOf(original, at)
    const made = pastCase(at, population, now)
    originals.push(made)
    return made
  }
}

function copyOf({ case: model, client, ledger }: PastCase, at: number): PastCase {
  const _id = createHash('sha256').update(`copy|${at}`).digest('base64url')
  const number = makeCaseNumber(model.filedAt, serialOf(at))
  return {
    client,
    case: { ...model, _id, number, codeId: makeCodeId(bytesOf(`copy|${at}`, 8)), byDue: model.byDue.replace(model._id, _id) },
    ledger: at % LEDGER_EVERY === 0 ? ledger.map((entry) => ({ ...entry, _id: `${_id}:${entry.seq}`, caseId: _id })) : [],
  }
}

const serialOf = (at: number): string => String(at % 10_000_000).padStart(7, '0')

/** The nth case, made by the pure core. */
function pastCase(at: number, { tenant, vault, clients, officers }: Population, now: Instant): PastCase {
  const stage = stageOf(at)
  // The busy officer's companies are every so-many-th; his open cases come first, later ones go to the others.
  const spread = at % clients.length
  const place = at < BUSY_OPEN ? BUSY : spread % officers.length === BUSY ? spread + 1 : spread
  const client = clients[place % clients.length] as Client
  const filedAt = addMs(now, -(stage === 'closed' ? 4 * DAY_MS : 5 * HOUR_MS) - ((at * 7919) % (PAST_DAYS * 24 * 60)) * 60_000)
  const requestId = `bench-past-${at}`
  const filing = { kind: KINDS[at % KINDS.length] as CaseKind, matter: null, text: `第 ${at} 件。${WORDS}`, files: [], urgent: at % 20 === 0 }
  const officer = client.officer.person
  const salt = Buffer.from(bytesOf(requestId, 16)).toString('base64url')
  let current = unwrap(fileCase(
    {
      ...filing, tenant, requestId,
      id: caseIdOf(client.clerk.openid, requestId),
      number: makeCaseNumber(filedAt, serialOf(at)),
      codeId: makeCodeId(bytesOf(`code|${requestId}`, 8)),
      filer: client.clerk.person._id,
      contact: {
        name: vault.seal('周经办'), phone: vault.seal(client.clerk.phone), nameMasked: maskName('周经办'), phoneMasked: maskPhone(client.clerk.phone),
        phoneHash: vault.blind(client.clerk.phone), phoneTail: vault.blind(`tail|${client.clerk.phone.slice(-4)}`),
      },
      company: { id: client.company._id, name: client.company.name, areaId: client.company.areaId, areaName: client.company.areaName },
      areaPath: client.company.areaPath,
      verified: true,
      routed: routeCase(filing, {
        now: filedAt, areaPath: client.company.areaPath, standIn: null, units: [], subject: { person: null, units: [] },
        officer: { person: officer._id, name: officer.workName ?? '', phone: officer.workPhone, units: [], leave: null },
      }),
      profile: DEFAULT_PROFILE,
      asked: askedInFiling({ ...filing, companyId: client.company._id, about: {}, contactHash: '' }),
    },
    { now: filedAt, calendar: DEFAULT_CALENDAR, salt },
  ))
  STAGES[stage].forEach((act, step) => {
    const person = act === 'confirm' ? client.clerk.person : officer
    const command: Command = { act, requestId: `${requestId}-${act}`, seen: current.version, ...(act === 'answer' ? { text: '已与交通运输部门核对清楚，所需材料清单和窗口已电话告知，证明今日办结。' } : {}) }
    current = unwrap(decide(current, command, actorOf(person._id, person), { now: addMs(filedAt, (step + 1) * 20 * HOUR_MS / 5), calendar: DEFAULT_CALENDAR, salt })).next
  })
  const ledger = current.trail.map((entry) => ({ ...entry, _id: `${current._id}:${entry.seq}`, tenant, schema: 1 as const, caseId: current._id }))
  return { case: { ...current, ...trimmed(current, current.trailCount), notices: [], relayAt: NEVER }, client, ledger }
}
