import type { Instant } from '../../../shared/kernel/instant'
import type { Population } from './population'

/** Open cases of the busy officer: those that make a work list long. */
export const BUSY_OPEN = 200

/** Parts of titles: three of them and two single characters make one. */
export const TITLE_WORDS = ['出口', '货物', '运输', '证明', '排水', '许可', '厂房', '用地', '贷款', '展期', '社保', '招工', '电价', '备案', '商标', '消防', '环评', '审批', '补贴', '税务']
const WORDS = TITLE_WORDS.length

/** A part of a past: the gth cases, g running from `from` to `to`; `model`: all of that one. */
export interface Part {
  from: number
  to: number
  model?: string
}

/** Model of the gth case: the busy officer's open ones first; of the rest one in sixteen is going on (so at any size). */
const MODEL = `case when g < ${BUSY_OPEN} then (case when g % 2 = 0 then 'handling' else 'filed' end)
    when g % 128 = 0 then 'filed' when g % 128 = 16 then 'handling' when g % 128 = 32 then 'answered' when g % 128 = 48 then 'queued' when g % 128 = 64 then 'claimed' when g % 128 = 80 then 'pooled'
    when g % 128 = 96 then 'complaint' when g % 128 = 112 then 'complaint closed' when g % 8 = 4 then 'unit closed' else 'closed' end`

/** Company of the gth case: the busy officer's are every so-many-th, his open cases come first, later ones go to others. */
const clientOf = (clients: number, officers: number): string => {
  const spread = `((g::bigint * 7) % ${clients})::int`
  return `case when g < ${BUSY_OPEN} then (g * ${officers}) % ${clients} when ${spread} % ${officers} = 0 then (${spread} + 1) % ${clients} else ${spread} end`
}

/** Columns of `cases` that a copy takes from its model as they are. */
const COPIED = ['version', 'kind', 'matter', 'urgent', 'words', 'status', 'box', 'verified', 'unit_id', 'confidential', 'closed_to', 'flagged', 'calendar_version', 'head', 'body']

/** As random as those of a real one, so that trees grow as they really do. */
const keyOf = (what: string, length: number): string => `translate(left(encode(sha256(convert_to('${what}' || g, 'UTF8')), 'base64'), ${length}), '+/', '-_')`

/** 22 characters that begin with a moment, as timedId makes them. */
const timedKeyOf = (what: string, at: string): string => `translate(encode(substr(int8send((extract(epoch from ${at}) * 1000)::bigint), 3) || substr(sha256(convert_to('${what}' || g, 'UTF8')), 1, 10), 'base64'), '+/=', '-_')`

/** The table `made`: what is particular to each copy. */
const made = ({ clients }: Population, now: Instant, { from, to, model }: Part): string => `
  create temporary table made on commit drop as select g, ${timedKeyOf('copy', 't.filed_at')} as id, t.filed_at, '260101' || lpad((g % 10000000)::text, 7, '0') || (g % 10)::text as number, s.model, s.model like '%closed' as done, c.*,
      a.word || b.word || d.word || chr(19968 + g % 3000) || chr(19968 + (g / 7) % 5000) || '怎么办' as title,
      timestamptz '${now}' + make_interval(mins => ((g::bigint * 104729) % 14400)::int - 400) as due_at
    from generate_series(${from}, ${to}) g cross join lateral (select ${model === undefined ? MODEL : `'${model}'::text`} as model, ${clientOf(clients.length, new Set(clients.map(({ officer }) => officer.id)).size)} as client_at) s
      cross join lateral (select timestamptz '${now}' - make_interval(mins => ((g::bigint * 7919) % 86400)::int + case when s.model like '%closed' then 5760 else 60 end) as filed_at) t
      join client c on c.at = s.client_at join word a on a.at = g % ${WORDS} join word b on b.at = (g / ${WORDS}) % ${WORDS} join word d on d.at = (g / ${WORDS ** 2}) % ${WORDS};
  analyze made;`

