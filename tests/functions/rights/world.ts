import { keptOf } from '../../../cloudfunctions/_flow/flows'
import { membershipRow } from '../../../emulator/seed/rows'
import type { Membership } from '../../../shared/access/actor'
import type { Case } from '../../../shared/case/schema'
import type { Supervision } from '../../../shared/supervision/schema'
import { entryRows } from '../../../cloudfunctions/_flow/entries'
import { filedEntry, insertCases } from '../../support/fixtures/stored-case'
import type { FunctionsUnderTest } from '../../support/functions'

/**
 * Where a thing lies as somebody sees it: his own (his task, or what he filed or is his company's), of his unit, of another unit in his area, in
 * another area, of another tenant; and one that would be his in every way if it did not go round him. An official has besides what he filed as
 * a private person.
 */
export const PLACES = ['own', 'filed', 'unit', 'otherUnit', 'otherArea', 'otherTenant', 'excluded'] as const
export type Place = (typeof PLACES)[number]

const [CITY, DISTRICT, STREET, FAR] = ['a-city', 'a-dist', 'a-street', 'a-far'] as const
const HERE = [STREET, DISTRICT, CITY]
const THERE = [FAR, CITY]
export const OTHER_TENANT = 'other'
export const UNIT: Partial<Record<Place, string>> = { unit: 'u-mine', otherUnit: 'u-next', otherArea: 'u-far', otherTenant: 'u-abroad' }
export const AREA: Partial<Record<Place, string>> = { otherUnit: DISTRICT, otherArea: FAR, otherTenant: 'a-abroad' }
export const MINE = 'u-mine'

/** One membership each; who has none, and nobody at all. */
export const CALLERS = {
  company: [{ role: 'company', companyId: 'c-mine' }],
  resident: [{ role: 'resident', areaId: STREET }],
  officer: [{ role: 'officer', areaId: STREET, unitId: MINE }],
  department: [{ role: 'department', areaId: DISTRICT, unitId: MINE, head: true }],
  dispatcher: [{ role: 'dispatcher', areaId: DISTRICT, unitId: MINE }],
  supervisor: [{ role: 'supervisor', areaId: DISTRICT, unitId: MINE }],
  admin: [{ role: 'admin', areaId: DISTRICT, unitId: MINE }],
  nobody: [],
  anonymous: [],
} as const satisfies Record<string, Membership[]>
export type Caller = keyof typeof CALLERS
export const NAMES = Object.keys(CALLERS) as Caller[]

export const openidOf = (caller: Caller): string | null => (caller === 'anonymous' ? null : `o-${caller}`)
export const isPrivate = (caller: Caller): boolean => ['company', 'resident', 'nobody', 'anonymous'].includes(caller)
/** Ids say whose and where: `k03` is the case of the first caller in the fourth place. */
const serial = (kind: string) => (caller: Caller, place: Place): string => `${kind}${NAMES.indexOf(caller)}${PLACES.indexOf(place)}`
export const [caseId, supervisionId] = [serial('k'), serial('s')]
export const companyId = (caller: Caller, place: Place): string => (caller === 'company' && place === 'own' ? 'c-mine' : serial('c')(caller, place))
export const importId = (place: Place): string => `im${PLACES.indexOf(place)}`
export const printId = (place: Place): string => `pr${PLACES.indexOf(place)}`
export const exportId = serial('ex')
export const officialId = (place: Place): string => `of${PLACES.indexOf(place)}`
export const unlistedId = (place: Place): string => `un-${PLACES.indexOf(place)}`
export const matterId = (place: Place): string => `ma-${PLACES.indexOf(place)}`
export const mergeId = (place: Place): string => `me${PLACES.indexOf(place)}`
export const windowId = (place: Place): string => `w${PLACES.indexOf(place)}`
export const codeIdOf = (id: string): string => id.padEnd(11, '_')

const tenantOf = (place: Place): { tenant?: string } => (place === 'otherTenant' ? { tenant: OTHER_TENANT } : {})
const isFar = (place: Place): boolean => place === 'own' || place === 'filed' || place === 'otherArea'

/** A case in that place: only what is named by the place ties it to the caller. */
function caseIn(functions: FunctionsUnderTest, caller: Caller, place: Place): Partial<Case> & { id: string } {
  const [me, stranger] = [functions.personId(openidOf(caller) ?? ''), functions.personId('o-stranger')]
  const everyWay = place === 'otherTenant' || place === 'excluded'
  const mine = place === 'own' || everyWay
  const unit = isFar(place) ? 'u-far' : place === 'otherUnit' ? 'u-next' : MINE
  const company = mine && caller === 'company' ? 'c-mine' : 'c-x'
  return {
    id: caseId(caller, place),
    filer: place === 'filed' || (mine && isPrivate(caller) && caller !== 'company') ? me : stranger,
    company: { id: company, name: '示例企业', areaId: isFar(place) ? FAR : STREET, areaName: '示例街道' },
    areaPath: isFar(place) ? THERE : HERE,
    holder: { unitId: unit, unitName: '示例单位', handler: mine && !isPrivate(caller) ? me : stranger, handlerName: '示例', handlerPhone: null, poolArea: null },
    ...(place === 'excluded' ? { kind: 'complain' as const, excluded: { personId: me, units: [] } } : {}),
  }
}

