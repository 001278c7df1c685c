import type { MessageView } from '../../shared/api/directory-views'
import { ok } from '../../shared/kernel/result'
import { NOTICE_WORDS, type NoticeKind, TENANT } from '../../shared/message/notice-kinds'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { rootId } from '../_flow/family'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { messageId } from './message-id'

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

const KEY = { at: 'instant', id: 'text', seq: 'int' } as const satisfies Keyset

const readInbox = statement<{ personId: string; limit: number }, MessageRow>('directory_inbox', `
  select m.of, m.id, m.seq, m.at, m.kind, m.number, m.body, m.read_at is not null as read, ${rootId('m')} as root from mashangban.messages m
  where m.tenant = :tenant and m.person_id = :personId and ${afterKey(KEY, { at: 'm.at', id: 'm.id', seq: 'm.seq' }, true)}
  order by m.at desc, m.id desc, m.seq desc limit :limit`)

/** My messages, newest first. */
export const INBOX: ListSource<'directory.inbox', Page<MessageRow>> = {
  keyset: KEY,
  newestFirst: () => true,
  read: async (_input, after, { caller: { personId }, ports }) => pageOf(await ports.database.rows(readInbox, { ...after, personId }), after.limit, ({ at, id, seq }) => [at, id, seq]),
  answer: (_found, page) => ok(page(viewOf)),
}

const viewOf = ({ of, id, seq, at, kind, number, body, read, root }: MessageRow): MessageView =>
  ({ id: messageId({ of, id, seq }), at: readInstant(at), kind, title: NOTICE_WORDS[kind].title, body, caseId: of === TENANT ? null : root, caseNumber: number, read })
