import type { Instant } from '../../shared/kernel/instant'
import { assign, type AssignmentRule, type Candidate, type Unmatched } from '../../shared/register/assignment'
import { changesOf } from '../../shared/register/changes'
import { type CompanyNow, companyNow, type CompanyWrite, companyWrite } from './company-rows'

/** What matching asks: rules that reach into the area or lie in it, companies there without an officer, who serves there or above. */
export interface Matching {
  rules: AssignmentRule[]
  /** Those that a rule is for, by area and id, from a place on (`AFTER`). */
  unmatched: (Unmatched & { now: CompanyNow })[]
  candidates: (Candidate & { name: string })[]
}

/** The same for whoever is shown it, with numbers of all: the clock, which reads on to the end, needs none and would count them anew with each page. */
export interface CountedMatching extends Matching {
  /** All that have no officer. */
  many: number
  /** All of them that a rule is for, also beyond those that were read. */
  fitting: number
}

/** Matched at once. */
export const MOST_MATCHED = 1000

/** Where reading goes on (`:afterArea`, `:afterId`): behind that company. */
export interface After {
  afterArea: string
  afterId: string
}
export const FROM_START: After = { afterArea: '', afterId: '' }
/** Behind the last that was read; null: that was all. */
export const behind = ({ unmatched }: Matching): After | null => {
  const last = unmatched.at(-1)
  return last === undefined || unmatched.length < MOST_MATCHED ? null : { afterArea: last.path[0] ?? '', afterId: last.id }
}

/**
 * SQL: a rule is for company `c` of area `a` (as `ruleFor` says), and somebody serves there who could get it. Those that nobody could get are many and never
 * get fewer: they must not stand before the others.
 */
const FITS = `exists (select from mashangban.assignment_rules r where r.tenant = :tenant and r.area_id = any(a.path) and (r.industry is null or starts_with(c.industry, r.industry))
        and (r.size is null or r.size = c.size) and (not r.key or c.key)
        and (r.officers <> '{}' or exists (select from mashangban.memberships m where m.tenant = :tenant and m.role = 'officer' and m.place = any(a.path))))`
const UNMATCHED = `c.tenant = :tenant and c.area_id = a.id and c.state = 'operating' and c.officer_id is null`

const countsOf = (here: string): string => `'many', (select coalesce(sum(n.many), 0)::int from mashangban.areas a cross join lateral (select count(*) as many from mashangban.companies c where ${UNMATCHED}) n where a.tenant = :tenant and a.path @> array[${here}.id]),
    'fitting', (select coalesce(sum(n.many), 0)::int from mashangban.areas a cross join lateral (select count(*) as many from mashangban.companies c where ${UNMATCHED} and ${FITS}) n where a.tenant = :tenant and a.path @> array[${here}.id]),`

/** SQL: `Matching`, or (`counted`) `CountedMatching`, of the area `here` (an alias of areas). Who is away gets nothing new (`:now`). */
export const matchingOf = (here: string, counted: boolean): string => `json_build_object(
    'rules', (select coalesce(json_agg(json_build_object('id', r.id, 'areaId', r.area_id, 'industry', r.industry, 'size', r.size, 'key', r.key, 'officers', to_json(r.officers)) order by r.id), '[]')
      from mashangban.assignment_rules r join mashangban.areas p on p.tenant = :tenant and p.id = r.area_id where r.tenant = :tenant and (r.area_id = any(${here}.path) or p.path @> array[${here}.id])),
    'unmatched', (select coalesce(json_agg(json_build_object('id', u.id, 'path', to_json(u.path), 'industry', u.industry, 'size', u.size, 'key', u.key, 'now', u.now)), '[]') from (
      select c.id, a.path, c.industry, c.size, c.key, ${companyNow('c')} as now from mashangban.areas a cross join lateral (select c.* from mashangban.companies c
        where ${UNMATCHED} and (a.id > :afterArea or c.id > :afterId) and ${FITS} order by c.id limit ${MOST_MATCHED}) c
      where a.tenant = :tenant and a.path @> array[${here}.id] and a.id >= :afterArea order by a.id, c.id limit ${MOST_MATCHED}) u),
    ${counted ? countsOf(here) : ''}
    'candidates', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'areas', to_json(o.areas), 'load', o.load) order by o.id), '[]') from (
      select p.id, p.work_name as name, m.areas, (select count(*)::int from mashangban.companies c where c.tenant = :tenant and c.officer_id = p.id) as load
      from (select m.person_id, array_agg(m.place) as areas from mashangban.areas a join mashangban.memberships m on m.tenant = :tenant and m.role = 'officer' and m.place = a.id
          where a.tenant = :tenant and (a.path @> array[${here}.id] or a.id = any(${here}.path)) group by m.person_id) m
        cross join lateral (select p.* from mashangban.persons p where p.tenant = :tenant and p.id = m.person_id and p.work_name is not null and not mashangban.is_away(p.leave, :now::timestamptz) offset 0) p) o))`

export interface Matched {
  writes: CompanyWrite[]
  /** Of those that were read: nobody could get them. */
  left: number
  shares: { personId: string; name: string; before: number; more: number }[]
}

/** What the rules make of it: rows to write, and who gets how many. */
export function matched({ rules, unmatched, candidates }: Matching): Matched {
  const { given, left } = assign(unmatched, rules, candidates)
  const more = new Map<string, number>()
  for (const to of given.values()) more.set(to, (more.get(to) ?? 0) + 1)
  return {
    writes: unmatched.flatMap(({ id, now }) => { const officerId = given.get(id); return officerId === undefined ? [] : [companyWrite(id, now, changesOf(now.values, { officerId }))] }),
    left: left.length,
    shares: candidates.filter(({ id }) => more.has(id)).map(({ id, name, load }) => ({ personId: id, name, before: load, more: more.get(id) ?? 0 })),
  }
}

/** The same of all. `left`: without one afterwards, since no rule is for them or nobody could get them; `later`: that come by themselves within minutes, being more than are matched at once. */
export function matchedOfAll(found: CountedMatching): Matched & { later: number } {
  const { left, ...rest } = matched(found)
  return { ...rest, left: found.many - found.fitting + left, later: found.fitting - found.unmatched.length }
}

/** Rows that matching writes, as `putCompanies` takes them. */
export const matchedParameters = (writes: CompanyWrite[], at: Instant, personId: string) => ({ rows: writes, at, personId, run: null, back: false as const })
