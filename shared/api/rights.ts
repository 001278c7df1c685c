import type { ActionName } from '.'
import { RIGHTS, type Right } from '../access/rights'
import type { Role } from '../access/roles'
import { ACTS_OF_FLOWS } from './acts'

/** Of an act, `own` is what the guard of its flow says; the filing side need not be of a company. */
function rightsOfActs(of: keyof typeof ACTS_OF_FLOWS, acts: Readonly<Record<string, { by: { readonly [R in Role]?: string } }>>): [string, Right][] {
  return Object.entries(acts).map(([act, { by }]) => {
    const roles = (Object.keys(by) as Role[]).flatMap((role): Role[] => (role === 'company' ? ['company', 'resident'] : [role]))
    return [`${of}.${act}`, { by: Object.fromEntries(roles.map((role) => [role, 'own'])), subject: of }]
  })
}

const OF_ACTS: Readonly<Record<string, Right>> = Object.fromEntries(
  (Object.keys(ACTS_OF_FLOWS) as (keyof typeof ACTS_OF_FLOWS)[]).flatMap((of) => rightsOfActs(of, ACTS_OF_FLOWS[of])),
)

/** Who may do it, and how far it reaches: its row, or what the table of its flow says of the act. */
export function rightOf(action: ActionName): Right {
  const right = (RIGHTS as Readonly<Record<string, Right>>)[action] ?? OF_ACTS[action]
  if (!right) throw new TypeError(`nobody has said who may do ${action}`)
  return right
}

/** Is it an act of a flow, whose guard says what is one's own? */
export const isAct = (action: ActionName): boolean => !Object.hasOwn(RIGHTS, action)
