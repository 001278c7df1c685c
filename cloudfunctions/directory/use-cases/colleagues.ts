import { refuse } from '../../../shared/api/errors'
import type { Actor } from '../../../shared/access/actor'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleaguesJson, colleagueViews, type ColleagueRow } from '../colleague-view'

const readColleagues = statement<{ personId: string; unitId: string }, { actor: Omit<Actor, 'personId'>; people: ColleagueRow[] | null }>('directory_colleagues', `
  select ${ACTOR} as actor, ${withinReach('directory.colleagues', { units: 'array[:unitId::text]' }, `(select ${colleaguesJson('colleague', 'member.head')}
    from mashangban.memberships member join mashangban.persons colleague on colleague.tenant = :tenant and colleague.id = member.person_id
    where member.tenant = :tenant and member.role = 'department' and member.place = :unitId and colleague.work_name is not null)`)} as people`)

/** All members of my own unit, for giving a case to one of them. One trip: of another unit nobody is read. */
export const colleagues: UseCase<'directory.colleagues'> = async ({ unitId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, people } = await call.ports.database.one(readColleagues, { personId: call.caller.personId, unitId })
  const may = allowed(call, actor, { units: [unitId] })
  if (!may.ok || !people) return may.ok ? refuse('NOT_ALLOWED') : may
  return may.value.reply({ people: colleagueViews(people, call.now) })
}
