import { CASE } from '../../shared/case/flow'
import { CASE_LIFECYCLE, type Transition } from '../../shared/case/lifecycle'

/** What only whoever handles a case leaves in its record. */
const HANDLED = (Object.values(CASE_LIFECYCLE) as Transition[])
  .filter(({ by }) => Object.keys(by).every((role) => role === 'officer' || role === 'department')).map(({ entry }) => `'${entry}'`)

/** SQL: has the caller (`:personId`) handled this case (alias), now or before? */
export const handledByCaller = (c: string): string => `(${c}.handler_id is not distinct from :personId or exists (select from mashangban.entries own
    where own.tenant = :tenant and own.of = '${CASE.of}' and own.id = ${c}.id and own.person_id = :personId and own.kind in (${HANDLED.join(', ')})))`

/** SQL: the same, or is he of the unit that has it, or of a unit of whoever has it, by whatever membership? */
export const ownWork = (c: string): string => `(${handledByCaller(c)} or exists (select from mashangban.memberships mine where mine.tenant = :tenant and mine.person_id = :personId
    and (mine.unit_id = ${c}.unit_id or exists (select from mashangban.memberships his where his.tenant = :tenant and his.person_id = ${c}.handler_id and his.unit_id = mine.unit_id))))`
