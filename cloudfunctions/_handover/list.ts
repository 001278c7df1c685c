import type { OutputOf } from '../../shared/api'
import { statement } from '../_database/statement'
import { afterKey, BY_INSTANT } from '../_flow/keyset'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import { HERE_SQL, WHERE_FROM, type Where } from './place'

export type Item = OutputOf<'handover.list'>['items'][number]

/** Hand-overs of a place, the newest first, each with what its receivers have got; null to whoever may not see them. `at` as PostgreSQL writes it. */
export const readHandovers = statement<{ personId: string; areaId: string | null; unitId: string | null; limit: number }, Where & { items: Item[] | null }>('handover_list', `
  select ${ACTOR} as actor, here.path, ${withinReach('handover.list', HERE_SQL, `(select coalesce(json_agg(w order by w."at" desc, w.id desc), '[]') from (
      select h.id, h.made_at as "at", h.moved is not null as done, coalesce(f.work_name, '') as "from", d.work_name as "by",
        (select coalesce(json_agg(json_build_object('name', r.work_name, 'companies', coalesce((h.companies->>r.id)::int, 0), 'cases', coalesce((h.moved->>r.id)::int, 0)) order by r.work_name, r.id), '[]')
          from unnest(h.receivers) k(id) join mashangban.persons r on r.tenant = :tenant and r.id = k.id) as "to",
        h.informed, coalesce((h.paired->>'deputy')::int, 0) as deputy, coalesce((h.paired->>'leader')::int, 0) as leader,
        (select r.work_name from mashangban.persons r where r.tenant = :tenant and r.id = h.deputy_to) as "deputyTo", (select r.work_name from mashangban.persons r where r.tenant = :tenant and r.id = h.leader_to) as "leaderTo"
      from (select n.* from mashangban.handovers n where n.tenant = :tenant and (n.area_id = :areaId or n.unit_id = :unitId) and ${afterKey(BY_INSTANT, { at: 'n.made_at', id: 'n.id' }, true)}
          order by n.made_at desc, n.id desc limit :limit) h
        left join mashangban.persons f on f.tenant = :tenant and f.id = h.from_id left join mashangban.persons d on d.tenant = :tenant and d.id = h.person_id) w)`)} as items ${WHERE_FROM}`)
