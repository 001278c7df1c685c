import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { messageKey, type MessageKey } from '../message-id'
import { MOST_SHOWN, unreadOf } from '../sql/unread'

/** As many as one input may name. */
const MOST_MARKED = 100

/** What is counted stands as it was before the marks, so they are taken off; that many more are counted. */
const markThese = statement<{ personId: string; keys: MessageKey[]; now: Instant }, { unread: number }>('directory_read_these', `
  with marked as (update mashangban.messages m set read_at = :now from jsonb_to_recordset(:keys::jsonb) as k(of text, id text, seq int)
    where m.tenant = :tenant and m.person_id = :personId and m.of = k.of and m.id = k.id and m.seq = k.seq and m.read_at is null returning 1)
  select ${unreadOf(String(MOST_SHOWN + 1 + MOST_MARKED))} - (select count(*)::int from marked) as unread`)

const markAll = statement<{ personId: string; now: Instant }, { unread: number }>('directory_read_all', `
  with marked as (update mashangban.messages m set read_at = :now where m.tenant = :tenant and m.person_id = :personId and m.read_at is null returning 1)
  select 0 as unread where (select count(*) from marked) >= 0`)

const count = statement<{ personId: string }, { unread: number }>('directory_unread', `select ${unreadOf(String(MOST_SHOWN + 1))} as unread`)

/** Marks messages as read: those named, or all. Somebody else's message is simply not found. One trip. */
export const readMessages: UseCase<'directory.readMessages'> = async ({ ids = [], all = false }, anyCall) => {
  const { caller: { personId }, ports: { database }, now } = signedIn(anyCall)
  const keys = ids.flatMap((id) => messageKey(id) ?? [])
  const { unread } = all ? await database.one(markAll, { personId, now })
    : keys.length > 0 ? await database.one(markThese, { personId, keys, now })
    : await database.one(count, { personId })
  return ok({ unread: Math.max(0, Math.min(MOST_SHOWN, unread)) })
}
