import type { By } from './scope'

/** What an action is about. Where it lies is read together with it, and held against the scope. */
export type SubjectKind =
  /** the caller himself */
  | 'self'
  /** nothing in particular: what the tenant shows to everybody, or a code shown by its holder */
  | 'public'
  | 'company'
  | 'unit'
  /** a company, a window or a case, by what is printed for it */
  | 'code'
  /** a window of a hall: of its unit, and where the hall lies */
  | 'window'
  /** documents with an audience: read through one door (tokens and exclusion), and the scope besides */
  | 'case'
  | 'supervision'
  /** a case, by whose request it is: of who filed it, and of his company */
  | 'request'
  /** the list or the board of one place: not of what lies in it */
  | 'tab'
  | 'board'
  /** the settings of the tenant: they lie at the roots of the tree of areas */
  | 'settings'
  /** the register of an area; an import and a rule, which are of an area */
  | 'register'
  | 'import'
  | 'rule'
  /** somebody of the register: he lies where all of his offices do */
  | 'official'
  /** a thing of the register, by its kind and id: where it lies */
  | 'thing'
  /** two areas, or two units, of which one is to go into the other: where both lie */
  | 'pair'
  /** a merge of such two, as it waits or was settled */
  | 'merge'
  /** a company that is not in the register: where it is said to be */
  | 'unlisted'
  /** a matter with its guide: of the area that keeps it */
  | 'matter'
  /** what the people of an area, or of a unit, have to do */
  | 'duties'
  /** a list that is written into a file: of one place, as on its page; and such a file, which is whose it is */
  | 'list'
  | 'export'
  /** a printing of signs, which is of an area */
  | 'print'

export interface Right {
  by: By
  subject: SubjectKind
}

