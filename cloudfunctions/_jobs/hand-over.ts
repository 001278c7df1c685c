import { type Actor, SYSTEM_ACTOR } from '../../shared/access/actor'
import { CASE } from '../../shared/case/flow'
import { goesRound, type LeftCase, type Receiver, shareOut } from '../../shared/case/hand-over'
import type { Case } from '../../shared/case/schema'
import { decide } from '../../shared/flow/decide'
import type { Desks } from '../../shared/flow/desks'
import type { Circumstances } from '../../shared/flow/flow'
import type { PersonId } from '../../shared/kernel/ids'
import { ok } from '../../shared/kernel/result'
import type { Instant } from '../../shared/kernel/instant'
import { isOnDuty } from '../../shared/people/duty'
import { statement } from '../_database/statement'
import { decideAndWrite, type Event, load } from '../_flow/change'
import { desksJson } from '../_flow/desks'
import { leftCaseJson, type QueueMember, queueMembersJson, receiversJson } from '../_handover/reads'
import { tellReceivers } from './hand-over-end'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** Cases read at once; each is written by itself. */
const BATCH = 50
/** Times a case is decided again when somebody acts on it meanwhile. */
const ATTEMPTS = 4

interface Going {
  fromId: PersonId
  doer: { id: PersonId; name: string | null; units: string[] }
  receivers: Receiver[]
  /** Of its cases the next that still lie with him. */
  left: LeftCase[]
  members: QueueMember[]
  desks: Desks
}

/** What a run needs: who takes over as they are now, and the next cases. */
const readGoing = statement<{ id: string; after: string }, Going>('handover_going', `
  with h as materialized (select * from mashangban.handovers h where h.tenant = :tenant and h.id = :id),
  l as materialized (select c.* from h cross join lateral (select c.* from mashangban.cases c where c.tenant = :tenant and c.id = any(h.cases) and c.id > :after offset 0) c
    where c.handler_id = h.from_id and c.box in ('open', 'answered') order by c.id limit ${BATCH})
  select h.from_id as "fromId", json_build_object('id', h.person_id, 'name', (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = h.person_id),
      'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = h.person_id and y.unit_id is not null)) as doer,
    ${receiversJson('h.receivers')} as receivers, (select coalesce(json_agg(${leftCaseJson('l')} order by l.id), '[]') from l) as left,
    ${queueMembersJson('array(select distinct l.unit_id from l where l.unit_id is not null)')} as members,
    ${desksJson("array(select distinct t.area from l join mashangban.lies_in t on t.tenant = :tenant and t.of = 'case' and t.id = l.id)", "array['kind:complain']")} as desks
  from h`)

const mayClaim = (doc: Case, fromId: PersonId, members: readonly QueueMember[], now: Instant): boolean =>
  members.some((one) => one.unitId === doc.holder.unitId && one.personId !== fromId && isOnDuty(one, now) && !goesRound(CASE.closedTo(doc), one))

/** What becomes of one case: nothing where it no longer lies with him. */
function passOn({ fromId, doer, receivers, members, desks }: Going, one: LeftCase): Event {
  return (_kept, read, at: Circumstances) => {
    const doc = read as Case
    if (doc.holder.handler !== fromId || doc.box === 'done') return ok(null)
    const closedTo = CASE.closedTo(doc)
    const round = goesRound(closedTo, { personId: doer.id, units: doer.units })
    // Whom it goes round does not say who has it, and does not sign for it.
    const to = round ? null : shareOut({ companies: [], cases: [{ ...one, closedTo }] }, receivers, at.now).cases.get(one.id) ?? null
    const handler = receivers.find(({ personId }) => personId === to)
    const actor: Actor = round ? SYSTEM_ACTOR : { ...SYSTEM_ACTOR, personId: doer.id, workName: doer.name }
    const input = {
      ...(handler === undefined ? {} : { target: { unit: null, handler } }), queue: mayClaim(doc, fromId, members, at.now),
      text: round || doer.name === null ? `原经办人：${doc.holder.handlerName ?? ''}` : `原经办人：${doc.holder.handlerName ?? ''}，由${doer.name}安排交接`,
    }
    const act = handler === undefined && doc.status !== 'answered' ? 'relinquish' : 'handOver'
    const decided = decide(CASE, doc, { act, seen: doc.version, input }, actor, { ...at, desks })
    if (decided.ok && handler !== undefined) handler.cases++
    return decided
  }
}

async function passOnAll(job: Job, run: JobRun): Promise<void> {
  const { database, settings, tenant } = run.ports
  const calendars = await settings.calendars(run.now)
  const refused = new Set<string>()
  for (let after = ''; ;) {
    const going = await database.first(readGoing, { id: job.key, after })
    if (going === undefined) return endOf(job, run)
    for (const one of going.left) {
      if (run.timeIsUp()) return postpone(job, run, { due: run.now })
      if (!(await passOnOne(one, going))) refused.add(one.id)
    }
    const last = going.left.at(-1)
    if (last === undefined) break
    after = last.id
  }
  if (refused.size > 0) throw new Error(`${refused.size} could not be handed over`)
  await tellReceivers(job, run)

  /** Decided again while somebody acts on it. */
  async function passOnOne(one: LeftCase, going: Going): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = (await load(database, CASE.of, [one.id])).get(one.id)
      if (!stored) return true
      const written = await decideAndWrite(database, tenant, CASE.of, stored, passOn(going, one), { now: run.now, calendars, salt: run.salt }, { doer: going.doer.id })
      if (!written.ok) return false
      if (written.value !== false) return true
    }
    return false
  }
}

/** 交接 of cases: one after another, each in a statement of its own; what was done before a worker died lies with somebody else by then and is not met again. */
export const handOver: JobWorker = { batch: 1, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => passOnAll(job, run)) }
