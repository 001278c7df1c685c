import type { OutputOf } from '../../../shared/api'
import { isOnDuty } from '../../../shared/people/duty'
import type { Leave } from '../../../shared/people/schema'
import { readInstant } from '../../_database/instants'
import { containing } from '../../_database/like'
import { statement } from '../../_database/statement'
import { BY_INSTANT, keyOf } from '../../_flow/keyset'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { readHandovers } from '../../_handover/list'
import { HERE_SQL, mayHandOver, placeOf, WHERE_FROM, type Where } from '../../_handover/place'
import { IN_OFFICE } from '../../_handover/reads'
import { readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

type Asked = { personId: string; areaId: string | null; unitId: string | null }
type FoundPerson = Omit<OutputOf<'handover.people'>['people'][number], 'onDuty'> & { leave: Leave | null }

const MOST = 200
/** Officers and members of departments of the area, or of the unit; besides, by his whole name, who is no longer in office and who only is paired or could be. */
const THERE = `select m.person_id as id, 'queue' as office, m.place as unit from mashangban.memberships m where m.tenant = :tenant and m.role = 'department' and m.place = :unitId
      union select m.person_id, 'officer', null from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = a.id where a.tenant = :tenant and a.path @> array[:areaId::text]
      union select m.person_id, 'queue', m.place from mashangban.areas a join mashangban.units u on u.tenant = :tenant and u.area_id = a.id join mashangban.memberships m on m.tenant = :tenant and m.role = 'department' and m.place = u.id where a.tenant = :tenant and a.path @> array[:areaId::text]
      union select p.id, null, null from mashangban.persons p where p.tenant = :tenant and p.work_name = :search and (exists (select from mashangban.companies c where c.tenant = :tenant and c.officer_id = p.id)
        or exists (select from mashangban.cases c where c.tenant = :tenant and c.handler_id = p.id and c.box in ('open', 'answered')) or exists (select from mashangban.pairings r where r.tenant = :tenant and r.person_id = p.id) or ${IN_OFFICE('p.id')})`
const OF_CALLER = `(select array['p:' || :personId::text] || coalesce(array_agg('u:' || y.unit_id) filter (where y.unit_id is not null), '{}') from mashangban.memberships y where y.tenant = :tenant and y.person_id = :personId)`

const readPeople = statement<Asked & { search: string | null; like: string | null }, Where & { people: FoundPerson[] | null }>('handover_people', `
  select ${ACTOR} as actor, here.path, ${withinReach('handover.people', HERE_SQL, `(with there as (${THERE}), named as materialized (select p.id, p.work_name, p.unit_name, p.leave, coalesce(bool_or(s.office = 'officer'), false) as officer, coalesce(array_agg(s.unit) filter (where s.unit is not null), '{}') as queues from there s
        cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = s.id offset 0) p
        where p.work_name is not null and (:like::text is null or p.work_name like :like) group by p.id, p.work_name, p.unit_name, p.leave order by p.work_name, p.id limit ${MOST + 1}),
      me as materialized (select ${OF_CALLER} as tokens)
      select coalesce(json_agg(json_build_object('personId', n.id, 'name', n.work_name, 'unitName', n.unit_name, 'leave', n.leave, 'inOffice', ${IN_OFFICE('n.id')}, 'officer', n.officer, 'queues', to_json(n.queues),
        'companies', (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = n.id and :unitId::text is null),
        'cases', (select count(*)::int from mashangban.cases c where c.tenant = :tenant and c.handler_id = n.id and c.box in ('open', 'answered') and (:unitId::text is null or c.unit_id = :unitId) and not c.closed_to && (select tokens from me)),
        'informed', (select count(*)::int from mashangban.followers f where f.tenant = :tenant and f.person_id = n.id and f.of = 'case' and f.box <> 'done' and not f.closed_to && (select tokens from me)),
        'deputy', (select count(*)::int from mashangban.pairings r where r.tenant = :tenant and r.person_id = n.id and r.rank = 'deputy' and :unitId::text is null),
        'leader', (select count(*)::int from mashangban.pairings r where r.tenant = :tenant and r.person_id = n.id and r.rank = 'leader' and :unitId::text is null))
        order by n.work_name, n.id), '[]') from named n)`)} as people ${WHERE_FROM}`)

/** Who has how much in hand, for choosing from whom and to whom. One trip. */
export const people: UseCase<'handover.people'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const search = input.search ?? null
  const like = search === null ? null : containing(search)
  const { people: found, ...where } = await call.ports.database.one(readPeople, { personId: call.caller.personId, ...placeOf(input), search, like })
  const may = mayHandOver(call, where, input)
  if (!may.ok) return may
  readByRight(found)
  return may.value.reply({ people: found.slice(0, MOST).map(({ leave, ...one }) => ({ ...one, onDuty: isOnDuty({ leave }, call.now) })), more: found.length > MOST })
}

/** So many are shown. */
const SHOWN = { ...keyOf(BY_INSTANT, undefined, true), limit: 10 }

/** The newest hand-overs of the place, each with what its receivers have got. One trip. */
export const handovers: UseCase<'handover.list'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { items, ...where } = await call.ports.database.one(readHandovers, { personId: call.caller.personId, ...placeOf(input), ...SHOWN })
  const may = mayHandOver(call, where, input)
  if (!may.ok) return may
  readByRight(items)
  return may.value.reply({ items: items.map((item) => ({ ...item, at: readInstant(item.at) })) })
}