/** Everybody is a resident. */
const OF_HIS_OWN = { by: { resident: 'own' }, subject: 'self' } as const
const READERS = { company: 'own', resident: 'own', officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area', lastResort: 'area' } as const
const ADMINISTERED = { by: { admin: 'area' }, subject: 'register' } as const
const OF_UNLISTED = { by: { admin: 'area' }, subject: 'unlisted' } as const
const OF_MERGE = { by: { admin: 'area' }, subject: 'merge' } as const
const OF_THING = { by: { admin: 'area' }, subject: 'thing' } as const
/** Of a unit its head alone, whom the use case asks for. */
const OF_DUTIES = { by: { admin: 'area', department: 'unit' }, subject: 'duties' } as const
const OF_IMPORT = { by: { admin: 'area' }, subject: 'import' } as const
/** Whoever is in office, for himself: a browser at a desk is his. */
const IN_OFFICE = { by: { officer: 'own', department: 'own', dispatcher: 'own', supervisor: 'own', admin: 'own', lastResort: 'own' }, subject: 'self' } as const
const OF_PRINT = { by: { admin: 'area' }, subject: 'print' } as const
/** The people of a company: whoever is one of them, its officer, the administrators of where it lies. */
const OF_PEOPLE = { by: { company: 'own', officer: 'own', admin: 'area' }, subject: 'company' } as const
const OF_OWNERS = { by: { company: 'own' }, subject: 'company' } as const
/** Of a company its owner, whom the core asks for; while it has none its officer. */
const OF_MANAGERS = { by: { company: 'own', officer: 'own' }, subject: 'company' } as const
const OF_REVIEW = { by: { admin: 'area' }, subject: 'company' } as const
const OF_EXPORT = { by: { resident: 'own' }, subject: 'export' } as const
const OFFICE = { officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' } as const

/**
 * Who may call what, how far it reaches, and what it is about: a row per action. Acts of a flow have none: who may do them stands in the table of
 * the flow. `serve` refuses whatever this table does not allow.
 */
// prettier-ignore
export const RIGHTS = {
  'directory.me':              OF_HIS_OWN,
  'directory.scan':            { by: { anonymous: 'tenant', resident: 'tenant' }, subject: 'public' },
  'directory.findCompany':     { by: { resident: 'tenant' }, subject: 'public' },
  'directory.agreePrivacy':    OF_HIS_OWN,
  'directory.verifyPhone':     OF_HIS_OWN,
  'directory.join':           OF_HIS_OWN,
  'directory.bindCompany':     { by: { resident: 'tenant' }, subject: 'public' },
  'directory.setElder':        OF_HIS_OWN,
  'directory.actAs':           OF_HIS_OWN,
  'directory.setLeave':        { by: { officer: 'own', department: 'own' }, subject: 'self' },
  'directory.uploadTicket':    OF_HIS_OWN,
  'directory.inbox':           OF_HIS_OWN,
  'directory.readMessages':    OF_HIS_OWN,
  'directory.subscribed':      OF_HIS_OWN,
  'directory.units':           { by: { resident: 'tenant' }, subject: 'public' },
  'directory.officials':       { by: { resident: 'tenant' }, subject: 'public' },
  'directory.mentioned':       { by: { resident: 'tenant' }, subject: 'public' },
  // The guide that whoever is not signed in may read (联系谁).
  'directory.contacts':       { by: { anonymous: 'tenant', resident: 'tenant' }, subject: 'public' },
  'directory.colleagues':      { by: { officer: 'unit', department: 'unit' }, subject: 'unit' },
  'directory.area':            { by: { dispatcher: 'area', supervisor: 'area', lastResort: 'area' }, subject: 'board' },
  'directory.company':         { by: { company: 'own' }, subject: 'company' },
  'directory.codeImage':       { by: { company: 'own', resident: 'own', officer: 'own', department: 'unit', admin: 'area' }, subject: 'code' },
  'directory.sign':            { by: { company: 'own', officer: 'own', admin: 'area' }, subject: 'code' },
  'directory.putUpSign':       { by: { officer: 'own', admin: 'area' }, subject: 'code' },
  'directory.reportSign':      { by: { company: 'own', officer: 'own', admin: 'area' }, subject: 'code' },
  'directory.reissueCode':     { by: { admin: 'area' }, subject: 'code' },
  'register.overview':         ADMINISTERED,
  'register.companies':        ADMINISTERED,
  'register.company':          { by: { admin: 'area' }, subject: 'company' },
  'register.changes':          OF_THING,
  'register.saveCompany':      ADMINISTERED,
  'register.officers':         ADMINISTERED,
  'register.tree':             ADMINISTERED,
  'register.thing':            OF_THING,
  'register.things':           ADMINISTERED,
  'register.saveArea':         ADMINISTERED,
  'register.saveUnit':         ADMINISTERED,
  'register.saveHall':         ADMINISTERED,
  'register.saveWindow':       ADMINISTERED,
  'register.saveOffice':       ADMINISTERED,
  'register.closeThing':       OF_THING,
  'register.moveArea':         ADMINISTERED,
  'register.contacts':        { by: { admin: 'area' }, subject: 'unit' },
  'register.setContacts':     { by: { admin: 'area' }, subject: 'unit' },
  'register.notJoined':        ADMINISTERED,
  'register.invite':           { by: { admin: 'area' }, subject: 'official' },
  'register.withdrawInvitation': { by: { admin: 'area' }, subject: 'official' },
  'register.rules':            ADMINISTERED,
  'register.addRule':          ADMINISTERED,
  'register.dropRule':         { by: { admin: 'area' }, subject: 'rule' },
  'register.assign':           ADMINISTERED,
  'handover.people':           OF_DUTIES,
  'handover.preview':          OF_DUTIES,
  'handover.carryOut':         OF_DUTIES,
  'handover.list':             OF_DUTIES,
  'settings.list':             ADMINISTERED,
  'settings.show':             ADMINISTERED,
  'settings.propose':          ADMINISTERED,
  'settings.decide':           ADMINISTERED,
  'settings.preview':          ADMINISTERED,
  'settings.readNotice':       ADMINISTERED,
  'viewing.start':             { by: { admin: 'area' }, subject: 'official' },
  'viewing.end':               { by: { admin: 'own' }, subject: 'self' },
  'merge.propose':             { by: { admin: 'area' }, subject: 'pair' },
  'merge.show':                OF_MERGE,
  'merge.decide':              OF_MERGE,
  'register.decisions':        ADMINISTERED,
  'register.decisionsOf':      ADMINISTERED,
  'register.tryJob':           { by: { admin: 'area' }, subject: 'settings' },
  'register.dropJob':          { by: { admin: 'area' }, subject: 'settings' },
  'deed.list':                 ADMINISTERED,
  'deed.ofCompany':            { by: { admin: 'area' }, subject: 'company' },
  'pairing.mine':              IN_OFFICE,
  'import.ticket':             ADMINISTERED,
  'import.list':               ADMINISTERED,
  'import.read':               OF_IMPORT,
  'import.apply':              OF_IMPORT,
  'import.stop':               OF_IMPORT,
  'import.undo':               OF_IMPORT,
  'import.work':               OF_IMPORT,
  'import.show':               OF_IMPORT,
  'import.rows':               OF_IMPORT,
  'import.returned':           OF_IMPORT,
  'import.template':           ADMINISTERED,
  // For offices. Whoever may not see the list itself is refused besides, with each batch of its rows.
  'print.preview':             ADMINISTERED,
  'print.begin':               OF_PRINT,
  'print.work':                OF_PRINT,
  'print.show':                OF_PRINT,
  'print.list':                ADMINISTERED,

  'export.begin':              { by: { ...OFFICE, lastResort: 'area', admin: 'area' }, subject: 'list' },
  'export.work':               OF_EXPORT,
  'export.show':               OF_EXPORT,
  'export.list':               OF_HIS_OWN,
  'unlisted.areas':            { by: { resident: 'tenant' }, subject: 'public' },
  'unlisted.list':             ADMINISTERED,
  'unlisted.show':             OF_UNLISTED,
  'unlisted.link':             OF_UNLISTED,
  'unlisted.unlink':           OF_UNLISTED,
  'unlisted.setAside':         OF_UNLISTED,
  'binding.people':            OF_PEOPLE,
  'binding.record':            OF_PEOPLE,
  'binding.mine':              OF_HIS_OWN,
  'binding.invite':            OF_MANAGERS,
  'binding.withdraw':          OF_MANAGERS,
  'binding.join':              OF_HIS_OWN,
  'binding.face':              { by: { officer: 'own' }, subject: 'company' },
  'binding.apply':             OF_HIS_OWN,
  'binding.appeal':            OF_HIS_OWN,
  'binding.leave':             OF_HIS_OWN,
  'binding.decide':            OF_MANAGERS,
  'binding.remove':            OF_OWNERS,
  'binding.handOver':          OF_OWNERS,
  'binding.hear':              OF_OWNERS,
  'binding.list':              ADMINISTERED,
  'binding.show':              OF_REVIEW,
  'binding.review':            OF_REVIEW,
  'case.file':                 { by: { resident: 'tenant' }, subject: 'public' },
  'case.route':                { by: { resident: 'tenant' }, subject: 'public' },
  'case.get':                  { by: READERS, subject: 'case' },
  'case.trail':                { by: READERS, subject: 'case' },
  'case.receipt':              { by: READERS, subject: 'case' },
  'case.list':                 { by: READERS, subject: 'tab' },
  'case.board':                { by: { dispatcher: 'area', supervisor: 'area', lastResort: 'area' }, subject: 'board' },
  'case.openContact':          { by: OFFICE, subject: 'case' },
  'supervision.order':         { by: { supervisor: 'area' }, subject: 'case' },
  'supervision.list':          { by: { ...OFFICE, lastResort: 'area' }, subject: 'case' },
  'rating.rateCase':           { by: { company: 'own', resident: 'own' }, subject: 'request' },
  // Whoever is not signed in rates with a ticket of the code, which the use case asks for.
  'rating.rateWindow':         { by: { anonymous: 'tenant', resident: 'tenant' }, subject: 'public' },
  'desk.look':                IN_OFFICE,
  'desk.confirm':             IN_OFFICE,
  'desk.refuse':              IN_OFFICE,
  'desk.sessions':            IN_OFFICE,
  'desk.end':                 IN_OFFICE,
  // The guide that whoever is not signed in may read.
  'matter.show':              { by: { anonymous: 'tenant', resident: 'tenant' }, subject: 'public' },
  'matter.find':              { by: { resident: 'tenant' }, subject: 'public' },
  'matter.list':              { by: { resident: 'tenant' }, subject: 'public' },
  'matter.solve':             OF_HIS_OWN,
  'matter.unsolve':           OF_HIS_OWN,
  'matter.tree':              ADMINISTERED,
  'matter.save':              ADMINISTERED,
  'matter.close':             { by: { admin: 'area' }, subject: 'matter' },
  'rating.figures':            { by: { department: 'unit', officer: 'unit', dispatcher: 'area', supervisor: 'area' }, subject: 'window' },
} as const satisfies Record<string, Right>

export type GovernedName = keyof typeof RIGHTS

type Open = { by: { resident: 'tenant' } } | { by: { resident: 'own' }; subject: 'self' }

/** Actions that everybody who is signed in may do, whatever he names: nothing has to be read to know it. */
export type OpenAction = { [A in GovernedName]: (typeof RIGHTS)[A] extends Open ? A : never }[GovernedName]

/** May it be called by somebody who is not signed in? */
export const isAnonymous = ({ by }: Right): boolean => by.anonymous !== undefined

/** Is it such a row? */
export const isOpen = ({ by, subject }: Right): boolean => by.resident === 'tenant' || (by.resident !== undefined && subject === 'self')
