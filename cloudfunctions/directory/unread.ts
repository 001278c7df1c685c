import type { PersonId } from '../../shared/kernel/ids'
import type { Ports } from '../_ports'

/** What a badge can show; above it the screen says "99+". */
const MOST_SHOWN = 99

/** Unread messages, counted no further than a badge can show. One bounded index read. */
export async function unreadOf(ports: Ports, person: PersonId): Promise<number> {
  return Math.min(MOST_SHOWN, await ports.repository.count('messages', { person, read: false }, MOST_SHOWN + 1))
}