/** An order on that case, for whoever has it. */
function orderOn(functions: FunctionsUnderTest, caller: Caller, place: Place): object {
  const { areaPath = [] } = caseIn(functions, caller, place)
  const at = '2026-01-05T01:00:00.000Z'
  const order: Supervision = {
    id: supervisionId(caller, place), version: 1, number: 'n', title: '督办', status: 'ordered', box: 'open', parent: { of: 'case', id: caseId(caller, place) },
    orderedBy: functions.personId('o-stranger'), orderedAt: at, holders: [`p:${functions.personId(openidOf(caller) ?? '')}`], holderName: null, areaPath, limit: { amount: 3, unit: 'naturalDays' },
    clocks: { reply: null }, calendarVersion: 1, alarmsDone: [], counts: {}, dueAt: null, closedAt: null, flagged: false, headHash: 'h',
  }
  return { ...keptOf('supervision').toRow(order, ''), tenant: functions.emulator.environment['TENANT'], ...tenantOf(place) }
}

async function insertPlaces({ insert }: FunctionsUnderTest): Promise<void> {
  const area = (id: string, level: string, path: string[]) => ({ id, name: id, level, parent_id: path[1] ?? null, path })
  await insert('areas', [area(CITY, 'city', [CITY]), area(DISTRICT, 'district', [DISTRICT, CITY]), area(STREET, 'street', HERE), area(FAR, 'district', THERE),
    { ...area('a-abroad', 'city', ['a-abroad']), tenant: OTHER_TENANT }])
  const hall = (id: string, area_id: string, more = {}) => ({ id, name: id, area_id, address: id, ...more })
  await insert('halls', [hall('h-here', STREET), hall('h-there', FAR), hall('h-abroad', 'a-abroad', { tenant: OTHER_TENANT })])
  for (const [place, id] of Object.entries(UNIT) as [Place, string][]) {
    const at = { hall: place === 'otherTenant' ? 'h-abroad' : isFar(place) ? 'h-there' : 'h-here', area: place === 'otherTenant' ? 'a-abroad' : isFar(place) ? FAR : DISTRICT }
    await insert('units', [{ id, name: id, area_id: at.area, phone: '0000-0', takes: [], ...tenantOf(place) }])
    await insert('windows', [{ id: windowId(place), hall_id: at.hall, unit_id: id, name: id, number: '1', ...tenantOf(place) }])
    await insert('codes', [codeOf('window', windowId(place), place)])
  }
}

/** An import into each area, for which no file ever arrived; beside it a rule and a merge. */
const printIn = (place: Place, area_id: string): object => ({
  id: printId(place), area_id, person_id: 'somebody', of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' }, words: '示例', state: 'sample', found: { before: 0, unknown: [] }, total: 1, done: 0, left_out: 0,
  sample: '', list: '', failure: null, made_at: '2026-01-05T01:00:00.000Z', ended_at: null, until: '2027-01-05T01:00:00.000Z', ...tenantOf(place),
})
const importIn = (place: Place, area_id: string) => ({
  id: importId(place), kind: 'companies', area_id, person_id: 'somebody', name: '名册.csv', source: '', object: importId(place), size: 10, sha256: '', state: 'uploaded', close_absent: false,
  line: 0, total: 0, counts: { acts: {}, folds: {}, fields: {} }, made_at: '2026-01-05T01:00:00.000Z', until: '2099-01-05T01:00:00.000Z', ...tenantOf(place),
})

const codeOf = (of: string, id: string, place: Place) =>
  ({ code_id: codeIdOf(id), of, id, revision: 0, short_code: null, status: 'active', issued_at: '2026-01-05T01:00:00.000Z', revoked_at: null, reason: null, ...tenantOf(place) })

