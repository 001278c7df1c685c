/**
 * What holds the id of an official before he has ever signed in (`:old`), and comes to hold the one made from his openid (`:personId`). A row per place; what is not
 * here is history and keeps the old id: changes, entries and what they say, invitations. His offices are moved besides (`memberships`), with their history.
 */
interface Held {
  table: string
  /** What is set, and of which rows (`h`). */
  set: string
  where: string
  /** The rest of the key, where the person is part of it: a row that he has himself already stays, and the old one goes. */
  key?: readonly string[]
}

const OLD = ':old::text'
const HIS = ':personId::text'
/** Nobody may read what goes round him in the moment in which he first can: exclusion is named anew in the same statement. */
const CLOSED_TO = `closed_to = array_replace(h.closed_to, 'p:' || ${OLD}, 'p:' || ${HIS})`
const OF_HIS_CASES = `h.of = 'case' and h.id = any(array(select c.id from his_cases c))`
const person = (column: string): string => `${column} = case when h.${column} = ${OLD} then ${HIS} else h.${column} end`
/** Ids are drawn: in quotes they are nothing else, so everything that is kept of him there is named anew. */
const renamed = (column: string, type: string): string => `${column} = replace(h.${column}::text, '"' || ${OLD} || '"', '"' || ${HIS} || '"')::${type}`

export const HELD: readonly Held[] = [
  { table: 'companies', set: `officer_id = ${HIS}`, where: `h.officer_id = ${OLD}` },
  { table: 'pairings', set: `person_id = ${HIS}`, where: `h.person_id = ${OLD}`, key: ['company_id'] },
  { table: 'assignment_rules', set: `officers = array_replace(h.officers, ${OLD}, ${HIS})`, where: `${OLD} = any(h.officers)` },
  { table: 'persons', set: `leave = jsonb_set(h.leave, '{standIn}', to_jsonb(${HIS}))`, where: `h.away is not null and h.leave->>'standIn' = ${OLD} and h.id not in (${OLD}, ${HIS})` },
  { table: 'messages', set: `person_id = ${HIS}`, where: `h.person_id = ${OLD}`, key: ['of', 'id', 'seq'] },
  { table: 'cases', set: `${CLOSED_TO}, ${person('handler_id')}, ${renamed('face', 'json')}`, where: 'h.id = any(array(select c.id from his_cases c))' },
  { table: 'lies_in', set: `${CLOSED_TO}, ${person('handler_id')}`, where: OF_HIS_CASES },
  { table: 'followers', set: `${CLOSED_TO}, ${person('person_id')}`, where: OF_HIS_CASES, key: ['of', 'id'] },
]

/** Cases that name him: those that go round him (by a function of the owner: of an array no index is reached otherwise), those he is told of, those he has. */
const HIS_CASES = `select f.id from mashangban.cases_closed_to('p:' || ${OLD}) f(id) ${(['<>', '='] as const).map((is) => `union select f.id from mashangban.followers f where f.tenant = :tenant and f.person_id = ${OLD} and f.of = 'case' and f.box ${is} 'done'`).join(' ')}
    union select k.id from mashangban.cases k where k.tenant = :tenant and k.handler_id = ${OLD} and k.box <> 'done' union select k.id from mashangban.cases k where k.tenant = :tenant and k.handler_id = ${OLD} and k.box = 'done'`

function moved({ table, set, where, key }: Held, after: string): string[] {
  if (key === undefined) return [`held_${table} as (update mashangban.${table} h set ${set} from ${after} where h.tenant = :tenant and ${where} returning 1)`]
  const there = `(select o.person_id from mashangban.${table} o where o.tenant = :tenant and o.person_id = ${HIS} and ${key.map((column) => `o.${column} = h.${column}`).join(' and ')} limit 1) is not null`
  return [
    `held_${table} as (update mashangban.${table} h set ${set} from ${after} where h.tenant = :tenant and ${where} and not (h.person_id = ${OLD} and ${there}) returning 1)`,
    `twice_${table} as (delete from mashangban.${table} h using ${after} where h.tenant = :tenant and ${where} and h.person_id = ${OLD} and ${there} returning 1)`,
  ]
}

/**
 * His offices: each with the job that ends it and its history, which goes on under its new id, and one change more. Where he has the same office already, his own stays. A version follows
 * whatever history there was under that id.
 */
const memberships = (after: string): string => `offices as materialized (select m.role, m.place, m.version, ${OLD} || ':' || m.role || ':' || m.place as was, ${HIS} || ':' || m.role || ':' || m.place as is_now,
      coalesce((select max(c.version) from mashangban.changes c where c.tenant = :tenant and c.of = 'office' and c.id = ${HIS} || ':' || m.role || ':' || m.place), 0) as before,
      exists (select from mashangban.offices o where o.tenant = :tenant and o.person_id = ${HIS} and o.role = m.role and o.place = m.place) as has
    from mashangban.offices m, ${after} where m.tenant = :tenant and m.person_id = ${OLD}),
  held_memberships as (update mashangban.offices m set person_id = ${HIS}, version = o.before + o.version + 1 from offices o
    where m.tenant = :tenant and m.person_id = ${OLD} and m.role = o.role and m.place = o.place and not o.has returning 1),
  twice_memberships as (delete from mashangban.offices m using offices o where m.tenant = :tenant and m.person_id = ${OLD} and m.role = o.role and m.place = o.place and o.has returning 1),
  ends as (update mashangban.jobs j set key = o.is_now from offices o where j.tenant = :tenant and j.kind = 'office' and j.key = o.was and not o.has returning 1),
  twice_ends as (delete from mashangban.jobs j using offices o where j.tenant = :tenant and j.kind = 'office' and j.key = o.was and o.has returning 1),
  went_along as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select c.tenant, c.of, o.is_now, o.before + c.version, c.at, c.person_id, c.run, c.back, c.what from offices o join mashangban.changes c on c.tenant = :tenant and c.of = 'office' and c.id = o.was
    where not o.has and c.version <= o.version returning 1),
  noted_offices as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'office', o.is_now, o.before + o.version + 1, :now::timestamptz, ${HIS}, null, false, jsonb_build_object('personId', jsonb_build_array(${OLD}, ${HIS})) from offices o where not o.has
    union all select :tenant, 'office', o.was, o.version + 1, :now::timestamptz, ${HIS}, null, false, jsonb_build_object('state', jsonb_build_array('open', 'closed')) from offices o returning 1)`

/** CTEs: whatever holds the old id holds the new one, once `after` (a CTE with one row) has given it. Run again, they find nothing. */
export const renaming = (after: string): string => [`his_cases as materialized (select c.id from (${HIS_CASES}) c, ${after})`, ...HELD.flatMap((each) => moved(each, after)), memberships(after)].join(',\n  ')
