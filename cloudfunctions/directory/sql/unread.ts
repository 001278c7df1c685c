import { whileViewing } from '../../_database/statement'

/** What a badge can show; above it the screen says "99+". */
export const MOST_SHOWN = 99

/** SQL: unread messages of the caller (`:personId`), counted over their partial index and no further than `most`. */
export const unreadOf = (most: string): string => `(select count(*)::int from (select 1 from mashangban.messages u where u.tenant = :tenant and u.person_id = :personId and u.read_at is null${whileViewing(' and false')} limit ${most}) n)`
