import { DECISION_SORTS, type DecisionSort, type DecisionView } from '../../../shared/api/decision.api'
import type { Instant } from '../../../shared/kernel/instant'
import { failureWords, jobWords, leftWords } from '../../../shared/register/jobs'
import { mergeWords } from '../../../shared/register/merges'
import { settingOf } from '../../../shared/settings/table'
import type { SettingName } from '../../../shared/settings/values'
import { readInstant } from '../../_database/instants'
import { proposals } from '../../_register/proposals'
import { JOB_TOUCHES } from './job-touches'
import { type Names, saidBy } from '../../../shared/settings/names'

/** What of a sort there is: all of it counted, its newest as they are read, each with the key after which a page goes on. */
export interface Waiting<Row> {
  many: number
  rows: Row[]
}

interface Source<Row> {
  /** SQL: the rows that wait, in the area `here` (an alias of areas) and below it; each since when (`at`) and, of one instant, which (`nth`, a text). */
  sql: string
  /** SQL: columns that are read only of the rows that are shown (`s`). */
  shown?: string
  /** `own`: the words of the tenant. */
  view(row: Row, own: Names): Omit<DecisionView, 'id' | 'sort'> & { key: string }
}
const source = <Row>(of: Source<Row>): Source<Row> => of

/** Areas at or below `here`. */
const BELOW = `(select a.id from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id])`
const at = (instant: string | null): Instant | null => (instant === null ? null : readInstant(instant))

const imports = (states: string, title: string, detail: string) => source<{ id: string; name: string; at: string }>({
  sql: `select i.id, i.name, i.made_at as at, i.id as nth from mashangban.imports i where i.tenant = :tenant and i.area_id in ${BELOW} and i.state in (${states})`,
  view: ({ id, name, at: made }) => ({ key: id, title: `${title}：${name}`, detail, at: at(made), where: { of: 'import', kind: null, key: id } }),
})

/** What waits for an administrator's decision, sort by sort: whoever adds one adds its line. Jobs are of the whole tenant, so they wait for whoever administers a root of its areas. */
export const SOURCES = {
  jobs: source<{ kind: string; key: string; at: string; error: string | null; touches: number; name: string | null }>({
    sql: `select j.kind, j.key, j.of, j.id, j.args, j.error, j.parked_at as at, md5(j.kind || ' ' || j.key) as nth from mashangban.jobs j where j.tenant = :tenant and j.parked_at is not null and here.parent_id is null`,
    shown: `j.kind, j.key, j.at, j.nth, j.error, ${JOB_TOUCHES}`,
    view: ({ kind, key, at: parked, error, touches, name }) => ({ key: `${kind} ${key}`, title: `停下的任务：${jobWords(kind)}`, detail: failureWords(error), at: at(parked), where: { of: 'job', kind, key }, left: leftWords(kind, touches, name) }),
  }),
  // Decided by another person than who proposed it.
  proposals: source<{ name: SettingName; version: number; areaId: string; unitId: string | null; placeName: string; by: string | null; at: string }>({
    sql: `${proposals(`, s.proposed_at as at, s.name || '-' || s.version as nth`)}`,
    view: ({ name, version, areaId, unitId, placeName, by, at: proposed }) => ({
      key: `${name} ${version}`, title: `设置要第二个人确认：${placeName}的${settingOf(name).zh}`, detail: `${by ?? '系统'}提出的，由另一位管理员确认或不同意`, at: at(proposed),
      where: { of: 'setting', kind: areaId, key: name, ...(unitId === null ? {} : { unitId }) },
    }),
  }),
  // As it is with what is proposed of settings. Of both only who is above both may decide.
  merges: source<{ id: string; fromName: string; intoName: string; by: string | null; at: string }>({
    sql: `select g.id, coalesce(fu.name, fa.name) as "fromName", coalesce(iu.name, ia.name) as "intoName", (select b.work_name from mashangban.persons b where b.tenant = :tenant and b.id = g.proposed_by) as by, g.proposed_at as at, g.id as nth from mashangban.merges g
      left join mashangban.units fu on g.of = 'unit' and fu.tenant = :tenant and fu.id = g.from_id left join mashangban.units iu on g.of = 'unit' and iu.tenant = :tenant and iu.id = g.into_id
      join mashangban.areas fa on fa.tenant = :tenant and fa.id = coalesce(fu.area_id, g.from_id) and here.id = any(fa.path) join mashangban.areas ia on ia.tenant = :tenant and ia.id = coalesce(iu.area_id, g.into_id) and here.id = any(ia.path)
      where g.tenant = :tenant and g.state = 'proposed'`,
    view: ({ id, fromName, intoName, by, at: proposed }) => ({ key: id, title: `合并要第二个人确认：${mergeWords(fromName, intoName)}`, detail: `${by ?? '管理员'}提出的，由另一位管理员确认或退回`, at: at(proposed), where: { of: 'merge', kind: null, key: id } }),
  }),
  ready: imports(`'ready'`, '试算好的导入', '还没有改动数据，请看过再正式导入'),
  stopped: imports(`'stopped'`, '停下的导入', '导入了一部分，请接着导入或整次撤销'),
  failed: imports(`'failed'`, '没有读成的导入', '请看原因，改好表格再试'),
  unmatched: source<{ many: number }>({
    sql: `select n.many, null::timestamptz as at, '' as nth from (select coalesce(sum(m.many), 0)::int as many from mashangban.areas a cross join lateral (select count(*) as many from mashangban.companies c
      where c.tenant = :tenant and c.area_id = a.id and c.state = 'operating' and c.officer_id is null) m where a.tenant = :tenant and a.path @> array[here.id]) n where n.many > 0`,
    view: ({ many }, own) => ({ key: 'unmatched', title: saidBy(own, `没有{officerShort}的企业 ${many} 家`), detail: '请按规则结对，或在企业里指定', at: null, where: { of: 'companies', kind: 'unmatched', key: null } }),
  }),
  unlisted: source<{ id: string; name: string; areaName: string; at: string }>({
    sql: `select u.id, u.name, a.name as "areaName", u.filed_at as at, u.id as nth from mashangban.areas a join mashangban.unlisted u on u.tenant = :tenant and u.area_id = a.id and u.state = 'waiting'
      where a.tenant = :tenant and a.path @> array[here.id]`,
    view: ({ id, name, areaName, at: filed }) => ({ key: id, title: `不在名册的企业：${name}`, detail: `${areaName}，有人替它提了诉求，请对应到名册或登记`, at: at(filed), where: { of: 'unlisted', kind: null, key: id } }),
  }),
  rules: source<{ id: string; areaName: string; at: string }>({
    sql: `select r.id, a.name as "areaName", r.made_at as at, r.id as nth from mashangban.assignment_rules r join mashangban.areas a on a.tenant = :tenant and a.id = r.area_id
      where r.tenant = :tenant and r.area_id in ${BELOW} and cardinality(r.officers) > 0
        and not exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = any(r.officers) and m.role = 'officer')`,
    view: ({ id, areaName, at: made }, own) => ({ key: id, title: `不起作用的结对规则：${areaName}`, detail: saidBy(own, '规则里的人都不再是{officer}，请换人或去掉'), at: at(made), where: { of: 'assign', kind: null, key: id } }),
  }),
} as const satisfies Record<DecisionSort, Source<never>>

