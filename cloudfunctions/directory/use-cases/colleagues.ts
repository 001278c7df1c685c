import type { Actor } from '../../../shared/access/actor'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleaguesJson, colleagueViews, type ColleagueRow } from '../colleague-view'

const readColleagues = statement<{ personId: string; unitId: string }, { actor: Omit<Actor, 'personId'>; people: ColleagueRow[] }>('directory_colleagues', `
  select ${ACTOR} as actor, (select ${colleaguesJson('p', 'm.head')} from mashangban.memberships m join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id
    where m.tenant = :tenant and m.role = 'department' and m.place = :unitId and p.work_name is not null) as people`)

/** All members of my own unit, for giving a case to one of them. One trip: read together, authorised before replying. */
export const colleagues: UseCase<'directory.colleagues'> = async ({ unitId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, people } = await call.ports.database.one(readColleagues, { personId: call.caller.personId, unitId })
  const may = allowed(call, actor, { units: [unitId] })
  return may.ok ? may.value.reply({ people: colleagueViews(people, call.now) }) : may
}
