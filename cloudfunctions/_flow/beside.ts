import type { Instant } from '../../shared/kernel/instant'
import { counting } from '../_database/counting'
import { SET_ANEW } from '../_database/fragments'
import type { NoticeRow } from './notices'
import type { Ref } from '../../shared/flow/shape'

/** Circles up to this many people get their messages in the statement itself; a larger one is a job. */
const LARGEST_CIRCLE = 50

/** A job to be set (`due`), or to be given up (`due` null). */
export interface JobDate extends Ref {
  kind: string
  key: string
  due: Instant | null
  args?: object
}

/** What is written beside aggregates. */
export interface Beside {
  /** Id of the one that is acted on; the others (a parent, a child) are written with it. */
  about: string

  entries: object[]
  contents: object[]
  /** Areas it lies in; null: place, box and date have not moved. */
  path: string[] | null
  /** Columns that stand beside each of these areas. */
  facets: Readonly<Record<string, unknown>>
  /** Who is kept informed; null: nothing of it has moved. */
  followers: string[] | null
  files: string[]
  /** A company that is in no register, which is filed for: its row; null: none is. */
  unlisted: object | null
  /** A company that an administrator has found in the register, which was filed for by the name it was written with: what takes that back; null: none was. */
  recognised: object | null
  notices: NoticeRow[]
  jobs: JobDate[]
  /** How often it may be done: one more of each. */
  counts: object[]
  doer: string
  /** Null: no job is being done. Else the claim of the alarm that is. */
  claim: string | null
  at: Instant
}

/** Columns of an aggregate that the parts below ask for, beside the flow it is `of`. */
export const NEEDED = ['id', 'number', 'title', 'box', 'confidential', 'closed_to', 'by_due', 'closed_at'] as const

/** What stands beside each place of an aggregate, so that the lists of an area are narrowed in their index. */
export const FACETS = ['status', 'kind', 'urgent', 'unit_id', 'handler_id', 'filed_at'] as const

/** Which parts a writing needs. */
export interface Parts {
  lies: boolean
  follow: boolean
  unfollow: boolean
  files: boolean
  unlisted: boolean
  recognised: boolean
  tell: boolean
  /** Somebody is told by his membership, or more persons than a statement tells: they are found first. */
  circle: boolean
  end: boolean
  /** Something of it may have gone into other hands meanwhile: a file, the alarm that is being fired. */
  fence: boolean
  /** It may be done only so often. */
  count: boolean
}

/** `fresh`: nothing of the aggregate is there yet. */
export const partsOf = ({ path, followers, files, unlisted, recognised, notices, jobs, claim, counts }: Beside, fresh: boolean): Parts => ({
  lies: path !== null,
  follow: followers !== null && followers.length > 0,
  unfollow: followers !== null && !fresh,
  files: files.length > 0,
  unlisted: unlisted !== null,
  recognised: recognised !== null,
  tell: notices.length > 0,
  circle: notices.some(({ roles, persons }) => roles.length > 0 || persons.length > LARGEST_CIRCLE),
  end: !fresh && jobs.some(({ due }) => due === null),
  fence: files.length > 0 || unlisted !== null || recognised !== null || claim !== null,
  count: counts.length > 0,
})

/** Stands where a role does for who leads a unit; and for who of a company wants to hear of its requests. */
export const HEAD = 'head'
export const HEARS = 'hears'

/**
 * SQL: the persons who are named, and for each that is away who is there for him at that instant; where nobody is and it is his task, the dispatchers
 * of where `d` lies: a notice reaches somebody present.
 */
const named = (persons: string, at: string): string => {
  const away = `a.tenant = :tenant and a.id = any(${persons}) and a.away is not null and mashangban.is_away(a.away, ${at})`
  return `select unnest(${persons}) as p
    union select mashangban.present_for(a.id, ${at}) from mashangban.persons a where ${away}
    union select m.person_id from mashangban.persons a, mashangban.lies_in l, mashangban.memberships m where ${away} and mashangban.present_for(a.id, ${at}) is null
      and l.tenant = :tenant and l.of = d.of and l.id = d.id and l.handler_id = a.id and not l.confidential and m.tenant = :tenant and m.role = 'dispatcher' and m.place = l.area`
}

/** SQL: the persons (`p`) whom a notice is for: those named, and whoever holds the memberships at this instant. */
export const circle = (persons: string, roles: string, places: string, at: string): string => `${named(persons, at)}
    union select m.person_id from unnest(${roles}, ${places}) as o(role, place) join mashangban.memberships m on m.tenant = :tenant and m.role = o.role and m.place = o.place
    union select m.person_id from unnest(${roles}, ${places}) as o(role, place) join mashangban.memberships m on m.tenant = :tenant and m.role = 'department' and m.place = o.place and m.head where o.role = '${HEAD}'
    union select m.person_id from unnest(${roles}, ${places}) as o(role, place) join mashangban.memberships m on m.tenant = :tenant and m.role = 'company' and m.place = o.place and m.hears where o.role = '${HEARS}'`