type Row<N extends DecisionSort> = Parameters<(typeof SOURCES)[N]['view']>[0]
export type Found = { [N in DecisionSort]: Waiting<Row<N>> }

/** So many of each are shown in the list of all. */
const MOST = 20

const generic = (sort: DecisionSort): Source<unknown> => SOURCES[sort]

/** SQL: rows of a sort, newest first, of those that `which` lets through (of `s`), as many as `limit`. */
export const rowsOf = (sort: DecisionSort, which: string, limit: string): string => {
  const { sql, shown = 'j.*' } = generic(sort)
  return `(select coalesce(json_agg(w), '[]') from (select ${shown} from (select * from (${sql}) s where ${which} order by s.at desc, s.nth desc limit ${limit}) j order by j.at desc, j.nth desc) w)`
}

/** SQL: `Found` of the area `here`, as JSON. */
export const WAITING = `json_build_object(${DECISION_SORTS.map((sort) =>
  `'${sort}', json_build_object('many', (select count(*)::int from (${generic(sort).sql}) s), 'rows', ${rowsOf(sort, 'true', String(MOST))})`).join(', ')})`

/** A row of a sort as it is shown, with an id of its own among all. */
export const decisionOf = (sort: DecisionSort, row: unknown, names: Names): DecisionView => {
  const { key, ...rest } = generic(sort).view(row, names)
  return { id: `${sort} ${key}`, sort, ...rest }
}

/** All of them in the order of the table; `more`: the sorts of which there are more than are shown. */
export function decisionsIn(found: Found, names: Names): { items: DecisionView[]; many: number; more: { sort: DecisionSort; many: number }[] } {
  return {
    items: DECISION_SORTS.flatMap((sort) => found[sort].rows.map((row) => decisionOf(sort, row, names))),
    many: DECISION_SORTS.reduce((sum, sort) => sum + found[sort].many, 0),
    more: DECISION_SORTS.flatMap((sort) => (found[sort].many > MOST ? [{ sort, many: found[sort].many }] : [])),
  }
}
