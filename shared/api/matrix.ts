import type { ActionName } from '.'
import type { Actor, Membership } from '../access/actor'
import type { Role } from '../access/roles'

/**
 * Who may do what beyond the lifecycle table, and how far it reaches. `own` = what the person filed, handles or belongs to;
 * `unit` = the unit; `area` = the area and what lies in it. A role that is not listed may not.
 * Acts on a case are in CASE_LIFECYCLE (role and guard together); reading a case is by audience token.
 */
export type Scope = 'own' | 'unit' | 'area'

type Governed = Exclude<
  ActionName,
  | 'case.file' | 'case.accept' | 'case.return' | 'case.transfer' | 'case.claim' | 'case.assign' | 'case.note' | 'case.requestMaterial'
  | 'case.supplyMaterial' | 'case.answer' | 'case.confirm' | 'case.reopen' | 'case.withdraw' | 'case.close'
>

const EVERYBODY: Partial<Record<Role, Scope>> = {
  company: 'own', resident: 'own', officer: 'own', department: 'own', dispatcher: 'own', supervisor: 'own', admin: 'own',
}

// prettier-ignore
export const PERMISSIONS: Record<Governed, Partial<Record<Role, Scope>>> = {
  'directory.me':              EVERYBODY,
  'directory.scan':            EVERYBODY,
  'directory.agreePrivacy':    EVERYBODY,
  'directory.verifyPhone':     EVERYBODY,
  'directory.bindCompany':     EVERYBODY,
  'directory.setElder':        EVERYBODY,
  'directory.setLeave':        { officer: 'own', department: 'own' },
  'directory.uploadTicket':    EVERYBODY,
  'directory.inbox':           EVERYBODY,
  'directory.readMessages':    EVERYBODY,
  'directory.subscribed':      EVERYBODY,
  'directory.units':           EVERYBODY,
  'directory.colleagues':      { officer: 'unit', department: 'unit' },
  'directory.company':         { company: 'own' },
  'directory.codeImage':       { company: 'own', resident: 'own', officer: 'own', department: 'unit', admin: 'area' },
  'directory.reissueCode':     { admin: 'area' },
  'directory.replaceCalendar': { admin: 'area' },
  'case.get':                  { company: 'own', resident: 'own', officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'case.trail':                { company: 'own', resident: 'own', officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'case.receipt':              { company: 'own', resident: 'own', officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'case.list':                 { company: 'own', resident: 'own', officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'case.openContact':          { officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'supervision.order':         { supervisor: 'area' },
  'supervision.reply':         { officer: 'own', department: 'unit', dispatcher: 'area' },
  'supervision.meet':          { supervisor: 'area' },
  'supervision.withdraw':      { supervisor: 'area' },
  'supervision.list':          { officer: 'own', department: 'unit', dispatcher: 'area', supervisor: 'area' },
  'case.board':                { dispatcher: 'area', supervisor: 'area' },
  'rating.rateCase':           { company: 'own', resident: 'own' },
  'rating.rateWindow':         EVERYBODY,
  'rating.figures':            { department: 'unit', officer: 'unit', dispatcher: 'area', supervisor: 'area' },
}

/** The memberships with which an actor may do an action, each with its scope; empty = may not. A person without any office is a resident. */
export function grantsFor(actor: Actor, action: keyof typeof PERMISSIONS): { scope: Scope; membership: Membership }[] {
  const row = PERMISSIONS[action]
  const held: readonly Membership[] = actor.memberships.length > 0 ? actor.memberships : [{ role: 'resident' }]
  return held.flatMap((membership) => {
    const scope = row[membership.role]
    return scope ? [{ scope, membership }] : []
  })
}

/** May the actor do it at all, in any office? How far it reaches is decided by the scope of each grant. */
export const can = (actor: Actor, action: keyof typeof PERMISSIONS): boolean => grantsFor(actor, action).length > 0