/** SQL: may person `q.p` hear of aggregate `d`? Not when it is closed to him or to a unit of his, by whatever membership. */
export const MAY_HEAR = `(d.closed_to = '{}' or not (d.closed_to && (array['p:' || q.p]
    || array(select 'u:' || y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = q.p and y.unit_id is not null))))`

/** The parts in everybody's order. Each reads from the one before (`ran`): parts that nobody refers to run backwards, and then lock backwards. */
const PARTS: readonly { name: string; needs?: keyof Parts; sql(after: string, ran: string): string }[] = [
  { name: 'e', sql: (after) => `insert into mashangban.entries select p.* from ${after} d, json_populate_recordset(null::mashangban.entries, :entries::json) p where p.of = d.of and p.id = d.id returning seq` },
  {
    name: 'x', sql: (after, ran) => `insert into mashangban.entry_contents select p.* from ${after} d, json_populate_recordset(null::mashangban.entry_contents, :contents::json) p
      where p.of = d.of and p.id = d.id and ${ran} returning seq`,
  },
  {
    name: 'l', needs: 'lies', sql: (after, ran) => `insert into mashangban.lies_in (tenant, area, of, id, box, confidential, closed_to, by_due, closed_at, ${FACETS.join(', ')})
      select :tenant, a, d.of, d.id, d.box, d.confidential, d.closed_to, d.by_due, d.closed_at, ${FACETS.map((column) => `p.${column}`).join(', ')}
      from ${after} d, unnest(:path::text[]) a, json_populate_record(null::mashangban.lies_in, :facets::json) p where d.id = :about and ${ran}
      on conflict (tenant, of, id, area) do update set ${['box', 'by_due', 'closed_at', ...FACETS].map((column) => `${column} = excluded.${column}`).join(', ')} returning 1`,
  },
  {
    name: 'f', needs: 'follow', sql: (after, ran) => `insert into mashangban.followers select :tenant, p, d.of, d.id, d.box, d.closed_to, d.by_due, d.closed_at
      from ${after} d, unnest(:followers::text[]) p where d.id = :about and ${ran}
      on conflict (tenant, of, id, person_id) do update set box = excluded.box, by_due = excluded.by_due, closed_at = excluded.closed_at returning 1`,
  },
  { name: 'fgone', needs: 'unfollow', sql: (after, ran) => `delete from mashangban.followers g using ${after} d where d.id = :about and g.tenant = :tenant and g.of = d.of and g.id = d.id and g.person_id <> all(:followers::text[]) and ${ran} returning 1` },
  {
    name: 'filed', needs: 'files', sql: (after, ran) => `update mashangban.files g set of = d.of, id = d.id from ${after} d
      where d.id = :about and g.tenant = :tenant and g.file_id = any(:files::text[]) and (g.id is null or (g.of = d.of and g.id = d.id)) and ${ran} returning 1`,
  },
  {
    // Locked by whoever lists it too: what is filed for it meanwhile is either seen by him or not written.
    name: 'un', needs: 'unlisted', sql: (after, ran) => `insert into mashangban.unlisted as old select p.* from ${after} d, json_populate_record(null::mashangban.unlisted, :unlisted::json) p where d.id = :about and ${ran}
      on conflict (tenant, id) do update set last_at = greatest(old.last_at, excluded.last_at) where old.state <> 'listed' returning 1`,
  },
  {
    // As that: whoever says now that it is another company sees this one, or it is not written.
    name: 're', needs: 'recognised', sql: (after, ran) => `insert into mashangban.recognised select p.* from ${after} d, json_populate_record(null::mashangban.recognised, :recognised::json) p,
      lateral (select u.id from mashangban.unlisted u where u.tenant = :tenant and u.id = p.unlisted_id and u.state = 'listed' and u.company_id = p.company_id for share) u where d.id = :about and ${ran} returning 1`,
  },
  {
    name: 'm', needs: 'tell', sql: (after) => `insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
      select distinct on (w.of, w.id, w.p) :tenant, w.p, d.of, d.id, w.seq, w.kind, w.at, d.number, d.title, w.body from ${after} d join who w on w.of = d.of and w.id = d.id where w.size <= ${LARGEST_CIRCLE}
      order by w.of, w.id, w.p, w.seq desc, w.rank
      on conflict do nothing returning of, id, seq`,
  },
  {
    name: 'jd', needs: 'end', sql: (after, ran) => `delete from mashangban.jobs j using ${after} d, jsonb_to_recordset(:jobs::jsonb) a(of text, id text, kind text, key text, due timestamptz)
      where a.of = d.of and a.id = d.id and j.tenant = :tenant and j.kind = a.kind and j.key = a.key and a.due is null and ${ran} and (:claim::text is null or j.claim = :claim) returning j.key`,
  },
]

