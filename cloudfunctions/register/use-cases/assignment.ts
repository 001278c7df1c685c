import type { Actor } from '../../../shared/access/actor'
import type { Refusal } from '../../../shared/api'
import type { Rule } from '../../../shared/api/assignment.api'
import { refuse } from '../../../shared/api/errors'
import { ok, type Result } from '../../../shared/kernel/result'
import type { Instant } from '../../../shared/kernel/instant'
import { industryName, readIndustry } from '../../../shared/register/industries'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { nextOfRule, ruleParts } from '../../_register/rule-changes'
import { type Changes, changesOf } from '../../../shared/register/changes'
import { type CompanyWrite, putCompanies } from '../../_register/company-rows'
import { type After, type CountedMatching, FROM_START, matchedOfAll, matchedParameters, matchingOf } from '../../_register/matching'
import { noteNothing } from '../../_runtime/note-nothing'
import type { Decision, Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Placed {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

const SHOWN_RULE = `json_build_object('id', r.id, 'areaId', r.area_id, 'areaName', p.name, 'industry', r.industry, 'industryName', null, 'size', r.size, 'key', r.key,
      'officers', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.work_name) order by o.work_name), '[]') from unnest(r.officers) f(id) join mashangban.persons o on o.tenant = :tenant and o.id = f.id and o.work_name is not null))`

const readRules = statement<{ personId: string; areaId: string; now: Instant } & After, Placed & { found: CountedMatching | null; shown: Rule[] | null }>('register_rules', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.rules', { areas: 'here.path' }, matchingOf('here', true))} as found,
    ${withinReach('register.rules', { areas: 'here.path' }, `(select coalesce(json_agg(${SHOWN_RULE} order by r.id), '[]') from mashangban.assignment_rules r join mashangban.areas p on p.tenant = :tenant and p.id = r.area_id
      where r.tenant = :tenant and (r.area_id = any(here.path) or p.path @> array[here.id]))`)} as shown ${HERE}`)

/** The rules that reach into an area, and what they would do now: shown before anything is done. One trip. */
export const rules: UseCase<'register.rules'> = async ({ areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found, shown } = await call.ports.database.one(readRules, { personId: call.caller.personId, areaId, now: call.now, ...FROM_START })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  readByRight(found)
  readByRight(shown)
  const { shares, left, later } = matchedOfAll(found)
  return may.value.reply({ rules: shown.map((rule) => ({ ...rule, industryName: rule.industry === null ? null : industryName(rule.industry) })), unmatched: found.many, shares, left, later })
}

const readForRule = statement<{ personId: string; requestId: string; areaId: string; officers: string[] }, Placed & { request: Requested | null; officers: number }>('register_rule_read', `
  select ${REQUEST}, ${ACTOR} as actor, here.path, (select count(distinct m.person_id)::int from mashangban.memberships m where m.tenant = :tenant and m.person_id = any(:officers::text[]) and m.role = 'officer') as officers ${HERE}`)

const writeRule = statement<{ id: string; areaId: string; industry: string | null; size: string | null; key: boolean; officers: string[]; personId: string; now: Instant; what: Changes; request: RequestRow }, { made: number }>('register_rule', `
  with made as (insert into mashangban.assignment_rules (tenant, id, area_id, industry, size, key, officers, person_id, made_at)
    values (:tenant, :id, :areaId, :industry, :size, :key, :officers::text[], :personId, :now) returning id),
  noted_change as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'rule', m.id, 1, :now, :personId, false, :what::jsonb from made m returning 1), ${noteRequest('noted_change')}
  select count(*)::int as made from made, noted`)

/** A rule by which companies without an officer get one, those that appear later too. Two trips. */
export const addRule: UseCase<'register.addRule'> = async ({ requestId, areaId, industry = null, size = null, key, officers }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  const pool = [...new Set(officers)]
  return governed<Placed & { request: Requested | null; officers: number }, { ruleId: string }>(call, {
    requestId,
    asked: () => ({ areaId, industry, size, key, officers }),
    read: () => database.one(readForRule, { personId, requestId, areaId, officers: pool }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'AREA_NOT_FOUND'),
    decide(read): Result<Decision<{ ruleId: string }>, Refusal> {
      const code = industry === null ? null : readIndustry(industry)
      if (industry !== null && code === null) return refuse('INDUSTRY_UNKNOWN')
      if (read.officers < pool.length) return refuse('TARGET_NOT_FOUND')
      const id = `ru-${Buffer.from(call.random(6)).toString('base64url')}`
      return ok({ reply: { ruleId: id }, of: { of: 'rule', id }, write: async (request: RequestRow) => (await database.one(writeRule, { id, areaId, industry: code, size, key, officers: pool, personId, now: call.now, what: changesOf(null, { areaId, industry: code, size, key, officers: pool }), request })).made === 1 })
    },
  })
}

const readRule = statement<{ personId: string; requestId: string; ruleId: string }, Placed & { request: Requested | null }>('register_rule_named', `
  select ${REQUEST}, ${ACTOR} as actor, a.path from (select 1) one left join mashangban.assignment_rules r on r.tenant = :tenant and r.id = :ruleId left join mashangban.areas a on a.tenant = :tenant and a.id = r.area_id`)

/** One that the release before has added has no change of its own yet. */
const dropOne = statement<{ ruleId: string; personId: string; now: Instant; request: RequestRow }, { dropped: number }>('register_rule_drop', `
  with dropped as (delete from mashangban.assignment_rules r where r.tenant = :tenant and r.id = :ruleId returning r.*),
  noted_change as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what)
    select :tenant, 'rule', d.id, ${nextOfRule('d.id')}, :now, :personId, false, (select jsonb_object_agg(f.field, jsonb_build_array(f.was, null)) from jsonb_each(${ruleParts('d')}) f(field, was) where f.was <> 'null')
    from dropped d returning 1), ${noteRequest('noted_change')}
  select count(*)::int as dropped from dropped, noted`)

/** What a rule has assigned stays. Two trips. */
export const dropRule: UseCase<'register.dropRule'> = async ({ requestId, ruleId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  return governed<Placed & { request: Requested | null }, { dropped: boolean }>(call, {
    requestId,
    asked: () => ({ ruleId }),
    read: () => database.one(readRule, { personId: call.caller.personId, requestId, ruleId }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }, 'RULE_NOT_FOUND'),
    decide: ({ path }) => ok({ reply: { dropped: true }, ...(path?.[0] === undefined ? {} : { of: { of: 'area', id: path[0] } }), write: async (request: RequestRow) => (await database.one(dropOne, { ruleId, personId: call.caller.personId, now: call.now, request })).dropped === 1 }),
  })
}

interface AssignRead extends Placed {
  request: Requested | null
  found: CountedMatching | null
}

const readForAssign = statement<{ personId: string; requestId: string; areaId: string; now: Instant } & After, AssignRead>('register_assign_read', `
  select ${REQUEST}, ${ACTOR} as actor, here.path, ${withinReach('register.assign', { areas: 'here.path' }, matchingOf('here', true))} as found ${HERE}`)

type Write = { rows: CompanyWrite[]; at: Instant; personId: string; run: null; back: false; request: RequestRow }
/** All of them or none: what somebody else has given an officer meanwhile lets it be decided again. */
const writeAssigned = statement<Write, { put: number }>('register_assign', `
  with one as (select 1), ${putCompanies('one')}, all_put as materialized (select mashangban.must(cardinality(lost.ids) = 0) as ok from lost), ${noteRequest('all_put')}
  select (select count(*)::int from put) as put, (select ok from all_put) as ok from noted`)

/** Gives companies without an officer one, by the rules. Two trips. */
export const assignByRules: UseCase<'register.assign'> = async ({ requestId, areaId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  return governed<AssignRead, { assigned: number; left: number; later: number }>(call, {
    requestId,
    asked: () => ({ areaId }),
    read: () => database.one(readForAssign, { personId, requestId, areaId, now: call.now, ...FROM_START }),
    may: ({ actor, path }) => allowed(call, actor, path && { areas: path }),
    decide({ found }) {
      if (found === null) return refuse('NOT_ALLOWED')
      const { writes, left, later } = matchedOfAll(found)
      const reply = { assigned: writes.length, left, later }
      const of = { of: 'area', id: areaId }
      if (writes.length === 0) return ok({ reply, of, write: async (request: RequestRow) => (await database.one(noteNothing, { request })).noted === 1 })
      return ok({ reply, of, write: async (request: RequestRow) => (await database.one(writeAssigned, { ...matchedParameters(writes, call.now, personId), request })).put === writes.length })
    },
  })
}
