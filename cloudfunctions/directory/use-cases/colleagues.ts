import type { Actor } from '../../../shared/access/actor'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { mayReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleaguesJson, colleagueViews, type ColleagueRow } from '../colleague-view'

const readColleagues = statement<{ personId: string; unitId: string }, { actor: Omit<Actor, 'personId'>; people: ColleagueRow[] }>('directory_colleagues', `
  with mine as materialized (select :unitId::text as unit_id where ${mayReach('directory.colleagues', { units: 'array[:unitId::text]' })})
  select ${ACTOR} as actor, (select ${colleaguesJson('p', 'm.head')} from mine
    join mashangban.memberships m on m.tenant = :tenant and m.role = 'department' and m.place = mine.unit_id
    join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id and p.work_name is not null) as people`)

/** All members of my own unit, for giving a case to one of them. One trip: of another unit nobody is read. */
export const colleagues: UseCase<'directory.colleagues'> = async ({ unitId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, people } = await call.ports.database.one(readColleagues, { personId: call.caller.personId, unitId })
  const may = allowed(call, actor, { units: [unitId] })
  return may.ok ? may.value.reply({ people: colleagueViews(people, call.now) }) : may
}
