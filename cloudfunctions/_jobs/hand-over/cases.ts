import { type Actor, SYSTEM_ACTOR } from '../../../shared/access/actor'
import { CASE } from '../../../shared/case/flow'
import { goesRound, type LeftCase, type Receiver, shareOut } from '../../../shared/case/hand-over'
import type { Case } from '../../../shared/case/schema'
import { decide } from '../../../shared/flow/decide'
import type { Desks } from '../../../shared/flow/desks'
import type { Circumstances } from '../../../shared/flow/flow'
import type { PersonId } from '../../../shared/kernel/ids'
import { ok } from '../../../shared/kernel/result'
import type { Instant } from '../../../shared/kernel/instant'
import { isOnDuty } from '../../../shared/people/duty'
import { statement } from '../../_database/statement'
import type { Event } from '../../_flow/change'
import { desksJson } from '../../_flow/desks'
import { IN_HAND, leftCaseJson, MOST_CASES, type QueueMember, queueMembersJson, receiversJson } from '../../_handover/reads'
import type { Passing } from './pass'

/** Cases read at once; each is written by itself. */
const BATCH = 50

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

const nameMore = statement<{ id: string; fromId: string; areaId: string | null; unitId: string | null; madeAt: string }, { named: number }>('handover_name', `
  with n as materialized (select c.id from mashangban.handovers h cross join lateral (select c.id, c.filed_at from mashangban.cases c where ${IN_HAND('c')} offset 0) c
      where h.tenant = :tenant and h.id = :id and c.filed_at <= :madeAt::timestamptz and c.id <> all(h.cases) order by c.id limit ${MOST_CASES}),
  h as (update mashangban.handovers h set cases = h.cases || array(select n.id from n) where h.tenant = :tenant and h.id = :id and exists (select from n) returning 1)
  select (select count(*)::int from n) as named, (select count(*) from h) as put`)

/** The cases that are named, each in a statement of its own; then, where there were more than were named at once, the next of them, until none is left. False: time is up. */
export async function passCases(passing: Passing): Promise<boolean> {
  const { id, fromId, areaId, unitId, madeAt, more, database, passOn: pass } = passing
  do {
    for (let after = ''; ;) {
      const going = await database.first(readGoing, { id, after })
      for (const one of going?.left ?? []) {
        const done = going === undefined ? true : await pass(one.id, passOn(going, one), going.doer.id)
        if (!done) return false
      }
      const last = going?.left.at(-1)
      if (last === undefined) break
      after = last.id
    }
  } while (more && (await database.one(nameMore, { id, fromId, areaId, unitId, madeAt })).named > 0)
  return true
}
