import type { Receiver } from '../../shared/case/hand-over'
import type { PersonId, UnitId } from '../../shared/kernel/ids'
import { pairedIds } from '../_register/pairings'

/** Who works off a unit's queue. */
export interface QueueMember {
  unitId: UnitId
  personId: PersonId
  units: UnitId[]
  leave: Receiver['leave']
}

/** At once, with the answer; what is more goes by the job, in batches. */
export const MOST_COMPANIES = 3000
export const MOST_CASES = 2000

const UNITS_OF = (personId: string): string => `array(select distinct y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = ${personId} and y.unit_id is not null)`

/** SQL: has this person any office? */
export const IN_OFFICE = (personId: string): string => `exists (select from mashangban.memberships o where o.tenant = :tenant and o.person_id = ${personId} and o.role not in ('company', 'resident'))`

/** SQL: does a case lie in that area (`:areaId`), or in the queue of that unit (`:unitId`)? */
const LIES_THERE = (c: string): string => `case when :unitId::text is null
      then exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = 'case' and l.id = ${c}.id and l.area = :areaId) else ${c}.unit_id = :unitId end`

/** SQL: what he has in hand of cases (`:fromId`) there. An answered one may come back. */
export const IN_HAND = (c: string): string => `${c}.tenant = :tenant and ${c}.handler_id = :fromId and ${c}.box in ('open', 'answered') and ${LIES_THERE(c)}`

/** SQL: cases `c` there of which he (`:fromId`) is kept informed (`f`). */
export const INFORMED_OF = `mashangban.followers f cross join lateral (select n.* from mashangban.cases n where n.tenant = :tenant and n.id = f.id offset 0) c
      where f.tenant = :tenant and f.person_id = :fromId and f.of = 'case' and f.box <> 'done' and ${LIES_THERE('c')}`

/** SQL: companies `c` of the area with which he (`:fromId`) is paired (`r`); none where a unit is asked for. */
export const PAIRED_WITH = `mashangban.pairings r cross join lateral (select n.* from mashangban.companies n where n.tenant = :tenant and n.id = r.company_id offset 0) c
      cross join lateral (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id offset 0) a
      where r.tenant = :tenant and r.person_id = :fromId and :unitId::text is null and a.path @> array[:areaId::text]`

/** SQL: a row of cases (by its alias) as `LeftCase`. */
export const leftCaseJson = (c: string): string => `json_build_object('id', ${c}.id, 'companyId', ${c}.company_id, 'unitId', ${c}.unit_id, 'closedTo', to_json(${c}.closed_to),
        'officer', (select k.officer_id from mashangban.companies k where k.tenant = :tenant and k.id = ${c}.company_id))`

/** SQL: those cases as a list of LeftCase. */
export const CASES_LEFT = `(select coalesce(json_agg(w.one), '[]') from (select ${leftCaseJson('c')} as one from mashangban.cases c where ${IN_HAND('c')} order by c.id limit ${MOST_CASES}) w)`

const HIS_COMPANIES = `mashangban.companies c cross join lateral (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id offset 0) a
      where c.tenant = :tenant and c.officer_id = :fromId and :unitId::text is null and a.path @> array[:areaId::text]`

/** SQL: his companies in the area (`:areaId`) as a list of LeftCompany, so many of them, by id; none where a unit is asked for. */
export const companiesLeft = (many: number, besides = ''): string => `(select coalesce(json_agg(jsonb_build_object('id', w.id, 'version', w.version) || w.paired), '[]') from (select c.id, c.version, ${pairedIds('c.id')}::jsonb as paired from ${HIS_COMPANIES}${besides} order by c.id limit ${many}) w)`

/** SQL: how much there is of it all, as `Many`; what goes round whoever looks (`:personId`) is in no number of it but `hidden`. */
export const MANY = `(select json_build_object('companies', (select count(*)::int from ${HIS_COMPANIES}), 'cases', k.known, 'hidden', k.hidden,
      'informed', (select count(*)::int from ${INFORMED_OF} and not c.closed_to && v.tokens), 'deputy', w.deputy, 'leader', w.leader)
    from (select array['p:' || :personId::text] || array(select 'u:' || y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = :personId and y.unit_id is not null) as tokens offset 0) v
      cross join lateral (select (count(*) filter (where not c.closed_to && v.tokens))::int as known, (count(*) filter (where c.closed_to && v.tokens))::int as hidden from mashangban.cases c where ${IN_HAND('c')}) k
      cross join (select (count(*) filter (where r.rank = 'deputy'))::int as deputy, (count(*) filter (where r.rank = 'leader'))::int as leader from ${PAIRED_WITH}) w)`

/** How much somebody leaves, as far as whoever looks may know; `hidden`: cases that go round him. */
export interface Many {
  companies: number
  cases: number
  hidden: number
  informed: number
  deputy: number
  leader: number
}

/** SQL: who may take over, of the ids given (an expression of text[]), as a list of Receiver. */
export const receiversJson = (ids: string): string => `(select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.work_name, 'phone', p.work_phone, 'leave', p.leave,
      'inOffice', ${IN_OFFICE('p.id')}, 'units', ${UNITS_OF('p.id')},
      'desks', coalesce((select json_agg(json_build_object('unitId', m.unit_id, 'queue', m.role = 'department', 'areaPath', to_json(a.path)) order by m.role, m.place)
        from mashangban.memberships m join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
          join mashangban.areas a on a.tenant = :tenant and a.id = case m.role when 'department' then u.area_id else m.area_id end
        where m.tenant = :tenant and m.person_id = p.id and m.role in ('officer', 'department')), '[]'),
      'companies', (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = p.id),
      'cases', (select count(*)::int from mashangban.cases c where c.tenant = :tenant and c.handler_id = p.id and c.box = 'open')) order by p.id), '[]')
    from mashangban.persons p where p.tenant = :tenant and p.id = any(${ids}) and p.work_name is not null)`

/** SQL: who works off the queues of these units (an expression of text[]), as a list of QueueMember. */
export const queueMembersJson = (units: string): string => `(select coalesce(json_agg(json_build_object('unitId', m.place, 'personId', m.person_id, 'units', ${UNITS_OF('m.person_id')}, 'leave', p.leave)), '[]')
    from mashangban.memberships m join mashangban.persons p on p.tenant = :tenant and p.id = m.person_id where m.tenant = :tenant and m.role = 'department' and m.place = any(${units}))`
