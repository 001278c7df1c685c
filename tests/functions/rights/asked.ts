import { randomBytes } from 'node:crypto'
import { issueRatingTicket, RATING_TICKET_CHANCE } from '../../../cloudfunctions/_runtime/rating-ticket'
import type { ActionName } from '../../../shared/api'
import type { SubjectKind } from '../../../shared/access/rights'
import type { FunctionsUnderTest } from '../../support/functions'
import { toInstant } from '../../../shared/kernel/instant'
import { makeUscc } from '../../../shared/register/uscc'
import { draw } from '../../support/town'
import { AREA, type Caller, caseId, codeIdOf, companyId, exportId, importId, isPrivate, matterId, mergeId, officialId, type Place, printId, supervisionId, UNIT, unlistedId, windowId } from './world'

/** How a thing of one sort is named in an input; null: there is none in that place. */
export type Naming = (caller: Caller, place: Place) => object | null

const ofUnit: Naming = (_caller, place) => (UNIT[place] === undefined ? null : { unitId: UNIT[place] })
const ofArea: Naming = (_caller, place) => (AREA[place] === undefined ? null : { areaId: AREA[place] })
const ofCase: Naming = (caller, place) => (place === 'filed' && isPrivate(caller) ? null : { caseId: caseId(caller, place) })
const ofWindow: Naming = (_caller, place) => (UNIT[place] === undefined ? null : { windowId: windowId(place) })
const ofMatter: Naming = (_caller, place) => (AREA[place] === undefined ? null : { matterId: matterId(place) })
/** A company belongs to no unit, and goes round nobody; who is neither of it nor in office has none. */
const ofCompany: Naming = (caller, place) => (['filed', 'unit', 'excluded'].includes(place) || (place === 'own' && ['resident', 'nobody'].includes(caller)) ? null : { companyId: companyId(caller, place) })

function ofTab(caller: Caller, place: Place): object | null {
  if (place === 'own') return { tab: caller === 'company' ? { of: 'company', companyId: 'c-mine' } : { of: 'mine' } }
  if (place === 'unit') return { tab: { of: 'unit', ...ofUnit(caller, place) } }
  const area = ofArea(caller, place)
  return area && { tab: { of: caller === 'supervisor' ? 'supervise' : 'area', ...area } }
}

/** The register is an administrator's, cases are everybody else's. */
function ofList(caller: Caller, place: Place): object | null {
  if (caller === 'admin') return AREA[place] === undefined ? null : { list: { of: 'companies', areaId: AREA[place] } }
  const tab = ofTab(caller, place)
  return tab && { list: { of: 'cases', box: 'open', ...tab } }
}

/** One or more sorts of things for each kind of subject. What is nobody's own has one name for all, and one place. */
export const NAMINGS: Record<SubjectKind, Naming[]> = {
  self: [(_caller, place) => (place === 'own' ? {} : null)],
  public: [(_caller, place) => (place === 'otherArea' ? {} : null)],
  company: [ofCompany],
  unit: [ofUnit],
  // At a window the unit has no say over its code.
  code: [ofCompany, (caller, place) => (place === 'unit' ? null : ofWindow(caller, place)), ofMatter],
  window: [ofWindow],
  case: [ofCase],
  request: [ofCase],
  supervision: [(caller, place) => (place === 'filed' && isPrivate(caller) ? null : { supervisionId: supervisionId(caller, place) })],
  tab: [ofTab],
  board: [ofArea],
  // It lies above everybody but the administrator of the city (see below).
  register: [ofArea],
  duties: [ofArea, ofUnit],
  import: [(_caller, place) => (AREA[place] === undefined ? null : { importId: importId(place) })],
  official: [(_caller, place) => (AREA[place] === undefined ? null : { personId: officialId(place) })],
  print: [(_caller, place) => (AREA[place] === undefined ? null : { printId: printId(place) })],
  rule: [(_caller, place) => (AREA[place] === undefined ? null : { ruleId: importId(place) })],
  thing: [(_caller, place) => (UNIT[place] === undefined ? null : { of: 'unit', id: UNIT[place] }), (_caller, place) => (UNIT[place] === undefined ? null : { of: 'window', id: windowId(place) }),
    (_caller, place) => (AREA[place] === undefined ? null : { of: 'area', id: AREA[place] })],
  pair: [(_caller, place) => (UNIT[place] === undefined ? null : { of: 'unit', id: UNIT[place], toId: 'u-next' }), (_caller, place) => (AREA[place] === undefined ? null : { of: 'area', id: AREA[place], toId: 'a-street' })],
  merge: [(_caller, place) => (AREA[place] === undefined ? null : { areaId: AREA[place], mergeId: mergeId(place) })],
  unlisted: [(_caller, place) => (AREA[place] === undefined ? null : { unlistedId: unlistedId(place) })],
  matter: [ofMatter],
  list: [ofList],
  export: [(caller, place) => (place === 'own' && !isPrivate(caller) ? null : { exportId: exportId(caller, place) })],
  settings: [(_caller, place) => (place === 'otherArea' ? {} : null)],
}

