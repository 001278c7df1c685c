import { type Role, ROLES } from '../shared/access/roles'
import type { ActionName } from '../shared/api'
import { rightOf } from '../shared/api/rights'

/** Who may call an action, as docs/openapi.json tells it: the one place there that reads the table of rights. */
export interface Callers {
  /** Also without signing in. */
  anonymous: boolean
  /** Null = whoever is signed in, whatever his memberships: everybody is a resident. */
  roles: readonly Role[] | null
}

export function callersOf(action: ActionName): Callers {
  const { by } = rightOf(action)
  return { anonymous: by.anonymous !== undefined, roles: by.resident !== undefined ? null : ROLES.filter((role) => by[role] !== undefined) }
}

/** The same as a list: everybody who may, spelt out. `system` is the timer and never comes over HTTP. */
export const rolesOf = (action: ActionName): readonly Role[] => callersOf(action).roles ?? ROLES.filter((role) => role !== 'system')
