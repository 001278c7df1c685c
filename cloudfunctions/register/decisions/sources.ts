import type { DecisionView } from '../../../shared/api/decision.api'
import type { Instant } from '../../../shared/kernel/instant'
import { failureWords, jobWords } from '../../../shared/register/jobs'
import { mergeWords } from '../../../shared/register/merges'
import { settingOf } from '../../../shared/settings/table'
import type { SettingName } from '../../../shared/settings/values'
import { readInstant } from '../../_database/instants'
import { proposals } from '../../_register/proposals'
import { type Names, saidBy } from '../../../shared/settings/names'

/** What of a sort there is: all of it counted, its newest as they are read. */
export interface Waiting<Row> {
  many: number
  rows: Row[]
}

interface Source<Row> {
  /** SQL: the rows that wait, newest first, in the area `here` (an alias of areas) and below it. */
  sql: string
  /** `own`: the words of the tenant. */
  view(row: Row, own: Names): Omit<DecisionView, 'id'> & { key: string }
}
const source = <Row>(of: Source<Row>): Source<Row> => of

/** Areas at or below `here`. */
const BELOW = `(select a.id from mashangban.areas a where a.tenant = :tenant and a.path @> array[here.id])`
const at = (instant: string | null): Instant | null => (instant === null ? null : readInstant(instant))

const imports = (states: string, title: string, detail: string) => source<{ id: string; name: string; at: string }>({
  sql: `select i.id, i.name, i.made_at as at from mashangban.imports i where i.tenant = :tenant and i.area_id in ${BELOW} and i.state in (${states}) order by i.made_at desc, i.id desc`,
  view: ({ id, name, at: made }) => ({ key: id, title: `${title}：${name}`, detail, at: at(made), where: { of: 'import', kind: null, key: id } }),
})

