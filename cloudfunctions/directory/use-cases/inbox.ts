import type { MessageView } from '../../../shared/api/directory-views'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { NOTICE_WORDS, type NoticeKind, TENANT } from '../../../shared/message/notice-kinds'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { rootId } from '../../_flow/family'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { firstPage, cursorOf, messageId, placeOf, type InboxPlace } from '../message-id'

interface MessageRow {
  of: string
  id: string
  seq: number
  at: string
  kind: NoticeKind
  number: string
  body: string
  read: boolean
  /** Id of the case it is about, also where it tells of a child. */
  root: string
}

const readInbox = statement<InboxPlace & { personId: string; limit: number }, MessageRow>('directory_inbox', `
  select m.of, m.id, m.seq, m.at, m.kind, m.number, m.body, m.read_at is not null as read, ${rootId('m')} as root from mashangban.messages m
  where m.tenant = :tenant and m.person_id = :personId and (m.at, m.id, m.seq) < (:at::timestamptz, :id, :seq::int)
  order by m.at desc, m.id desc, m.seq desc limit :limit`)

/** My messages, newest first. One trip. */
export const inbox: UseCase<'directory.inbox'> = async ({ cursor, limit }, anyCall) => {
  const { caller, ports } = signedIn(anyCall)
  const after = cursor === undefined ? firstPage : placeOf(cursor)
  if (!after) return refuse('INPUT_INVALID', [{ path: 'cursor', code: 'INPUT_INVALID' }])
  const found = await ports.database.rows(readInbox, { ...after, personId: caller.personId, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return ok({ items: rows.map(viewOf), next: last && found.length > limit ? cursorOf({ ...last, at: readInstant(last.at) }) : null })
}

const viewOf = ({ of, id, seq, at, kind, number, body, read, root }: MessageRow): MessageView =>
  ({ id: messageId({ of, id, seq }), at: readInstant(at), kind, title: NOTICE_WORDS[kind].title, body, caseId: of === TENANT ? null : root, caseNumber: number, read })
