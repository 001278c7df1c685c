import { type ActionName, specOf } from '../shared/api'
import { type Role, ROLES } from '../shared/access/roles'

/** Who may call an action, as every page and docs/openapi.json tell it: the one place that reads it. */
export interface Callers {
  /** Also without signing in. */
  anonymous: boolean
  /** Null = whoever is signed in, whatever his offices. */
  roles: readonly Role[] | null
}

export function callersOf(action: ActionName): Callers {
  const { callers } = specOf(action)
  return { anonymous: callers === 'anyone', roles: typeof callers === 'string' ? null : callers }
}

/** The same as a list: everybody who may, spelt out. `system` is the timer and never comes over HTTP. */
export const rolesOf = (action: ActionName): readonly Role[] => callersOf(action).roles ?? ROLES.filter((role) => role !== 'system')