/** Things of another sort, which an action takes besides. */
export const BESIDES: Partial<Record<ActionName, readonly [SubjectKind, Naming]>> = { 'directory.codeImage': ['case', ofCase] }

/** The rest of an input: whatever any of the actions takes; each takes its own. */
const REST = { text: '说明一下情况', seen: 1, reason: '联系办理', level: 5, agreed: true, elder: false, office: 'officer:none', leave: null, results: {}, kind: 'help', contact: { name: '赵示例' }, before: 99, box: 'open', revokeOnly: false, lost: true, result: 'solved' }

let companies = 0

const ratingTicketOf = ({ vault, emulator }: FunctionsUnderTest, codeId: string): string =>
  issueRatingTicket(vault, codeId, toInstant(emulator.clock.now()), randomBytes(RATING_TICKET_CHANCE))

/** What cannot be said for all of them alike. */
const SPECIAL: Partial<Record<ActionName, (functions: FunctionsUnderTest) => object>> = {
  'directory.scan': (functions) => ({ code: functions.sign(codeIdOf(windowId('otherArea'))) }),
  'directory.findCompany': () => ({ name: '示例' }),
  'directory.bindCompany': (functions) => ({ code: functions.sign(codeIdOf(companyId('company', 'otherArea'))) }),
  'case.file': (functions) => ({ code: functions.sign(codeIdOf(companyId('company', 'otherArea'))) }),
  'case.route': (functions) => ({ code: functions.sign(codeIdOf(companyId('company', 'otherArea'))) }),
  // With a ticket of its code, which only whoever is not signed in needs.
  'rating.rateWindow': (functions) => ({ code: functions.sign(codeIdOf(windowId('otherArea'))), ticket: ratingTicketOf(functions, codeIdOf(windowId('otherArea'))) }),
  'desk.look': () => ({ code: 'x'.repeat(22) }),
  'desk.confirm': () => ({ code: 'x'.repeat(22), number: 42 }),
  'desk.refuse': () => ({ code: 'x'.repeat(22) }),
  'desk.end': () => ({ sessionId: 'none' }),
  'directory.officials': () => ({ search: '示例' }),
  'directory.join': () => ({ invitation: 'none' }),
  'directory.mentioned': () => ({ companyId: companyId('company', 'otherArea') }),
  'directory.verifyPhone': () => ({ phoneCode: 'none' }),
  'directory.uploadTicket': () => ({ name: '照片.jpg', size: 10, type: 'image/jpeg', sha256: '0'.repeat(64) }),
  'register.saveCompany': () => ({ companyId: null, seen: undefined, contact: undefined, uscc: makeUscc(`91370613MA3C${String(++companies).padStart(5, '0')}`), name: '示例企业' }),
  'register.things': () => ({ of: 'unit' }),
  'register.saveArea': () => ({ id: null, seen: undefined, code: undefined, level: 'village', name: `示例村${++companies}` }),
  'register.saveUnit': () => ({ id: null, seen: undefined, kind: undefined, name: `示例局${++companies}` }),
  'register.saveHall': () => ({ id: null, seen: undefined, name: `示例厅${++companies}` }),
  'register.saveWindow': () => ({ id: null, seen: undefined, hallName: '示例大厅', number: String(++companies), name: '综合', unitId: 'u-next' }),
  'register.saveOffice': () => ({ id: null, seen: undefined, role: 'officer', unitId: 'u-next', name: '示例', phone: `1390000${String(++companies).padStart(4, '0')}` }),
  // Only asked what it would touch: what is closed or moved would be missing to whoever asks next.
  'register.closeThing': () => ({ preview: true }),
  'register.moveArea': () => ({ toAreaId: 'a-street', preview: true }),
  'register.setContacts': () => ({ contacts: [] }),
  'import.ticket': () => ({ kind: 'companies', name: '名册.csv', size: 10, sha256: '0'.repeat(64) }),
  'print.preview': () => ({ of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' } }),
  'import.template': () => ({ kind: 'companies' }),
  'register.decisionsOf': () => ({ sort: 'unlisted' }),
  'register.tryJob': () => ({ kind: 'tidy', key: 'none' }),
  'register.dropJob': () => ({ kind: 'tidy', key: 'none' }),
  'deed.list': () => ({ kind: 'look' }),
  'import.rows': () => ({ act: 'bad' }),
  'handover.preview': (functions) => ({ fromId: functions.personId('o-officer'), toIds: [functions.personId('o-officer')] }),
  'handover.carryOut': (functions) => ({ fromId: functions.personId('o-officer'), toIds: [functions.personId('o-officer')] }),
  'settings.show': () => ({ name: 'hours' }),
  'settings.propose': () => ({ name: 'hours', value: { hours: [{ from: '08:30', to: '12:00' }], seasons: [] }, citation: '示例办法' }),
  'settings.preview': () => ({ name: 'hours', value: { hours: [{ from: '08:30', to: '12:00' }], seasons: [] } }),
  'settings.decide': () => ({ name: 'hours', version: 9, decision: 'confirm' }),
  'merge.propose': () => ({ preview: true }),
  'merge.decide': () => ({ decision: 'confirm' }),
  'settings.readNotice': () => ({ text: '2026-10-01 休' }),
  'matter.find': () => ({ text: '示例' }),
  'matter.show': () => ({ matterId: matterId('otherArea') }),
  'matter.solve': () => ({ matterId: matterId('otherArea') }),
  'matter.unsolve': () => ({ solvedId: 'none' }),
  // Opened, which it is: what is closed would be missing to whoever asks next.
  'matter.close': () => ({ open: true }),
  'matter.save': () => ({ id: null, seen: undefined, topic: 'water', name: `示例事项${++companies}`, guide: {} }),
  'unlisted.list': () => ({ state: 'waiting' }),
  'unlisted.areas': () => ({ areaId: undefined }),
  'unlisted.link': () => ({ companyId: companyId('admin', 'otherUnit') }),
  'supervision.order': () => ({ day: '2026-11-26' }),
  'supervision.list': () => ({ before: undefined }),
  'binding.invite': () => ({ as: 'member' }),
  'binding.withdraw': () => ({ invitationId: 'none' }),
  'binding.join': () => ({ code: 'none', name: '示例名' }),
  'binding.apply': (functions) => ({ code: functions.sign(codeIdOf(companyId('company', 'otherArea'))), name: '示例名', files: [] }),
  'binding.appeal': () => ({ companyId: companyId('company', 'otherArea'), bindingId: 'none', words: '请再看一次' }),
  'binding.leave': () => ({ companyId: companyId('company', 'otherArea') }),
  'binding.decide': () => ({ bindingId: 'none', decision: 'grant' }),
  'binding.remove': () => ({ personId: 'somebody' }),
  'binding.handOver': () => ({ personId: 'somebody', stays: true }),
  'binding.hear': () => ({ hears: true }),
  'binding.show': () => ({ bindingId: 'none' }),
  'binding.review': () => ({ bindingId: 'none', decision: 'grant' }),
  'case.assign': () => ({ personId: 'somebody' }),
  'case.transfer': () => ({ unitId: 'u-next' }),
}

export const inputOf = (functions: FunctionsUnderTest, action: ActionName, named: object): object => ({ ...REST, requestId: draw(), ...SPECIAL[action]?.(functions), ...named })

/** What may stand in the way when the right does not: what the table of rights knows nothing of. */
export const BEYOND: Partial<Record<ActionName, readonly string[]>> = {
  'directory.bindCompany': ['PHONE_NOT_VERIFIED'],
  'directory.verifyPhone': ['PHONE_CODE_INVALID'],
  'directory.join': ['INVITATION_UNKNOWN'],
  'case.file': ['PHONE_NOT_VERIFIED'],
  // None of them has been read.
  'import.apply': ['IMPORT_NOT_SO_FAR'],
  'import.undo': ['IMPORT_NOT_SO_FAR'],
  'import.returned': ['IMPORT_NOT_SO_FAR', 'IMPORT_OF_ANOTHER'],
  // Nobody has proposed that; or somebody has by now.
  'settings.decide': ['SETTING_NOT_FOUND'],
  'settings.propose': ['SETTING_WAITING'],
  // It waits for too long.
  'merge.decide': ['MERGE_OVER'],
  // His last one is not written yet.
  'export.begin': ['EXPORT_RUNNING'],
  'print.begin': ['PRINT_RUNNING', 'PRINT_NOT_SO_FAR'],
  'print.preview': ['PRINT_NOTHING'],
  // Nobody of that name.
  'handover.preview': ['HANDOVER_TO_HIMSELF'],
  'handover.carryOut': ['HANDOVER_TO_HIMSELF'],
  // Another administrator was there first.
  'unlisted.link': ['UNLISTED_CHANGED', 'COMPANY_NOT_FOUND'],
  'unlisted.unlink': ['UNLISTED_CHANGED', 'UNLISTED_NOT_LISTED'],
  'unlisted.setAside': ['UNLISTED_CHANGED'],
  'matter.unsolve': ['MATTER_NOT_FOUND'],
  'register.tryJob': ['JOB_GONE'],
  'register.dropJob': ['JOB_GONE'],
  // A staff of it, and nobody has asked for anything.
  'binding.invite': ['BINDING_OWNER_ONLY'],
  'binding.withdraw': ['BINDING_OWNER_ONLY', 'BINDING_GONE'],
  'binding.join': ['PHONE_NOT_VERIFIED'],
  'binding.apply': ['INPUT_MISSING'],
  'binding.appeal': ['BINDING_GONE'],
  'binding.leave': ['BINDING_GONE'],
  'binding.decide': ['BINDING_GONE'],
  'binding.remove': ['BINDING_OWNER_ONLY'],
  'binding.handOver': ['BINDING_OWNER_ONLY'],
  'binding.show': ['BINDING_GONE'],
  'binding.review': ['BINDING_GONE'],
  'rating.rateCase': ['RATING_NOT_YET'],
  'desk.look': ['DESK_CODE_UNKNOWN'],
  'desk.confirm': ['DESK_CODE_UNKNOWN'],
  'desk.end': ['DESK_SESSION_NOT_FOUND'],
}
