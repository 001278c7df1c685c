import type { MessageView } from '../../shared/api/directory-views'
import { ok } from '../../shared/kernel/result'
import { NOTICE_WORDS, type NoticeKind, TENANT } from '../../shared/message/notice-kinds'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { rootId } from '../_flow/family'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { messageId, messageKey } from './message-id'

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

const shown = (which: string): string => `
  select m.of, m.id, m.seq, m.at, m.kind, m.number, m.body, m.read_at is not null as read, ${rootId('m')} as root from mashangban.messages m
  where m.tenant = :tenant and m.person_id = :personId and ${which} and ${afterKey(KEY, { at: 'm.at', id: 'm.id', seq: 'm.seq' }, true)}
  order by m.at desc, m.id desc, m.seq desc limit :limit`

const readInbox = statement<{ personId: string; limit: number }, MessageRow>('directory_inbox', shown('m.gathered is null'))
/** Those that were told together, under the one message that told them. */
const readGathered = statement<{ personId: string; limit: number; gathered: string }, MessageRow>('directory_inbox_gathered', shown('m.gathered = :gathered'))

/** My messages, newest first; or those that one of them has gathered. */
export const INBOX: ListSource<'directory.inbox', Page<MessageRow>> = {
  keyset: KEY,
  newestFirst: () => true,
  async read({ digest }, after, { caller: { personId }, ports: { database } }) {
    const rows = digest === undefined ? await database.rows(readInbox, { ...after, personId }) : await database.rows(readGathered, { ...after, personId, gathered: gatheredBy(digest) })
    return pageOf(rows, after.limit, ({ at, id, seq }) => [at, id, seq])
  },
  answer: (_found, page) => ok(page(viewOf)),
}

/** What the rows of a message that gathers bear; '' of a name that is none. */
const gatheredBy = (digest: string): string => {
  const key = messageKey(digest)
  return key === null ? '' : `${key.id}:${key.seq}`
}

const viewOf = ({ of, id, seq, at, kind, number, body, read, root }: MessageRow): MessageView =>
  ({ id: messageId({ of, id, seq }), at: readInstant(at), kind, title: NOTICE_WORDS[kind].title, body, caseId: of === TENANT ? null : root, caseNumber: number, read })
