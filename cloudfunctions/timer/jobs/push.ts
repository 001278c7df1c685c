import { NEVER } from '../../../shared/case/schema'
import type { Message, Person } from '../../../shared/directory/schema'
import { addMs } from '../../../shared/kernel/instant'
import type { SendOutcome } from '../../_ports/wechat'
import { type Job, type JobRun, untilDone } from './job'

const BATCH = 50
const AT_ONCE = 5
/** Waits between tries, minutes; after the last the message is parked where a supervisor sees it. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 240] as const
const MINUTE_MS = 60_000
/** A push found `sending` this long after it began was cut off in the middle: it may have gone out, so it is never sent again. */
const CUT_OFF_MS = 10 * MINUTE_MS

const creditId = (message: Message): string => `${message.person}:${message.push.templateId}`

/** Takes one credit out before sending: nobody else can send on the same one. False = there is none. */
async function reserve(message: Message, run: JobRun): Promise<boolean> {
  const { repository } = run.ports
  const credit = await repository.findOne('credits', { _id: creditId(message) })
  if (!credit || credit.state !== 'ok' || credit.granted - credit.spent - credit.held <= 0) return false
  const { granted, spent, held } = credit
  return (await repository.inc('credits', { _id: credit._id, granted, spent, held }, { held: 1 })) === 1
}

/** Books what became of the reserved credit. 43101 always wins over our own count (wechat.md §1.3). */
async function settle(message: Message, outcome: SendOutcome, run: JobRun): Promise<void> {
  const { repository } = run.ports
  const where = { _id: creditId(message) }
  if (outcome.kind === 'noCredit') {
    const credit = await repository.findOne('credits', where)
    if (credit) await repository.updateWhere('credits', where, { spent: credit.granted, held: 0, state: 'needsResubscribe' })
    return
  }
  const used = outcome.kind === 'sent' || outcome.kind === 'unknown'
  await repository.inc('credits', where, used ? { held: -1, spent: 1 } : { held: -1 })
}

type PushState = { state: Message['push']['state']; attempts: number; error: string | null; pushAt: string }

/** What the message becomes after a try. */
function after(message: Message, outcome: SendOutcome, run: JobRun): PushState {
  const attempts = message.push.attempts + 1
  const parked = (error: string): PushState => ({ state: 'parked', attempts, error, pushAt: `parked|${run.now}` })
  switch (outcome.kind) {
    case 'sent': return { state: 'sent', attempts, error: null, pushAt: NEVER }
    case 'noCredit': return { state: 'none', attempts, error: null, pushAt: NEVER }
    case 'unknown': return parked('没有收到微信的回音，可能已经送达，不再重发')
    case 'dead': return parked(outcome.error ?? `微信拒绝：${outcome.errcode ?? ''}`)
    case 'retry': {
      const wait = BACK_OFF_MINUTES[attempts - 1]
      if (wait === undefined) return parked(outcome.error ?? '多次没有送达')
      return { state: 'due', attempts, error: outcome.error, pushAt: addMs(run.now, wait * MINUTE_MS) }
    }
  }
}

const write = (message: Message, next: PushState, run: JobRun) =>
  run.ports.repository.updateWhere(
    'messages', { _id: message._id, 'push.state': 'sending', 'push.attempts': message.push.attempts },
    { 'push.state': next.state, 'push.attempts': next.attempts, 'push.error': next.error, pushAt: next.pushAt },
  )

/** Marks the message as being sent; of two ticks only one succeeds, so no notice is sent twice for one event. */
const claim = async (message: Message, run: JobRun): Promise<boolean> =>
  (await run.ports.repository.updateWhere(
    'messages', { _id: message._id, 'push.state': 'due', 'push.attempts': message.push.attempts },
    { 'push.state': 'sending', pushAt: addMs(run.now, CUT_OFF_MS) },
  )) === 1

async function send(message: Message, person: Person | undefined, run: JobRun): Promise<boolean> {
  if (message.push.state === 'sending') {
    const next: PushState = { state: 'parked', attempts: message.push.attempts, error: '发送时被中断，可能已经送达，不再重发', pushAt: `parked|${run.now}` }
    return (await write(message, next, run)) === 1
  }
  if (!(await claim(message, run))) return false
  if (!person?.openid || !(await reserve(message, run))) {
    return (await write(message, { state: 'none', attempts: message.push.attempts, error: null, pushAt: NEVER }, run)) === 1
  }
  const { templateId, page, data } = message.push
  const outcome = await run.ports.wechat.sendSubscribe({ touser: run.ports.vault.open(person.openid), templateId, page, data })
  await settle(message, outcome, run)
  return (await write(message, after(message, outcome, run), run)) === 1
}

/**
 * Copies of inbox messages to WeChat, for those who have credit. A failing send waits longer each time and is then parked; it never
 * fails a case. Messages of one person go one after another (WeChat refuses concurrent sends to one user, 43108).
 */
export const push: Job = (run) =>
  untilDone(run, async () => {
    const due = await run.ports.repository.find('messages', { pushAt: { $lte: run.now } }, { orderBy: [['pushAt', 'asc']], limit: BATCH })
    const people = due.length > 0 ? await run.ports.directory.persons([...new Set(due.map((message) => message.person))]) : []
    const queues = new Map<string, Message[]>()
    for (const message of due) queues.set(message.person, [...(queues.get(message.person) ?? []), message])
    let handled = 0
    const each = [...queues.values()]
    for (let at = 0; at < each.length && !run.timeIsUp(); at += AT_ONCE) {
      await Promise.all(
        each.slice(at, at + AT_ONCE).map(async (queue) => {
          for (const message of queue) if (await send(message, people.find((person) => person._id === message.person), run)) handled++
        }),
      )
    }
    return handled
  })
