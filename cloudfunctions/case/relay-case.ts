import { trimmed } from '../../shared/case/append'
import { isExcluded } from '../../shared/case/audience'
import type { Case, Notice } from '../../shared/case/schema'
import type { Message, Person } from '../../shared/directory/schema'
import type { Instant } from '../../shared/kernel/instant'
import { NOTICE_WORDS } from '../../shared/notice/kinds'
import { messageData } from '../../shared/notice/message-data'
import { NEVER } from '../../shared/case/schema'
import type { Ports } from '../_ports'

/** Entries waiting for the relay at which a command does the relay's work itself. */
export const RELAY_AT_ONCE = 40

/** A notice to a token becomes a message to each person who holds it, except whom the case must not reach. */
async function recipients(ports: Ports, current: Case, notice: Notice): Promise<Person[]> {
  const found = notice.to.startsWith('p:') ? await ports.directory.persons([notice.to.slice(2)]) : await ports.directory.peopleWithToken(notice.to)
  return found.filter((one) => !isExcluded(current, { person: one._id, memberships: one.memberships }))
}

function messageTo(person: Person, current: Case, notice: Notice, at: Instant, ports: Ports): Omit<Message, 'tenant'> {
  const words = NOTICE_WORDS[notice.kind]
  const id = `${current._id}:${notice.seq}:${person._id}`
  const entry = current.trail.find((candidate) => candidate.seq === notice.seq)
  const happened = entry?.at ?? at
  return {
    _id: id,
    schema: 1,
    person: person._id,
    at: happened,
    byAt: `${happened}|${id}`,
    kind: notice.kind,
    title: words.title,
    body: notice.body,
    caseId: current._id,
    caseNumber: current.number,
    read: false,
    push: {
      state: 'due',
      templateId: ports.templateIds[words.template],
      data: messageData(words, { title: current.title, number: current.number, at: happened }),
      page: `pages/landing/index?case=${encodeURIComponent(current._id)}`,
      attempts: 0,
      error: null,
    },
    pushAt: at,
  }
}

/**
 * Hands over what a case holds: entries to the ledger, notices to the inboxes, each under an id made of case, seq and recipient, so
 * doing it twice does it once. Clearing matches the version that was read and does not raise it: when somebody acted meanwhile it
 * fails, and the next round does the same again without harm. Returns the case as stored afterwards if the clearing held.
 */
export async function relayCase(ports: Ports, current: Case, now: Instant): Promise<Case> {
  const fresh = current.trail.filter((entry) => entry.seq > current.relayed)
  const expanded = await Promise.all(current.notices.map(async (notice) => ({ notice, people: await recipients(ports, current, notice) })))
  const messages = expanded.flatMap(({ notice, people }) => people.map((person) => messageTo(person, current, notice, now, ports)))
  await Promise.all([
    fresh.length > 0 ? ports.cases.insertLedger(current._id, fresh) : Promise.resolve(0),
    messages.length > 0 ? ports.repository.insertMany('messages', messages) : Promise.resolve(0),
  ])
  const cleared = { ...trimmed(current, current.trailCount), relayAt: NEVER }
  const held = await ports.cases.patch(current._id, current.version, cleared)
  return held ? { ...current, ...cleared } : current
}