async function insertImports({ insert }: FunctionsUnderTest): Promise<void> {
  for (const [place, area] of Object.entries(AREA) as [Place, string][]) {
    await insert('imports', [importIn(place, area)])
    await insert('prints', [printIn(place, area)])
    await insert('unlisted', [{ id: unlistedId(place), name: '示例小店', area_id: area, filed_at: '2026-01-05T01:00:00.000Z', last_at: '2026-01-05T01:00:00.000Z', state: 'waiting', version: 1, ...tenantOf(place) }])
    await insert('matters', [{ id: matterId(place), version: 1, state: 'open', area_id: area, topic: 'water', parent_id: null, path: [matterId(place)], name: matterId(place), also: [], unit_ids: [], phone: '', starts: null, ends: null, guide: { who: '', bring: '', steps: '', place: '', hours: '', takes: '', forms: '', law: '' }, words: ['示例事项'], spelt: [], ...tenantOf(place) }])
    await insert('codes', [codeOf('matter', matterId(place), place)])
    await insert('merges', [{ id: mergeId(place), of: 'area', from_id: area, into_id: area, from_version: 1, into_version: 1, reason: '', touches: { areas: 1, units: 0, windows: 0, companies: 0, people: 0, openCases: 0 }, state: 'proposed', proposed_by: 'somebody', proposed_at: '2026-01-05T01:00:00.000Z', ...tenantOf(place) }])
    await insert('assignment_rules', [{ id: importId(place), area_id: area, key: false, officers: [], person_id: 'somebody', made_at: '2026-01-05T01:00:00.000Z', ...tenantOf(place) }])
  }
}

/** One of everybody, as a private person whatever his office; elsewhere somebody else's. All have failed, so that none is in the way of another. */
const exportIn = (functions: FunctionsUnderTest, caller: Caller, place: Place) => ({
  id: exportId(caller, place), person_id: ['own', 'filed', 'otherTenant'].includes(place) ? functions.personId(openidOf(caller) ?? '') : 'somebody', list: 'companies',
  asked: { of: 'companies', areaId: DISTRICT, pile: 'operating' }, words: DISTRICT, state: 'failed', rows: 0, object: '', made_at: '2026-01-05T01:00:00.000Z', until: '2099-01-05T01:00:00.000Z', ...tenantOf(place),
})

/** Officials who have never signed in, of an area each. */
async function insertOfficials({ insert }: FunctionsUnderTest): Promise<void> {
  for (const [place, areaId] of Object.entries(AREA) as [Place, string][]) {
    const id = officialId(place)
    await insert('persons', [{ id, work_name: id, elder: false, ...tenantOf(place) }])
    await insert('memberships', [{ ...membershipRow(id, { role: 'supervisor', areaId, unitId: UNIT[place] ?? MINE }), ...tenantOf(place) }])
  }
}

async function insertCallers(functions: FunctionsUnderTest): Promise<void> {
  for (const caller of NAMES) {
    const openid = openidOf(caller)
    if (openid === null) continue
    const id = functions.personId(openid)
    await functions.insert('persons', [{ id, openid: functions.vault.seal(openid), work_name: isPrivate(caller) ? null : caller, work_phone: null, unit_name: null, elder: false, privacy_agreed_at: '2026-01-05T01:00:00.000Z' }])
    await functions.insert('memberships', CALLERS[caller].map((membership) => membershipRow(id, membership)))
  }
}

/** Puts everybody, and for everybody a thing of each sort in each place, into the empty database of the test. */
export async function insertWorld(functions: FunctionsUnderTest): Promise<void> {
  await insertPlaces(functions)
  await insertCallers(functions)
  await insertImports(functions)
  await insertOfficials(functions)
  const abroad: FunctionsUnderTest = { ...functions, insert: (table, rows) => functions.insert(table, rows.map((row) => ({ ...row, tenant: OTHER_TENANT }))) }
  for (const caller of NAMES) {
    for (const place of PLACES) {
      const id = companyId(caller, place)
      const officer_id = (place === 'own' && !isPrivate(caller)) || place === 'otherTenant' ? functions.personId(openidOf(caller) ?? '') : null
      await functions.insert('companies', [{ id, name: id, uscc: id, area_id: isFar(place) ? FAR : STREET, address: '', officer_id, contact_hashes: [], ...tenantOf(place) }])
      await functions.insert('codes', [codeOf('company', id, place)])
      await insertCases(place === 'otherTenant' ? abroad : functions, [caseIn(functions, caller, place)])
      await functions.insert('exports', [exportIn(functions, caller, place)])
      await functions.insert('supervisions', [orderOn(functions, caller, place)])
      const { entries, contents } = entryRows('supervision', supervisionId(caller, place), [filedEntry({ filer: 'o-stranger' }, { kind: 'ordered' as never })], '')
      await functions.insert('entries', entries.map((row) => ({ ...row, tenant: functions.emulator.environment['TENANT'], ...tenantOf(place) })))
      await functions.insert('entry_contents', contents.map((row) => ({ ...row, tenant: functions.emulator.environment['TENANT'], ...tenantOf(place) })))
    }
  }
}
