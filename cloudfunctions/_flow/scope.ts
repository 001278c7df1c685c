import type { GovernedName } from '../../shared/access/rights'
import { type Role, ROLES } from '../../shared/access/roles'
import { asksOf, type By, type Held, type Scope, type Subject } from '../../shared/access/scope'
import { rightOf } from '../../shared/api/rights'

/** Where a thing lies, as SQL: an array for each part of `Subject`. */
export type SubjectSql = { readonly [part in keyof Subject]?: string }

/** SQL: one row, with the area that is named (`:areaId`) as `here`, nothing in it where there is none: where `{ areas: 'here.path' }` looks. */
export const HERE = `from (select 1) one left join mashangban.areas here on here.tenant = :tenant and here.id = :areaId`

const COLUMNS: Record<Held, string> = { personId: ':personId', companyId: 'm.company_id', unitId: 'm.unit_id', areaId: 'm.area_id' }
/** For whom the caller stands in at this moment: a subquery of nothing else is asked once, however many rows there are. */
const STANDS_FOR = '(select mashangban.stands_for(:personId, :now::timestamptz))::text[]'
const OF_CALLER = 'mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId'

/** What a right of that role asks, by what the caller holds of `held`; null: what it asks for is nowhere here. */
function condition(role: Role, scope: Scope, subject: SubjectSql, held: readonly Held[]): string | null {
  const asks = asksOf(role, scope)
  if (asks === null) return 'true'
  const parts = asks.flatMap(([of, part]) => {
    const there = subject[part]
    if (!held.includes(of) || there === undefined) return []
    const his = `${COLUMNS[of]} = any(${there})`
    // A task is also his who stands in for whoever has it.
    return part === 'handlers' ? [his, `${there} && ${STANDS_FOR}`] : [his]
  })
  return parts.length === 0 ? null : `(${parts.join(' or ')})`
}

const EVERYTHING = Object.keys(COLUMNS) as Held[]

/** The roles that may, by what their memberships must be of. */
function conditions(by: By, subject: SubjectSql): string[] {
  const roles = new Map<string, Role[]>()
  for (const role of ROLES) {
    const asked = by[role] === undefined ? null : condition(role, by[role], subject, EVERYTHING)
    if (asked !== null) roles.set(asked, [...(roles.get(asked) ?? []), role])
  }
  return [...roles].map(([asked, of]) => `m.role in (${of.map((role) => `'${role}'`).join(', ')}) and ${asked}`)
}

const membershipsBy = (by: By, subject: SubjectSql): string => `${OF_CALLER} and (${conditions(by, subject).join(' or ') || 'false'})`

/** None of the caller's tokens, by whatever membership, is among those it goes round. */
const notRound = (closedTo: string): string => `not (${closedTo} && (select array['p:' || :personId::text] || coalesce(array_agg('u:' || m.unit_id) filter (where m.unit_id is not null), '{}') from ${OF_CALLER}))`

/** SQL: `reaches`, of any of the caller's grants by this row of the table. Everybody is a resident, of no place. */
export function reachesBy(by: By, subject: SubjectSql): string {
  const resident = by.resident === undefined ? null : condition('resident', by.resident, subject, ['personId'])
  const reached = `(exists (select from ${membershipsBy(by, subject)})${resident === null ? '' : ` or ${resident}`})`
  return subject.closedTo === undefined ? reached : `(${notRound(subject.closedTo)} and ${reached})`
}

/** SQL: may the caller (`:personId`) do the action on what lies there? Made from the table of rights, as `allowed` is, which answers afterwards. */
export const mayReach = (action: GovernedName, subject: SubjectSql): string => reachesBy(rightOf(action).by, subject)

/**
 * SQL: what a subquery reads of that place, if the caller may; else null. Not a row of it is read for whoever is refused, whatever the plan: a
 * subquery inside of a CASE runs when it is come to, while a join may begin at either end.
 */
export const withinReach = (action: GovernedName, subject: SubjectSql, read: string): string => `case when ${mayReach(action, subject)} then ${read} end`

/** SQL: rows `m` of the caller's memberships by which he may. Throws TypeError where no membership could (a bug). */
export function membershipsThatReach(action: GovernedName, subject: SubjectSql): string {
  const { by } = rightOf(action)
  if (conditions(by, subject).length === 0) throw new TypeError(`by no membership may ${action} be done there`)
  return membershipsBy(by, subject)
}
