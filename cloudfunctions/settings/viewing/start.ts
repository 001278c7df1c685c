import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { addMs, formatInChina, type Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { TENANT } from '../../../shared/message/notice-kinds'
import { VIEWING_MINUTES, VIEWING_MS } from '../../../shared/register/viewing'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { isTaken } from '../../_database/failure'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { OFFICIAL_PLACE } from '../../_register/official-place'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { membershipWords } from '../../_runtime/viewing'
import { ENDED } from './ended'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  /** Null: he has no office. */
  areas: string[] | null
  name: string | null
  /** Of both, as they are now. */
  memberships: string[]
}

const BOTH = 'array[:personId::text, :named::text]'

const readNamed = statement<{ personId: string; requestId: string; named: string }, Read>('viewing_start_read', `
  select ${REQUEST}, ${ACTOR} as actor, ${OFFICIAL_PLACE} as areas, ${membershipWords(BOTH)} as memberships,
    (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = :named) as name`)

/** The one before is over first; begun only while the memberships are those that were read. Whom it is about is told in the same statement. */
const begin = statement<{ id: string; personId: string; named: string; reason: string; memberships: string[]; now: Instant; endsAt: Instant; subject: string; body: string; request: RequestRow }, { begun: number }>('viewing_start', `
  with ${ENDED},
  begun as (insert into mashangban.viewings (tenant, id, viewer, viewed, reason, memberships, started_at, ends_at)
    select :tenant, :id, :personId, :named, :reason, :memberships::text[], :now::timestamptz, :endsAt::timestamptz where (select count(*) from ended) >= 0 and :memberships::text[] = ${membershipWords(BOTH)} returning id),
  told as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select :tenant, :named, '${TENANT}', begun.id, 1, 'viewed', :now::timestamptz, '', :subject, :body from begun returning 1),
  ${noteRequest('told')}
  select (select count(*)::int from told) as begun, (select count(*) from noted) as noted`)

/** Another viewing of his began in the same moment: what was read has moved. */
async function orMoved(write: Promise<{ begun: number }>): Promise<boolean> {
  try {
    return (await write).begun === 1
  } catch (error) {
    if (isTaken(error, 'viewings_open')) return false
    throw error
  }
}

/** What the person viewed is told: who, when, why, and what was not shown. */
const bodyOf = (viewer: string, reason: string, now: Instant): string =>
  `${viewer} ${formatInChina(now, 'M 月 D 日 HH:mm')} 起看您看到的页面，最多 ${VIEWING_MINUTES} 分钟，只能看，不能办。原因：${reason}。您的消息、联系方式和投诉举报没有给他看；他打开了哪些诉求，审计里有记录。`

/** Looks with somebody's eyes for half an hour; he is told. Two trips. */
export const start: UseCase<'viewing.start'> = async ({ requestId, personId: named, reason }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<Read, OutputOf<'viewing.start'>>(call, {
    requestId,
    asked: () => ({ named, reason }),
    read: () => database.one(readNamed, { personId, requestId, named }),
    may: ({ actor, areas }) => allowed(call, actor, areas && { areas }, 'OFFICIAL_NOT_FOUND'),
    decide({ name, memberships }, { actor }) {
      if (named === personId) return refuse('VIEWING_SELF')
      if (name === null) return refuse('OFFICIAL_NOT_FOUND')
      const [id, endsAt] = [timedId(now, call.random(CHANCE)), addMs(now, VIEWING_MS)]
      return ok({
        reply: { viewingId: id, name, endsAt }, of: { of: 'person', id: named },
        write: (request) => orMoved(database.one(begin, {
          id, personId, named, reason, memberships, now, endsAt, subject: '有人看了您看到的页面', body: bodyOf(actor.workName ?? '管理员', reason, now), request,
        })),
      })
    },
  })
}
