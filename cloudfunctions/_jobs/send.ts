import { addMs, dayNumberAt, dayStartMs, type Instant, MINUTE_MS, toInstant, toMs } from '../../shared/kernel/instant'
import type { NoticeWords } from '../../shared/flow/notice-words'
import { NOTICE_WORDS, TENANT } from '../../shared/message/notice-kinds'
import { messageData } from '../../shared/message/message-data'
import { readInstant } from '../_database/instants'
import { statement } from '../_database/statement'
import { rootId } from '../_flow/family'
import type { SendOutcome } from '../_ports/wechat'
import { hasLeft } from '../_runtime/credit-ledger'
import { errorFields, log } from '../_runtime/logger'
import { release } from './end'
import { inTurn, waitFor } from './send-order'
import type { Job, JobRun, JobWorker } from './job'

const WORDS: Readonly<Record<string, NoticeWords>> = NOTICE_WORDS
const AT_ONCE = 5
const WAITS = [1, 5, 15, 60, 240] as const

interface SendArgs {
  seq: number
  personId: string
  template: string
  /** A send was begun: found later, its outcome is unknown. */
  sending?: boolean
}
const argsOf = (job: Job): SendArgs => job.args as unknown as SendArgs

interface Begun {
  reserved: boolean
  openid: string | null
  kind: string
  at: string
  number: string
  subject: string
  /** Id of the page's case, also where it tells of a child. */
  root: string
}

/** Takes one reminder out before sending, so that nobody else sends on the same one, and marks the job: both or neither. */
const begin = statement<{ key: string; claim: string; of: string; id: string; seq: number; addressee: string; template: string }, Begun>('job_send_begin', `
  with j as (update mashangban.jobs j set args = j.args || '{"sending": true}' where j.tenant = :tenant and j.kind = 'send' and j.key = :key and j.claim = :claim
      and exists (select from mashangban.credits c where c.tenant = :tenant and c.person_id = :addressee and c.template_id = :template and ${hasLeft('c')}) returning 1),
  r as (update mashangban.credits c set held = c.held + 1 from j where c.tenant = :tenant and c.person_id = :addressee and c.template_id = :template and ${hasLeft('c')} returning 1)
  select (select count(*) from r) = 1 as reserved, p.openid, m.kind, m.at, m.number, m.subject, ${rootId('m')} as root from mashangban.messages m left join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id
  where m.tenant = :tenant and m.person_id = :addressee and m.of = :of and m.id = :id and m.seq = :seq`)

type Settle = { key: string; claim: string; addressee: string; template: string; held: number; spent: number; empty: boolean; due: string | null; parked: string | null; error: string | null; attempts: number }

/** Books what became of it: the reminder, then the job (gone, later, or parked). WeChat's "no more" (43101) empties our estimate. */
const settle = statement<Settle, { ended: number }>('job_send_settle', `
  with c as (update mashangban.credits c set held = greatest(0, c.held - :held::int), spent = case when :empty::boolean then c.granted else c.spent + :spent::int end,
      state = case when :empty::boolean then 'needsResubscribe' else c.state end
    where c.tenant = :tenant and c.person_id = :addressee and c.template_id = :template returning 1),
  gone as (delete from mashangban.jobs j where j.tenant = :tenant and j.kind = 'send' and j.key = :key and j.claim = :claim and :due::timestamptz is null and (select count(*) from c) >= 0 returning 1),
  later as (update mashangban.jobs j set due_at = :due, claim = null, locked_until = null, attempts = :attempts, args = j.args - 'sending', parked_at = :parked::timestamptz, error = :error
    where j.tenant = :tenant and j.kind = 'send' and j.key = :key and j.claim = :claim and :due::timestamptz is not null and (select count(*) from gone) >= 0 returning 1),
  fence as materialized (select mashangban.must((select count(*) from gone) + (select count(*) from later) = 1) as ok)
  select 1 as ended, (select ok from fence) as ok`)

