import type { GovernedName } from './rights'

/**
 * What an administrator is shown of an action while he looks at what somebody else sees (docs/adr/0020):
 * - `seen`: what that person reads in office, less what goes round either of the two and less what is confidential;
 * - `own`: his own and nobody else's (messages, browsers, files, what he is as a private person), what is noted of whoever looks, and what an administrator reads as himself;
 * - `act`: it changes or sends something, and nothing is done in another's name.
 * Each action stands in one of the three lists, or it does not compile. The last is a type: whatever is in neither of the others is refused as an act, also an act of a flow.
 */
export type Viewable = 'seen' | 'own' | 'act'

// prettier-ignore
const SEEN = [
  'directory.me', 'directory.area', 'register.overview', 'register.companies', 'register.officers', 'register.tree', 'pairing.mine', 'case.list',
  'case.board', 'case.get', 'case.trail', 'supervision.list', 'rating.figures',
] as const

// prettier-ignore
const OWN = [
  'directory.scan', 'directory.findCompany', 'directory.inbox', 'directory.units', 'directory.officials', 'directory.mentioned', 'directory.colleagues', 'directory.contacts',
  'directory.company', 'directory.codeImage', 'directory.sign', 'register.company', 'register.changes', 'register.thing', 'register.things', 'register.contacts',
  'register.notJoined', 'register.rules', 'register.decisions', 'register.decisionsOf', 'handover.people', 'handover.preview', 'handover.list', 'settings.list',
  'settings.show', 'settings.preview', 'settings.readNotice', 'merge.show', 'deed.list', 'deed.ofCompany', 'import.list', 'import.show', 'import.rows',
  'import.returned', 'import.template', 'export.show', 'export.list', 'print.show', 'print.list', 'unlisted.areas', 'unlisted.list', 'unlisted.show', 'case.receipt', 'case.route',
  'desk.sessions', 'matter.show', 'matter.find', 'matter.list', 'matter.tree', 'binding.people', 'binding.record', 'binding.mine', 'binding.face', 'binding.list', 'binding.show',
] as const

// prettier-ignore
type Act =
  | 'directory.agreePrivacy' | 'directory.verifyPhone' | 'directory.join' | 'directory.bindCompany' | 'directory.setElder' | 'directory.actAs' | 'directory.setLeave'
  | 'directory.uploadTicket' | 'directory.readMessages' | 'directory.subscribed' | 'directory.reissueCode' | 'directory.reportSign' | 'directory.putUpSign'
  | 'register.saveCompany' | 'register.saveArea' | 'register.saveUnit' | 'register.saveHall' | 'register.saveWindow' | 'register.saveOffice' | 'register.closeThing'
  | 'register.moveArea' | 'register.setContacts' | 'register.invite' | 'register.withdrawInvitation'
  | 'register.addRule' | 'register.dropRule' | 'register.assign' | 'register.tryJob' | 'register.dropJob' | 'handover.carryOut' | 'settings.propose'
  | 'settings.decide' | 'merge.propose' | 'merge.decide' | 'viewing.start' | 'viewing.end' | 'import.ticket' | 'import.read' | 'import.apply' | 'import.stop' | 'import.undo'
  | 'import.work' | 'export.begin' | 'export.work' | 'print.preview' | 'print.begin' | 'print.work' | 'unlisted.link' | 'unlisted.unlink' | 'unlisted.setAside' | 'case.file' | 'case.openContact' | 'supervision.order'
  | 'rating.rateCase' | 'rating.rateWindow' | 'desk.look' | 'desk.confirm' | 'desk.refuse' | 'desk.end'
  | 'matter.solve' | 'matter.unsolve' | 'matter.save' | 'matter.close'
  | 'binding.invite' | 'binding.withdraw' | 'binding.join' | 'binding.apply' | 'binding.appeal' | 'binding.leave' | 'binding.decide' | 'binding.remove' | 'binding.handOver'
  | 'binding.hear' | 'binding.review'

type Assert<T extends true> = T
type Decided = (typeof SEEN)[number] | (typeof OWN)[number] | Act
/** No action is left out, and nothing is in a list that is no action. */
export type EveryActionIsDecided = Assert<[GovernedName, Decided] extends [Decided, GovernedName] ? true : { undecided: Exclude<GovernedName, Decided>; notAnAction: Exclude<Decided, GovernedName> }>

/** Is it read with the eyes of whoever is viewed? What leads to anything else is not drawn then. */
export const isSeen = (action: string): boolean => (SEEN as readonly string[]).includes(action)

/** How an action is answered while viewing. */
export const viewableOf = (action: string): Viewable =>
  isSeen(action) ? 'seen' : (OWN as readonly string[]).includes(action) ? 'own' : 'act'
