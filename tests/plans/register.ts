import { createHash } from 'node:crypto'
import type { InputOf } from '../../shared/api'
import type { ImportKind } from '../../shared/register/import'
import { SERVES_AS_NAMES } from '../../shared/register/pairing'
import { makeUscc } from '../../shared/register/uscc'
import { ADMIN, CITY_ADMIN, OFFICER } from '../support/townspeople'
import type { Watched } from './watched'

const DISTRICT = '370613'
let serial = 0
const draw = (): string => `plan-register-${++serial}`

/** A sheet of companies: many new ones, some of them known. */
const sheetOf = (from: number, many: number, name: string, officer = '林知远'): Buffer => Buffer.from(['企业名称,统一社会信用代码,所属街道,住所,服务专员,联系人,联系电话,状态,行业',
  ...Array.from({ length: many }, (_, at) => `云澜${name}${from + at}有限公司,${makeUscc(`91370613MA9Y${String(from + at).padStart(5, '0')}`)},初家街道,示范路 ${at} 号,${officer},王示例,1390001${String(from + at).padStart(4, '0')},在营,C13`)].join('\r\n'))

async function upload({ must }: Watched, bytes: Buffer, kind: ImportKind = 'companies'): Promise<string> {
  const { importId, url, headers } = await must('import.ticket', { areaId: DISTRICT, kind, name: '名册.csv', source: '市场监管局', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, ADMIN)
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  return importId
}

async function step(watched: Watched, action: 'import.read' | 'import.apply' | 'import.undo', importId: string, told: Partial<InputOf<'import.read'>> = {}): Promise<void> {
  await watched.must(action as 'import.read', { requestId: draw(), importId, ...told }, ADMIN)
  while (['reading', 'applying', 'undoing'].includes((await watched.must('import.work', { importId }, ADMIN)).state));
}

async function bring(watched: Watched, bytes: Buffer, kind?: ImportKind): Promise<string> {
  const importId = await upload(watched, bytes, kind)
  await step(watched, 'import.read', importId)
  await step(watched, 'import.apply', importId)
  return importId
}

type Query = (sql: string, values?: unknown[]) => Promise<unknown>

/** What officers and members of a unit have in hand, handed over; the clock does the rest (`rest`). */
async function handOvers({ must }: Watched, street: string, query: Query): Promise<void> {
  const { people } = await must('handover.people', { areaId: street }, ADMIN)
  const busy = people.filter(({ onDuty, companies }) => onDuty && companies > 0)
  const [from, to] = [busy[0]?.personId ?? '', busy[1]?.personId ?? '']
  await must('handover.people', { areaId: DISTRICT, search: '林知远' }, ADMIN)
  await must('handover.preview', { areaId: DISTRICT, fromId: from, toIds: [to] }, ADMIN)
  await must('handover.carryOut', { requestId: draw(), areaId: street, fromId: from, toIds: [to] }, ADMIN)
  // As if it were of more than goes at once, and of pairings besides: what is left goes by the clock.
  await query('update mashangban.handovers set more = true')
  await query('update mashangban.companies set officer_id = $1 where id in (select id from mashangban.companies where officer_id = $2 order by id limit 30)', [from, to])
  await query("insert into mashangban.pairings (tenant, company_id, person_id, rank) select tenant, id, $1, 'leader' from mashangban.companies where area_id = $2 order by id limit 30 on conflict do nothing", [from, street])
  const { people: members } = await must('handover.people', { unitId: 'unit-water' }, 'demo-unit-water-1')
  const [member, other] = [...members].sort((a, b) => b.cases - a.cases)
  await must('handover.carryOut', { requestId: draw(), unitId: 'unit-water', fromId: member?.personId ?? '', toIds: [other?.personId ?? ''] }, 'demo-unit-water-1')
  await must('handover.list', { areaId: street }, ADMIN)
}

const tableOf = (rows: readonly (readonly string[])[]): Buffer => Buffer.from(rows.map((row) => row.join(',')).join('\r\n'))
const times = (many: number, row: (at: number) => string[]): string[][] => Array.from({ length: many }, (_, at) => row(at))

/** Each of the other kinds brought in, changed by a second sheet, and both taken back. */
async function otherKinds(watched: Watched): Promise<void> {
  const codeOf = (at: number): string => makeUscc(`91370613MA9Y${String(at).padStart(5, '0')}`)
  const sheets: readonly (readonly [ImportKind, Buffer, Buffer])[] = [
    ['areas', tableOf([['区域名称', '级别', '上级区域', '区划代码'], ...times(40, (at) => [`${at}号网格`, '网格', '计划社区', String(9000 + at)]), ['计划社区', '村社', '初家街道', '9999']]), tableOf([['区域名称', '级别', '上级区域', '区划代码'], ['新网格', '网格', '计划社区', '9001']])],
    ['units', tableOf([['单位名称', '所属区域', '单位类型', '电话'], ...times(40, (at) => [`计划站${at}`, '初家街道', '服务站', '1'])]), tableOf([['单位名称', '所属区域', '电话'], ['计划站1', '初家街道', '2']])],
    ['windows', tableOf([['大厅名称', '大厅所在区域', '大厅地址', '窗口号', '窗口名称', '窗口单位'], ...times(40, (at) => [`计划厅${at % 3}`, '初家街道', '', String(at), `计划窗${at}`, '区市场监管局'])]),
      tableOf([['大厅名称', '大厅所在区域', '大厅地址', '窗口号', '窗口名称', '窗口单位'], ['计划厅1', '初家街道', '示范路 2 号', '1', '计划新窗', '区市场监管局']])],
    ['officials', tableOf([['姓名', '手机号', '职务', '单位', '负责区域', '任期最后一天'], ...times(40, (at) => [`计划员${at}`, `1390088${String(at).padStart(4, '0')}`, '服务专员', '区市场监管局', '初家街道', at === 3 ? '2035-01-01' : ''])]),
      tableOf([['姓名', '手机号', '职务', '单位', '负责区域', '单位负责人'], ['计划员1', '13900880001', '服务专员', '区市场监管局', '初家街道', '是']])],
    ['assignments', tableOf([['信用代码', '企业名称', '服务专员', '结对身份'], ...times(40, (at) => [codeOf(at), '', '周念', '']), ...times(40, (at) => [codeOf(at), '', '钱督', '联系领导']), ['', '云澜改名41有限公司', '周念', '副专员']]),
      tableOf([['信用代码', '服务专员', '结对身份'], [codeOf(1), '林知远', ''], [codeOf(2), '唐果', '副专员']])],
  ]
  for (const [kind, first, second] of sheets) {
    await watched.must('import.template', { areaId: DISTRICT, kind }, ADMIN)
    const imports = [await bring(watched, first, kind), await bring(watched, second, kind)]
    for (const importId of imports.reverse()) await step(watched, 'import.undo', importId)
    for (const act of ['changed', 'kept'] as const) await watched.must('import.rows', { importId: imports[0] ?? '', act }, ADMIN)
  }
}

const HOURS = { hours: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:00' }], seasons: [] }

/** Settings looked up, proposed, previewed over all that is open, confirmed and taken back. */
async function settings({ must }: Watched): Promise<void> {
  const place = { areaId: DISTRICT, name: 'hours' as const }
  await must('settings.list', { areaId: DISTRICT, unitId: 'unit-water' }, ADMIN)
  await must('settings.preview', { ...place, value: HOURS }, ADMIN)
  await must('settings.preview', { areaId: '370600', name: 'hotline', value: '0000-67890' }, CITY_ADMIN)
  const { version } = await must('settings.propose', { ...place, requestId: draw(), value: HOURS, citation: '示例办法' }, ADMIN)
  await must('register.overview', { areaId: DISTRICT }, ADMIN)
  await must('settings.decide', { ...place, requestId: draw(), version, decision: 'confirm' }, CITY_ADMIN)
  await must('settings.show', place, ADMIN)
  await must('settings.propose', { areaId: '370600', name: 'hotline', requestId: draw(), value: '0000-67890' }, CITY_ADMIN)
  await must('settings.readNotice', { areaId: DISTRICT, text: '2026-10-01 休' }, ADMIN)
}

/** The register looked up in every way, brought in from sheets, corrected by hand and taken back. */
export async function register(watched: Watched, { query }: { query: Query }): Promise<void> {
  const { must, call } = watched
  await settings(watched)
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
  await must('register.changes', { of: 'rule', id: DISTRICT }, ADMIN)
  // For the clock: what comes later.
  await must('register.addRule', { requestId: draw(), areaId: DISTRICT, industry: 'C13' }, ADMIN)
  await bring(watched, sheetOf(3100, 20, '后来', ''))
  await must('register.overview', { areaId: DISTRICT }, ADMIN)
  await must('register.officers', { areaId: DISTRICT, search: '林' }, ADMIN)
  const companyId = changed[0]?.thingId ?? ''
  const { version, name, uscc, areaId } = await must('register.company', { companyId }, ADMIN)
  const corrected = { companyId, seen: version, name, uscc, areaId, address: '示范路 1000 号' }
  for (const requestId of [draw(), draw()]) await call('register.saveCompany', { requestId, ...corrected }, ADMIN)
  await must('register.saveCompany', { requestId: draw(), ...corrected, seen: version + 1 }, ADMIN)
  await must('register.changes', { of: 'company', id: companyId }, ADMIN)
  for (const importId of [second, first, await bring(watched, sheetOf(3200, 20, '带错'))]) await step(watched, 'import.undo', importId)
  await must('import.rows', { importId: second, act: 'kept' }, ADMIN)
  await handOvers(watched, corrected.areaId, query)
  await otherKinds(watched)
  const { items: [deputy] } = await must('register.officers', { areaId: DISTRICT }, ADMIN)
  await must('register.saveCompany', { requestId: draw(), ...corrected, seen: (await must('register.company', { companyId }, ADMIN)).version, deputyId: deputy?.id ?? null }, ADMIN)
  await must('register.changes', { of: 'company', id: companyId }, ADMIN)
  for (const ranks of [SERVES_AS_NAMES, ['lead'], ['deputy', 'leader']] as const) {
    const { next } = await must('pairing.mine', { ranks: [...ranks], limit: 5 }, OFFICER)
    if (next !== null) await must('pairing.mine', { ranks: [...ranks], cursor: next }, OFFICER)
  }
  const stopped = await upload(watched, sheetOf(2000, 10, '停下'))
  await must('import.read', { requestId: draw(), importId: stopped }, ADMIN)
  await must('import.stop', { requestId: draw(), importId: stopped }, ADMIN)
}
