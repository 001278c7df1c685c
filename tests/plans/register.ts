import { createHash } from 'node:crypto'
import type { InputOf } from '../../shared/api'
import { makeUscc } from '../../shared/register/uscc'
import { ADMIN, CITY_ADMIN, OFFICER } from '../support/townspeople'
import type { Watched } from './watched'

const DISTRICT = '370613'
let serial = 0
const draw = (): string => `plan-register-${++serial}`

/** A sheet of companies: many new ones, some of them known. */
const sheetOf = (from: number, many: number, name: string, officer = '林知远'): Buffer => Buffer.from(['企业名称,统一社会信用代码,所属街道,住所,服务专员,联系人,联系电话,状态,行业',
  ...Array.from({ length: many }, (_, at) => `云澜${name}${from + at}有限公司,${makeUscc(`91370613MA9Y${String(from + at).padStart(5, '0')}`)},初家街道,示范路 ${at} 号,${officer},王示例,1390001${String(from + at).padStart(4, '0')},在营,C13`)].join('\r\n'))

async function upload({ must }: Watched, bytes: Buffer): Promise<string> {
  const { importId, url, headers } = await must('import.ticket', { areaId: DISTRICT, kind: 'companies', name: '名册.csv', source: '市场监管局', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, ADMIN)
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  return importId
}

async function step(watched: Watched, action: 'import.read' | 'import.apply' | 'import.undo', importId: string, told: Partial<InputOf<'import.read'>> = {}): Promise<void> {
  await watched.must(action as 'import.read', { requestId: draw(), importId, ...told }, ADMIN)
  while (['reading', 'applying', 'undoing'].includes((await watched.must('import.work', { importId }, ADMIN)).state));
}

async function bring(watched: Watched, bytes: Buffer): Promise<string> {
  const importId = await upload(watched, bytes)
  await step(watched, 'import.read', importId)
  await step(watched, 'import.apply', importId)
  return importId
}

/** What officers and members of a unit have in hand, handed over; the clock does the rest (`rest`). */
async function handOvers({ must }: Watched, street: string): Promise<void> {
  const { people } = await must('handover.people', { areaId: street }, ADMIN)
  const busy = people.filter(({ onDuty, companies }) => onDuty && companies > 0)
  const [from, to] = [busy[0]?.personId ?? '', busy[1]?.personId ?? '']
  await must('handover.people', { areaId: DISTRICT, search: '林知远' }, ADMIN)
  await must('handover.preview', { areaId: DISTRICT, fromId: from, toIds: [to] }, ADMIN)
  await must('handover.carryOut', { requestId: draw(), areaId: street, fromId: from, toIds: [to] }, ADMIN)
  const { people: members } = await must('handover.people', { unitId: 'unit-water' }, 'demo-unit-water-1')
  const [member, other] = [...members].sort((a, b) => b.cases - a.cases)
  await must('handover.carryOut', { requestId: draw(), unitId: 'unit-water', fromId: member?.personId ?? '', toIds: [other?.personId ?? ''] }, 'demo-unit-water-1')
  await must('handover.list', { areaId: street }, ADMIN)
}

/** The register looked up in every way, brought in from sheets, corrected by hand and taken back. */
export async function register(watched: Watched): Promise<void> {
  const { must, call } = watched
  const first = await bring(watched, sheetOf(0, 1500, '新来'))
  const second = await upload(watched, sheetOf(0, 1200, '改名'))
  await step(watched, 'import.read', second, { closeAbsent: true })
  await must('import.rows', { importId: second, act: 'bad' }, ADMIN)
  const { items: changed } = await must('import.rows', { importId: second, act: 'changed' }, ADMIN)
  await must('import.returned', { importId: second }, ADMIN)
  await step(watched, 'import.apply', second)
  await must('import.show', { importId: second }, ADMIN)
  await must('import.list', { areaId: DISTRICT }, ADMIN)
  for (const pile of ['operating', 'unmatched', 'key', 'ended'] as const) {
    const { next } = await must('register.companies', { areaId: DISTRICT, pile }, ADMIN)
    if (next !== null) await must('register.companies', { areaId: DISTRICT, pile, cursor: next }, CITY_ADMIN)
  }
  for (const search of ['新来', '有限公司', '改名1100', '91370613MA9Y', '13900010012', '0012', '林知远', '天马行空', '7K3M-9QXD']) await must('register.companies', { areaId: DISTRICT, search }, ADMIN)
  await bring(watched, sheetOf(3000, 20, '没有专员', ''))
  const { ruleId } = await must('register.addRule', { requestId: draw(), areaId: DISTRICT }, ADMIN)
  await must('register.rules', { areaId: DISTRICT }, ADMIN)
  await must('register.assign', { requestId: draw(), areaId: DISTRICT }, ADMIN)
  await must('register.dropRule', { requestId: draw(), ruleId }, ADMIN)
  // For the clock: what comes later.
  await must('register.addRule', { requestId: draw(), areaId: DISTRICT, industry: 'C13' }, ADMIN)
  await bring(watched, sheetOf(3100, 20, '后来', ''))
  await must('register.overview', { areaId: DISTRICT }, ADMIN)
  await must('register.places', { areaId: DISTRICT }, ADMIN)
  const companyId = changed[0]?.companyId ?? ''
  const { version, name, uscc, areaId } = await must('register.company', { companyId }, ADMIN)
  const corrected = { companyId, seen: version, name, uscc, areaId, address: '示范路 1000 号' }
  for (const requestId of [draw(), draw()]) await call('register.saveCompany', { requestId, ...corrected }, ADMIN)
  await must('register.saveCompany', { requestId: draw(), ...corrected, seen: version + 1 }, ADMIN)
  await must('register.changes', { companyId }, ADMIN)
  for (const importId of [second, first]) await step(watched, 'import.undo', importId)
  await must('import.rows', { importId: second, act: 'kept' }, ADMIN)
  await handOvers(watched, corrected.areaId)
  const { officers: [deputy] } = await must('register.places', { areaId: DISTRICT }, ADMIN)
  await must('register.saveCompany', { requestId: draw(), ...corrected, seen: (await must('register.company', { companyId }, ADMIN)).version, deputyId: deputy?.id ?? null }, ADMIN)
  await must('register.changes', { companyId }, ADMIN)
  await must('pairing.mine', {}, OFFICER)
  const stopped = await upload(watched, sheetOf(2000, 10, '停下'))
  await must('import.read', { requestId: draw(), importId: stopped }, ADMIN)
  await must('import.stop', { requestId: draw(), importId: stopped }, ADMIN)
}