/** What waits for an administrator's decision, sort by sort: whoever adds one adds its line. Jobs are of the whole tenant, so they wait for whoever administers a root of its areas. */
export const SOURCES = {
  jobs: source<{ kind: string; key: string; at: string; error: string | null }>({
    sql: `select j.kind, j.key, j.parked_at as at, j.error from mashangban.jobs j where j.tenant = :tenant and j.parked_at is not null and here.parent_id is null order by j.parked_at desc, j.kind, j.key`,
    view: ({ kind, key, at: parked, error }) => ({ key: `${kind} ${key}`, title: `停下的任务：${jobWords(kind)}`, detail: failureWords(error), at: at(parked), where: { of: 'job', kind, key } }),
  }),
  // Decided by another person than who proposed it.
  proposals: source<{ name: SettingName; version: number; areaId: string; unitId: string | null; placeName: string; by: string | null; at: string }>({
    sql: `${proposals(', s.proposed_at as at')} order by s.proposed_at desc, s.name, s.version`,
    view: ({ name, version, areaId, unitId, placeName, by, at: proposed }) => ({
      key: `${name} ${version}`, title: `设置要第二个人确认：${placeName}的${settingOf(name).zh}`, detail: `${by ?? '系统'}提出的，由另一位管理员确认或不同意`, at: at(proposed),
      where: { of: 'setting', kind: areaId, key: name, ...(unitId === null ? {} : { unitId }) },
    }),
  }),
  // As it is with what is proposed of settings. Of both only who is above both may decide.
  merges: source<{ id: string; fromName: string; intoName: string; by: string | null; at: string }>({
    sql: `select g.id, coalesce(fu.name, fa.name) as "fromName", coalesce(iu.name, ia.name) as "intoName", (select b.work_name from mashangban.persons b where b.tenant = :tenant and b.id = g.proposed_by) as by, g.proposed_at as at from mashangban.merges g
      left join mashangban.units fu on g.of = 'unit' and fu.tenant = :tenant and fu.id = g.from_id left join mashangban.units iu on g.of = 'unit' and iu.tenant = :tenant and iu.id = g.into_id
      join mashangban.areas fa on fa.tenant = :tenant and fa.id = coalesce(fu.area_id, g.from_id) and here.id = any(fa.path) join mashangban.areas ia on ia.tenant = :tenant and ia.id = coalesce(iu.area_id, g.into_id) and here.id = any(ia.path)
      where g.tenant = :tenant and g.state = 'proposed' order by g.proposed_at desc, g.id desc`,
    view: ({ id, fromName, intoName, by, at: proposed }) => ({ key: id, title: `合并要第二个人确认：${mergeWords(fromName, intoName)}`, detail: `${by ?? '管理员'}提出的，由另一位管理员确认或退回`, at: at(proposed), where: { of: 'merge', kind: null, key: id } }),
  }),
  ready: imports(`'ready'`, '试算好的导入', '还没有改动数据，请看过再正式导入'),
  stopped: imports(`'stopped'`, '停下的导入', '导入了一部分，请接着导入或整次撤销'),
  failed: imports(`'failed'`, '没有读成的导入', '请看原因，改好表格再试'),
  unmatched: source<{ many: number }>({
    sql: `select n.many from (select coalesce(sum(m.many), 0)::int as many from mashangban.areas a cross join lateral (select count(*) as many from mashangban.companies c
      where c.tenant = :tenant and c.area_id = a.id and c.state = 'operating' and c.officer_id is null) m where a.tenant = :tenant and a.path @> array[here.id]) n where n.many > 0`,
    view: ({ many }, own) => ({ key: 'unmatched', title: saidBy(own, `没有{officerShort}的企业 ${many} 家`), detail: '请按规则结对，或在企业里指定', at: null, where: { of: 'companies', kind: 'unmatched', key: null } }),
  }),
  unlisted: source<{ id: string; name: string; areaName: string; at: string }>({
    sql: `select u.id, u.name, a.name as "areaName", u.filed_at as at from mashangban.areas a join mashangban.unlisted u on u.tenant = :tenant and u.area_id = a.id and u.state = 'waiting'
      where a.tenant = :tenant and a.path @> array[here.id] order by u.filed_at desc, u.id desc`,
    view: ({ id, name, areaName, at: filed }) => ({ key: id, title: `不在名册的企业：${name}`, detail: `${areaName}，有人替它提了诉求，请对应到名册或登记`, at: at(filed), where: { of: 'unlisted', kind: null, key: id } }),
  }),
  rules: source<{ id: string; areaName: string; at: string }>({
    sql: `select r.id, a.name as "areaName", r.made_at as at from mashangban.assignment_rules r join mashangban.areas a on a.tenant = :tenant and a.id = r.area_id
      where r.tenant = :tenant and r.area_id in ${BELOW} and cardinality(r.officers) > 0
        and not exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = any(r.officers) and m.role = 'officer') order by r.made_at desc, r.id`,
    view: ({ id, areaName, at: made }, own) => ({ key: id, title: `不起作用的结对规则：${areaName}`, detail: saidBy(own, '规则里的人都不再是{officer}，请换人或去掉'), at: at(made), where: { of: 'assign', kind: null, key: id } }),
  }),
} as const satisfies Record<string, Source<never>>

type SourceName = keyof typeof SOURCES
export type Found = { [N in SourceName]: Waiting<Parameters<(typeof SOURCES)[N]['view']>[0]> }

/** So many of each are shown. */
const MOST = 20

/** SQL: `Found` of the area `here`, as JSON. */
export const WAITING = `json_build_object(${Object.entries(SOURCES).map(([name, { sql }]) =>
  `'${name}', (select json_build_object('many', count(*)::int, 'rows', coalesce(json_agg(w) filter (where w.nth <= ${MOST}), '[]')) from (select s.*, row_number() over () as nth from (${sql}) s) w)`).join(', ')})`

/** All of them in the order of the table, each with an id of its own among them. */
export function decisionsIn(found: Found, names: Names): { items: DecisionView[]; many: number } {
  const of = <N extends SourceName>(name: N): DecisionView[] => {
    const { view } = SOURCES[name] as unknown as Source<unknown>
    return found[name].rows.map((row) => {
      const { key, ...rest } = view(row, names)
      return { id: `${name} ${key}`, ...rest }
    })
  }
  const sources = Object.keys(SOURCES) as SourceName[]
  return { items: sources.flatMap(of), many: sources.reduce((sum, name) => sum + found[name].many, 0) }
}
