import { RIGHTS, type GovernedName } from '../../shared/access/rights'
import type { Scope } from '../../shared/access/scope'

/**
 * SQL: rows `m` of the caller's offices at that place (an expression) with which he may do the action so far: what is read hangs on them, so that
 * of any other place nothing is read. Made from the table of rights.
 */
export function officesAt(action: GovernedName, scope: Scope, place: string): string {
  const roles = Object.entries(RIGHTS[action].by).flatMap(([role, reach]) => (reach === scope ? [`'${role}'`] : []))
  if (roles.length === 0) throw new TypeError(`nobody may do ${action} by ${scope}`)
  return `mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId and m.role in (${roles.join(', ')}) and m.place = ${place}`
}
