import type { Receiver } from '../../shared/case/hand-over'
import type { CompanyId, PersonId, UnitId } from '../../shared/kernel/ids'

/** A company that somebody has, and its version. */
export interface LeftCompany {
  id: CompanyId
  version: number
}

/** Who works off a unit's queue. */
export interface QueueMember {
  unitId: UnitId
  personId: PersonId
  units: UnitId[]
  leave: Receiver['leave']
}

/** At once: more are handed over by doing it again. */
export const MOST_COMPANIES = 3000
export const MOST_CASES = 2000

const UNITS_OF = (personId: string): string => `array(select distinct y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = ${personId} and y.unit_id is not null)`

/** SQL: what he has in hand of cases (`:fromId`): in the queue of that unit (`:unitId`), or in that area (`:areaId`). An answered one may come back. */
export const IN_HAND = (c: string): string => `${c}.tenant = :tenant and ${c}.handler_id = :fromId and ${c}.box in ('open', 'answered') and case when :unitId::text is null
      then exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = 'case' and l.id = ${c}.id and l.area = :areaId) else ${c}.unit_id = :unitId end`

/** SQL: a row of cases (by its alias) as `LeftCase`. */
export const leftCaseJson = (c: string): string => `json_build_object('id', ${c}.id, 'companyId', ${c}.company_id, 'unitId', ${c}.unit_id, 'closedTo', to_json(${c}.closed_to),
        'officer', (select k.officer_id from mashangban.companies k where k.tenant = :tenant and k.id = ${c}.company_id))`

/** SQL: those cases as a list of LeftCase. */
export const CASES_LEFT = `(select coalesce(json_agg(w.one), '[]') from (select ${leftCaseJson('c')} as one from mashangban.cases c where ${IN_HAND('c')} order by c.id limit ${MOST_CASES}) w)`

/** SQL: his companies in the area (`:areaId`) as a list of LeftCompany; none where a unit is asked for. */
export const COMPANIES_LEFT = `(select coalesce(json_agg(json_build_object('id', w.id, 'version', w.version)), '[]') from (select c.id, c.version from mashangban.companies c
      cross join lateral (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = c.area_id offset 0) a
      where c.tenant = :tenant and c.officer_id = :fromId and :unitId::text is null and a.path @> array[:areaId::text] order by c.id limit ${MOST_COMPANIES}) w)`

/** SQL: who may take over, of the ids given (an expression of text[]), as a list of Receiver. */
export const receiversJson = (ids: string): string => `(select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.work_name, 'phone', p.work_phone, 'leave', p.leave, 'units', ${UNITS_OF('p.id')},
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
