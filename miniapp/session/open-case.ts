import type { Role } from '@shared/access/roles'
import { go, home as goHome } from '@/platform/navigate'
import { homeOf } from './identity'

/** Opens a case in the page of the side one is on. What may be done there comes from the server, whatever the page. */
export function openCase(id: string, role: Role): Promise<void> {
  const home = homeOf(role)
  return go(home === 'worklist' || home === 'board' ? '/officer/case/index' : '/company/case/index', { id })
}

/** Opens the list of the side one is on: what a message that tells of several leads to. */
export function openList(role: Role): Promise<void> {
  const home = homeOf(role)
  if (home === 'board') return go('/board/index')
  return home === 'company' ? go('/pages/cases/index') : goHome()
}
