import type { Role } from '@shared/access/roles'
import { go } from '@/platform/navigate'
import { homeOf } from './identity'

/** Opens a case in the page of the side one is on. What may be done there comes from the server, whatever the page. */
export function openCase(id: string, role: Role): Promise<void> {
  const home = homeOf(role)
  return go(home === 'worklist' || home === 'board' ? '/officer/case/index' : '/company/case/index', { id })
}
