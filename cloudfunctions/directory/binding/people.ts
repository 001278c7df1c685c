import type { Actor } from '../../../shared/access/actor'
import type { GovernedName } from '../../../shared/access/rights'
import type { Instant } from '../../../shared/kernel/instant'
import type { Sealed } from '../../../shared/kernel/sealed'
import type { Binding } from '../../../shared/register/binding'
import { REQUEST } from '../../_database/fragments'
import { readOptional } from '../../_database/instants'
import type { CompanyInvitationsRow } from '../../_database/rows'
import { type Statement, statement } from '../../_database/statement'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace } from '../../_register/company-place'
import type { CommandRead } from '../../_runtime/command'

/** A binding with what the core does not ask of it. */
export interface StoredBinding extends Binding {
  /** As he gave it. */
  name: Sealed | null
  phoneMasked: string | null
  vouchedBy: string | null
  madeAt: Instant | null
  objection: string | null
  appeal: string | null
  decidedAt: Instant | null
  reason: string | null
}

/** The people of a company as a statement reads them; instants are as PostgreSQL writes them. */
export interface ReadPeople {
  version: number
  bindings: StoredBinding[]
  /** Those that can be used. */
  invitations: CompanyInvitationsRow[]
}

const COLUMNS = `b.id, b.person_id as "personId", b.standing as "as", b.way, b.state, b.name, b.vouched_by as "vouchedBy", b.made_at as "madeAt", b.object_until as "objectUntil",
        b.objected, b.objection, b.appealed, b.appeal, b.decided_by as "decidedBy", b.decided_at as "decidedAt", b.reason`
/** Whoever is a member without a row was bound by the release before, which knows of none. */
const WITHOUT_ROW = `select 'm-' || mb.person_id, mb.person_id, case when mb.owner then 'owner' else 'member' end, 'before', 'granted', null, null, null, null, false, null, false, null, null, null, null
        from mashangban.memberships mb where mb.tenant = :tenant and mb.role = 'company' and mb.place = c.id
          and not exists (select from mashangban.bindings x where x.tenant = :tenant and x.company_id = c.id and x.person_id = mb.person_id and x.state = 'granted')`

/** SQL: the people of a company c: whoever is one of them, whoever waits, and `besides` of those with whom it is over (b). */
export const peopleWith = (besides: string): string => `json_build_object('version', coalesce((select v.version from mashangban.company_people v where v.tenant = :tenant and v.company_id = c.id), 0),
    'bindings', (select coalesce(json_agg(w), '[]') from (select n.*, p.phone_masked as "phoneMasked" from (
      select ${COLUMNS} from mashangban.bindings b where b.tenant = :tenant and b.company_id = c.id and (b.state in ('waiting', 'granted') or ${besides})
      union all ${WITHOUT_ROW}) n left join mashangban.persons p on p.tenant = :tenant and p.id = n."personId") w),
    'invitations', (select coalesce(json_agg(i order by i.made_at), '[]') from mashangban.company_invitations i where i.tenant = :tenant and i.company_id = c.id and i.ended is null and i.until > :now::timestamptz))`

/** SQL: the same with what was refused to the caller. */
export const PEOPLE = peopleWith("b.state = 'refused' and b.person_id = :personId")

/** The same with its instants in our one form. */
export const storedPeople = ({ version, bindings, invitations }: ReadPeople): ReadPeople => ({
  version, invitations, bindings: bindings.map((each) => ({ ...each, madeAt: readOptional(each.madeAt), objectUntil: readOptional(each.objectUntil), decidedAt: readOptional(each.decidedAt) })),
})

/** What a command on the people of a company reads. */
export interface PeopleRead extends CommandRead {
  actor: Omit<Actor, 'personId'>
  place: CompanyPlace | null
  company: string | null
  people: ReadPeople | null
}

export interface PeopleAsked { personId: string; requestId: string; companyId: string; now: Instant }

/** SQL: a company c with its area a, of `:companyId`; nothing in them where there is none. */
export const COMPANY = `left join mashangban.companies c on c.tenant = :tenant and c.id = :companyId left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`

/** The statement of an action that not everybody may do: of whoever is refused nothing of the people is read. */
export const peopleFor = (action: GovernedName): Statement<PeopleAsked, PeopleRead> => statement(`people_${action}`, `
  with ${READER}
  select ${REQUEST}, ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, c.name as company, ${withinReach(action, COMPANY_SQL, PEOPLE)} as people from reader ${COMPANY}`)

/** The same for what somebody does about himself. */
export const ownPeople = statement<PeopleAsked, PeopleRead>('people_own', `
  with ${READER}
  select ${REQUEST}, ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, c.name as company, case when c.id is not null then ${PEOPLE} end as people from reader ${COMPANY}`)
