import { MOST_COUNTED } from '../../../shared/register/jobs'

/** SQL: how many rows there are, as far as it is worth counting. */
const many = (rows: string): string => `(select count(*)::int from (select from ${rows} limit ${MOST_COUNTED}) n)`
const args = (name: string): string => `array(select jsonb_array_elements_text(j.args->'${name}'))`

/** SQL, by kind: what a job that stopped (`j`) touches, in numbers; what is not here touches what it is about. */
const TOUCHES: Readonly<Record<string, string>> = {
  recognise: `${many(`mashangban.cases c where c.tenant = :tenant and c.company_id = j.key and left(c.company_id, 3) = 'un-'`)} + ${many(`mashangban.recognised r where r.tenant = :tenant and r.unlisted_id = j.key and j.args->>'companyId' is null`)}`,
  calendar: many(`mashangban.cases c where c.tenant = :tenant and c.box = 'open' order by c.calendar_version, c.id`),
  move: `case j.args->>'of' when 'unit' then ${many(`mashangban.cases c where c.tenant = :tenant and c.unit_id = j.key and c.box <> 'done' order by c.box, c.by_due, c.id`)} else ${many(`mashangban.lies_in l where l.tenant = :tenant and l.area = j.key and l.of = 'case' and l.box <> 'done' order by l.box, l.by_due, l.id`)} end`,
  fanOut: many(`(select unnest(${args('persons')}) as p union select m.person_id from unnest(${args('roles')}, ${args('places')}) as o(role, place) join mashangban.memberships m on m.tenant = :tenant and m.role = o.role and m.place = o.place) w where w.p > coalesce(j.args->>'after', '')`),
  media: many(`mashangban.files f where f.tenant = :tenant and f.of = j.of and f.id = j.id and f.type like 'image/%'`),
  push: many(`mashangban.messages m where m.tenant = :tenant and m.of = j.of and m.id = j.id and m.seq = (j.args->>'seq')::int`),
  handOver: many(`mashangban.handovers h join mashangban.cases c on c.tenant = :tenant and c.handler_id = h.from_id and c.box <> 'done' where h.tenant = :tenant and h.id = j.key`),
  yearAhead: '0', tidy: '0',
  import: `coalesce((select greatest(i.total - i.line, 0) from mashangban.imports i where i.tenant = :tenant and i.id = j.key), 0)`,
  export: `coalesce((select e.rows from mashangban.exports e where e.tenant = :tenant and e.id = j.key), 0)`,
  print: `coalesce((select greatest(p.total - p.done, 0) from mashangban.prints p where p.tenant = :tenant and p.id = j.key), 0)`,
}

/** SQL: columns of a job that stopped (`j`): how many it touches, and the name of what it is about where it has one. Counted for what is shown. */
export const JOB_TOUCHES = `(case j.kind ${Object.entries(TOUCHES).map(([kind, sql]) => `when '${kind}' then ${sql}`).join(' ')} else 1 end)::int as touches,
    case j.kind when 'import' then (select i.name from mashangban.imports i where i.tenant = :tenant and i.id = j.key) when 'export' then (select e.words from mashangban.exports e where e.tenant = :tenant and e.id = j.key)
      when 'print' then (select p.words from mashangban.prints p where p.tenant = :tenant and p.id = j.key) end as name`