const CASES = `insert into mashangban.cases (tenant, id, number, title, company_id, company_name, filer_id, handler_id, pool_area, area_id, filed_at, due_at, by_due, closed_at, face, ${COPIED.join(', ')})
  select m.tenant, k.id, k.number, k.title, k.company_id, k.company_name, k.clerk, case when m.place = 'officer' then k.officer else m.handler_id end, case when m.pool_area is null then null else left(k.area_id, 6) end, k.area_id, k.filed_at,
    case when k.done or m.box = 'answered' then null else k.due_at end, case when k.done then 'infinity' else k.due_at end, case when k.done then k.filed_at + interval '3 days' end,
    m.face::jsonb || jsonb_build_object('areaPath', jsonb_build_array(k.area_id, left(k.area_id, 6), '370600'), 'informed', case when m.place = 'unit' then jsonb_build_array(k.officer) else '[]' end,
      'holder', case m.place when 'officer' then m.face::jsonb->'holder' || jsonb_build_object('handler', k.officer, 'handlerName', k.officer_name)
        when 'pool' then m.face::jsonb->'holder' || jsonb_build_object('poolArea', left(k.area_id, 6)) else m.face::jsonb->'holder' end),
    ${COPIED.map((column) => `m.${column}`).join(', ')}
  from made k join model_row m on m.model = k.model;`

const BESIDE = (tenant: string): string => `
  insert into mashangban.entries select '${tenant}', 'case', k.id, e.seq, e.at, e.kind, e.internal, case when e.seq = 1 then k.clerk else e.person_id end, e.status, e.commitment, e.hash from made k join model_entry e on e.model = k.model;
  insert into mashangban.entry_contents select '${tenant}', 'case', k.id, e.seq, e.salt, e.content from made k join model_entry e on e.model = k.model;
  insert into mashangban.lies_in select '${tenant}', a, 'case', k.id, m.box, m.confidential, m.closed_to, case when k.done then 'infinity' else k.due_at end, case when k.done then k.filed_at + interval '3 days' end,
      m.status, m.kind, m.urgent, c.handler_id, k.filed_at, c.unit_id
    from made k join model_row m on m.model = k.model join mashangban.cases c on c.tenant = '${tenant}' and c.id = k.id, unnest(array[k.area_id, left(k.area_id, 6), '370600']) a;
  insert into mashangban.followers select '${tenant}', k.officer, 'case', k.id, m.box, m.closed_to, case when k.done then 'infinity' else k.due_at end, case when k.done then k.filed_at + interval '3 days' end
    from made k join model_row m on m.model = k.model where m.place = 'unit';
  insert into mashangban.finds select '${tenant}', 'case', k.id, 1, f.folded, array(select distinct substr(f.folded, i, 2) from generate_series(1, length(f.folded) - 1) i where strpos(substr(f.folded, i, 2), E'\\n') = 0)
    from made k, lateral (select k.title || E'\\n' || k.company_name || E'\\n' || k.number as folded) f;
  insert into mashangban.messages select '${tenant}', p.person, 'case', k.id, p.seq, p.kind, k.filed_at, k.number, k.title, k.title, case when k.g % 16 = 1 then null else k.filed_at end
    from made k, lateral (values (k.officer, 1, 'taskNew'), (k.clerk, 2, 'accepted')) p(person, seq, kind) where p.seq = 1 or k.done;
  insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts) select '${tenant}', 'alarm', 'case:' || k.id, 'case', k.id, k.due_at + interval '400 days', '{}', 0 from made k where not k.done;
  insert into mashangban.codes select '${tenant}', ${keyOf('code', 11)}, 'case', k.id, 0, null, 'active', k.filed_at, null, null from made k;
  insert into mashangban.scans select '${tenant}', ${timedKeyOf('scan', 'k.filed_at')}, ${keyOf('code', 11)}, 'case', k.clerk, k.filed_at from made k;
  insert into mashangban.requests select '${tenant}', k.clerk, ${keyOf('request', 22)}, 'case.file', ${keyOf('asked', 43)}, jsonb_build_object('caseId', k.id, 'number', k.number, 'version', 1, 'status', 'filed'), 'case', k.id, k.filed_at from made k;
  insert into mashangban.files select '${tenant}', ${keyOf('file', 22)}, k.clerk, 'bulk/' || k.id, 'image/jpeg', 1000, encode(sha256(convert_to(k.id, 'UTF8')), 'hex'), k.filed_at, 'case', k.id, 'checked' from made k where k.g % 16 = 5;
  insert into mashangban.ratings select '${tenant}', ${keyOf('rating', 22)}, 'case', k.id, k.clerk, 5, false, '{}', null, k.filed_at, k.number from made k where k.done and k.g % 3 = 0;
  insert into told select k.g, k.id, k.at from made k where k.model = 'closed' and k.g % 3 <> 0;`

/** SQL that makes a part, one transaction. */
export const copies = (population: Population, now: Instant, part: Part): string => `${made(population, now, part)} ${CASES} ${BESIDE(population.tenant)} drop table made`
