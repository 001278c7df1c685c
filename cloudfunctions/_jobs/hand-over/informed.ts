import { type Actor, SYSTEM_ACTOR } from '../../../shared/access/actor'
import { CASE } from '../../../shared/case/flow'
import { goesRound, informedInstead, type Receiver } from '../../../shared/case/hand-over'
import type { Case } from '../../../shared/case/schema'
import { decide } from '../../../shared/flow/decide'
import type { PersonId } from '../../../shared/kernel/ids'
import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import type { Event } from '../../_flow/change'
import { INFORMED_OF, receiversJson } from '../../_handover/reads'
import type { Passing } from './pass'

/** Cases read at once; each is written by itself. */
const BATCH = 50

interface Official {
  id: PersonId
  name: string | null
  units: string[]
}

interface Going {
  from: Official
  doer: Official
  receivers: Receiver[]
  cases: { id: string; officer: PersonId | null }[]
}

const official = (id: string): string => `json_build_object('id', ${id}::text, 'name', (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = ${id}),
      'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = ${id} and y.unit_id is not null))`

const readInformed = statement<{ id: string; fromId: string; byId: string; areaId: string | null; unitId: string | null; after: string }, Going>('handover_informed', `
  select ${official(':fromId')} as from, ${official(':byId')} as doer, ${receiversJson('array(select unnest(h.receivers) from mashangban.handovers h where h.tenant = :tenant and h.id = :id)')} as receivers,
    (select coalesce(json_agg(json_build_object('id', w.id, 'officer', (select k.officer_id from mashangban.companies k where k.tenant = :tenant and k.id = w.company_id)) order by w.id), '[]')
      from (select c.id, c.company_id from ${INFORMED_OF} and f.id > :after order by f.id limit ${BATCH}) w) as cases`)

/** What becomes of one case: nothing where he is informed of it no longer. */
function passOn({ from, doer, receivers }: Going, officer: PersonId | null): Event {
  return (_kept, read, at) => {
    const doc = read as Case
    if (!doc.informed.includes(from.id) || doc.box === 'done') return ok(null)
    const closedTo = CASE.closedTo(doc)
    const instead = informedInstead({ closedTo, officer, handler: doc.holder.handler, informed: doc.informed }, receivers, at.now)
    // Whom it goes round does not sign for it.
    const signs = !goesRound(closedTo, { personId: doer.id, units: doer.units })
    const actor: Actor = signs ? { ...SYSTEM_ACTOR, personId: doer.id, workName: doer.name } : SYSTEM_ACTOR
    const name = receivers.find(({ personId }) => personId === instead)?.name
    const words = [`原知悉人：${from.name ?? ''}`, name === undefined ? null : `现知悉人：${name}`, signs && doer.name !== null ? `由${doer.name}安排交接` : null]
    return decide(CASE, doc, { act: 'informOther', seen: doc.version, input: { gone: from.id, instead, text: words.filter((each) => each !== null).join('，') } }, actor, at)
  }
}

/** What he is only kept informed of goes along, one after another: to the officer its company has by then, where he takes over and it does not go round him. False: time is up. */
export async function passInformed({ id, fromId, byId, areaId, unitId, database, passOn: pass }: Passing): Promise<boolean> {
  for (let after = ''; ;) {
    const going = await database.one(readInformed, { id, fromId, byId, areaId, unitId, after })
    for (const one of going.cases) if (!(await pass(one.id, passOn(going, one.officer), byId))) return false
    const last = going.cases.at(-1)
    if (last === undefined) return true
    after = last.id
  }
}
