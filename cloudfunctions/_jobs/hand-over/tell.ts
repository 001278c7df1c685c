import { TENANT } from '../../../shared/message/notice-kinds'
import type { Instant } from '../../../shared/kernel/instant'
import { SET_ANEW } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ended } from '../end'
import type { Job, JobRun } from '../job'

const BODY = `concat_ws('、', case when g.companies > 0 then g.companies || ' 家企业' end, case when g.cases > 0 then g.cases || ' 件诉求' end) || '由您接手，计时照旧'`

/** What each receiver has got is noted, and told to him in one message; the job ends with it. */
const endHandOver = statement<{ kind: string; key: string; claim: string; now: Instant }, { told: number }>('handover_end', `
  with has as materialized (select c.handler_id as id, count(*)::int as many from mashangban.handovers h cross join unnest(h.cases) k(id)
      cross join lateral (select n.handler_id from mashangban.cases n where n.tenant = :tenant and n.id = k.id offset 0) c where h.tenant = :tenant and h.id = :key and c.handler_id = any(h.receivers) group by c.handler_id),
  done as (update mashangban.handovers h set moved = (select coalesce(jsonb_object_agg(has.id, has.many), '{}') from has), ended_at = :now::timestamptz where h.tenant = :tenant and h.id = :key returning h.id, h.from_id, h.receivers, h.companies),
  got as (select d.id, r.id as person_id, coalesce((d.companies->>r.id)::int, 0) as companies, coalesce((select has.many from has where has.id = r.id), 0) as cases,
      coalesce((select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = d.from_id), '同事') as from_name from done d cross join unnest(d.receivers) r(id)),
  m as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select :tenant, g.person_id, '${TENANT}', g.id, 1, 'handedOver', :now::timestamptz, '', g.from_name || '的工作交接给您', g.from_name || '的' || ${BODY} from got g where g.companies + g.cases > 0 on conflict do nothing returning id),
  pushed as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select distinct :tenant, 'push', '${TENANT}:' || m.id || ':1', '${TENANT}', m.id, :now::timestamptz, jsonb_build_object('seq', 1), 0 from m ${SET_ANEW} returning 1),
  ${ended('pushed')}
  select (select count(*) from m)::int as told, (select ok from fence) as ok`)

/** Tells the receivers, once each, and ends the job. One trip. */
export async function tellReceivers({ kind, key, claim }: Job, { ports, now }: JobRun): Promise<void> {
  await ports.database.one(endHandOver, { kind, key, claim, now })
}