/** What becomes of the job and the reminder after a try. */
function bookOf(job: Job, outcome: SendOutcome, run: JobRun): Omit<Settle, 'key' | 'claim' | 'addressee' | 'template'> {
  const { attempts } = job
  const parked = (error: string, spent: number) => ({ held: 1, spent, empty: false, due: run.now, parked: run.now, error, attempts })
  switch (outcome.kind) {
    case 'sent': return { held: 1, spent: 1, empty: false, due: null, parked: null, error: null, attempts }
    case 'noCredit': return { held: 1, spent: 0, empty: true, due: null, parked: null, error: null, attempts }
    case 'unknown': return parked('没有收到微信的回音，可能已经送达，不再重发', 1)
    case 'dead': return parked(outcome.error ?? `微信拒绝：${outcome.errcode ?? ''}`, 0)
    // The quota of all is used up until midnight: nobody's fault, and no attempt.
    case 'tomorrow': return { held: 1, spent: 0, empty: false, due: toInstant(dayStartMs(dayNumberAt(toMs(run.now)) + 1)), parked: null, error: outcome.error, attempts: attempts - 1 }
    case 'retry': {
      const wait = WAITS[job.attempts - 1]
      if (wait === undefined) return parked(outcome.error ?? '多次没有送达', 0)
      return { held: 1, spent: 0, empty: false, due: addMs(run.now, wait * MINUTE_MS), parked: null, error: outcome.error, attempts }
    }
  }
}

/** What a tap on it opens: the case; of a message that gathers several, what it has gathered. */
const pageOf = ({ of, id }: Job, seq: number, { kind, root }: { kind: string; root: string }): string =>
  of !== TENANT ? `pages/landing/index?case=${encodeURIComponent(root)}` : kind === 'digest' ? `pages/inbox/index?digest=${encodeURIComponent(`${of}:${id}:${seq}`)}` : 'pages/home/index'

/** Sends one; gives the moment to which it was put off, if it was. */
async function deliver(job: Job, run: JobRun): Promise<Instant | null> {
  const { database, vault, wechat } = run.ports
  const { seq, personId: addressee, template, sending } = argsOf(job)
  const ids = { key: job.key, claim: job.claim, addressee, template }
  if (sending) {
    // Cut off in the middle: it may have gone out, so it is never sent again.
    await database.one(settle, { ...ids, held: 1, spent: 1, empty: false, due: run.now, parked: run.now, error: '发送时被中断，可能已经送达，不再重发', attempts: job.attempts })
    return null
  }
  const begun = await database.first(begin, { key: job.key, claim: job.claim, of: job.of ?? '', id: job.id ?? '', seq, addressee, template })
  if (!begun?.reserved || begun.openid === null) {
    await database.one(settle, { ...ids, held: begun?.reserved ? 1 : 0, spent: 0, empty: false, due: null, parked: null, error: null, attempts: job.attempts })
    return null
  }
  const words: NoticeWords | undefined = WORDS[begun.kind]
  if (!words) throw new TypeError(`nothing is said of ${begun.kind}`)
  const outcome = await wechat.sendSubscribe({
    touser: vault.open(begun.openid), templateId: template, page: pageOf(job, seq, begun),
    data: messageData(words, { title: begun.subject, number: begun.number, at: readInstant(begun.at) }),
  })
  const booked = bookOf(job, outcome, run)
  await database.one(settle, { ...ids, ...booked })
  return booked.parked === null ? booked.due : null
}

/**
 * Copies of inbox messages to WeChat, for those who have a reminder left. A failing send waits longer each time and is then parked; it
 * never fails a case. Messages of one person go one after another (WeChat refuses concurrent sends to one user, 43108), in the order in which things
 * happened: what waits, lets nothing pass.
 */
export const send: JobWorker = {
  batch: 50,
  // A push found claimed so long after it began was cut off.
  holdSeconds: 600,
  waits: WAITS,
  async work(jobs, run) {
    const waiting = await inTurn(jobs, run)
    let done = 0
    const worker = async (): Promise<void> => {
      for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
        let putOff: Instant | null = null
        for (const [at, job] of queue.entries()) {
          if (run.timeIsUp()) {
            await release(queue.slice(at), run)
            break
          }
          // Its claim stays: found again when it has run out, the mark in its row says whether it may have gone out.
          if (putOff !== null) await waitFor(job, run, putOff)
          else await deliver(job, run).then((due) => { putOff = due; done++ }, (error: unknown) => log('error', { fn: 'timer', job: 'send', attempts: job.attempts, ...errorFields(error) }))
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    return done
  },
}