/** Recipients become persons here: memberships of this instant, the doer and whom the aggregate is closed to left out. */
const who = (after: string, ran: string, wide: boolean): string => `n as materialized (select n.*, d.closed_to from ${after} d,
    jsonb_to_recordset(:notices::jsonb) n(of text, id text, rank int, kind text, seq int, at timestamptz, body text, persons text[], roles text[], places text[]) where n.of = d.of and n.id = d.id and ${ran}),
  who as materialized (${wide
    ? `select d.*, w.p, count(*) over (partition by d.of, d.id, d.rank) as size from n d cross join lateral (
    select q.p from (${circle('d.persons', 'd.roles', 'd.places', ':at::timestamptz')}) q where q.p <> :doer and ${MAY_HEAR} limit ${LARGEST_CIRCLE + 1}) w`
    : `select d.*, q.p, 1 as size from n d, lateral (${named('d.persons', ':at::timestamptz')}) q where q.p <> :doer and ${MAY_HEAR}`})`

/** One job per entry that told somebody, and one per circle too large for the statement. */
const telling = (wide: boolean): string => `
      union all select s.of, s.id, 'push', s.of || ':' || s.id || ':' || s.seq, :at::timestamptz, jsonb_build_object('seq', s.seq) from (select distinct of, id, seq from m) s${wide ? tellingMany : ''}`
const tellingMany = `
      union all select distinct on (w.of, w.id, w.rank) w.of, w.id, 'fanOut', w.of || ':' || w.id || ':' || w.seq || ':' || w.kind, :at::timestamptz,
        jsonb_build_object('seq', w.seq, 'kind', w.kind, 'at', w.at, 'body', w.body, 'persons', w.persons, 'roles', w.roles, 'places', w.places, 'doer', :doer::text)
        from who w where w.size > ${LARGEST_CIRCLE}`

/** SQL: asks for the fence and for the limits, where there are such; goes into what the statement selects. */
export const held = ({ fence, count }: Parts): string => `${fence ? '(select ok from fence)' : 'true'} as ok${count ? ', (select ok from within) as within' : ''}`

/**
 * CTEs of what a writing leaves beside its aggregates: record, what it says, places, followers, files, messages, jobs. `after` names a CTE with
 * `of` and the columns NEEDED that gives the rows that were written, or none, and then nothing is. `fence` undoes all of it when a file was
 * filed with something else meanwhile, or the alarm that is being fired is no longer in these hands.
 */
export function beside(parts: Parts, after: string): string {
  const ctes: string[] = []
  let last = ''
  for (const { name, needs, sql } of PARTS) {
    if (needs && !parts[needs]) continue
    const ran = last === '' ? 'true' : `(select count(*) from ${last}) >= 0`
    if (name === 'm') ctes.push(who(after, ran, parts.circle))
    ctes.push(`${name} as (${sql(after, ran)})`)
    last = name
  }
  ctes.push(`ju as (insert into mashangban.jobs as old (tenant, kind, key, of, id, due_at, args, attempts)
    select :tenant, a.kind, a.key, d.of, d.id, a.due, coalesce(a.args, '{}'), 0 from ${after} d, (
      select of, id, kind, key, due, args from jsonb_to_recordset(:jobs::jsonb) b(of text, id text, kind text, key text, due timestamptz, args jsonb) where due is not null${parts.tell ? telling(parts.circle) : ''}
    ) a where a.of = d.of and a.id = d.id and (select count(*) from ${last}) >= 0 order by a.kind, a.key
    ${SET_ANEW}
      where :claim::text is null or old.kind <> 'alarm' or old.claim = :claim
    returning kind)`)
  const filed = parts.files ? '(select count(*) from filed) = cardinality(:files::text[]) and ' : ''
  const named = parts.unlisted ? '(select count(*) from un) = 1 and ' : ''
  const known = parts.recognised ? '(select count(*) from re) = 1 and ' : ''
  const fired = `${parts.end ? '(select count(*) from jd) + ' : ''}(select count(*) from ju where kind = 'alarm') > 0`
  if (parts.count) ctes.push(counting(after))
  if (parts.fence) ctes.push(`fence as materialized (select mashangban.must(not exists (select from ${after}) or (${filed}${named}${known}(:claim::text is null or ${fired}))) as ok)`)
  return ctes.join(',\n  ')
}
