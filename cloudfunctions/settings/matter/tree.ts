import type { Actor } from '../../../shared/access/actor'
import type { MatterRow } from '../../../shared/api/matter.api'
import { MATTERS, type Matter } from '../../../shared/case/kinds'
import { addMs, chinaDay, DAY_MS, type Instant } from '../../../shared/kernel/instant'
import { matterStanding } from '../../../shared/register/matter'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { placeIn } from './list'
import { aboveOf } from './rows'

interface Named { id: string; name: string }
type Row = Omit<MatterRow, 'standing'> & { starts: string | null; ends: string | null }
interface Read {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  /** Null: he may not know. */
  found: { place: (Named & { topic: Matter; above: Named[] }) | null; topics: { topic: Matter; below: number; solved: number }[]; items: Row[] } | null
}

const MOST = 300
/** Days of which is said how often a guide was enough. */
const SOLVED_DAYS = 30

const solvedOf = (matters: string): string => `(select count(*)::int from mashangban.solved s where s.tenant = :tenant and s.matter_id ${matters} and s.at > :since::timestamptz and s.undone_at is null)`

const readTree = statement<{ personId: string; areaId: string; topic: string | null; parentId: string | null; since: Instant }, Read>('matter_tree', `
  select ${ACTOR} as actor, here.path, ${withinReach('matter.tree', { areas: 'here.path' }, `(select json_build_object(
      'place', (select json_build_object('id', m.id, 'name', m.name, 'topic', m.topic, 'above', ${aboveOf('m')}) from mashangban.matters m where m.tenant = :tenant and m.id = :parentId::text),
      'topics', (select coalesce(json_agg(t), '[]') from (select m.topic, count(*) filter (where m.parent_id is null and m.state = 'open')::int as below, coalesce(sum(${solvedOf('= m.id')}), 0)::int as solved
        from mashangban.matters m where m.tenant = :tenant and :topic::text is null and :parentId::text is null group by m.topic) t),
      'items', (select coalesce(json_agg(r), '[]') from (select m.id, m.name, m.state, m.starts, m.ends, coalesce((select a.name from mashangban.areas a where a.tenant = :tenant and a.id = m.area_id), '') as "areaName",
          (select count(*)::int from mashangban.matters b where b.tenant = :tenant and b.topic = m.topic and coalesce(b.parent_id, '') = m.id and b.state = 'open') as below, ${solvedOf('= m.id')} as solved
        from mashangban.matters m where m.tenant = :tenant and m.topic = coalesce(:topic::text, (select up.topic from mashangban.matters up where up.tenant = :tenant and up.id = :parentId::text)) and coalesce(m.parent_id, '') = coalesce(:parentId::text, '')
        order by m.state desc, m.name, m.id limit ${MOST + 1}) r)))`)} as found
  ${HERE}`)

/** The tree as whoever keeps it sees it: closed matters too, and how often each guide was enough. One trip. */
export const tree: UseCase<'matter.tree'> = async ({ areaId, topic = null, parentId = null }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path, found } = await call.ports.database.one(readTree, { personId: call.caller.personId, areaId, topic: parentId === null ? topic : null, parentId, since: addMs(call.now, -SOLVED_DAYS * DAY_MS) })
  const may = allowed(call, actor, path && { areas: path }, 'AREA_NOT_FOUND')
  if (!may.ok) return may
  const { place = null, topics = [], items = [] } = found ?? {}
  const there = new Map(topics.map((each) => [each.topic, each] as const))
  const today = chinaDay(call.now)
  return may.value.reply({
    at: place === null ? [] : placeIn(place),
    topics: topic === null && parentId === null ? MATTERS.map((each) => there.get(each) ?? { topic: each, below: 0, solved: 0 }) : [],
    items: items.slice(0, MOST).map(({ starts, ends, ...row }) => ({ ...row, standing: matterStanding({ state: row.state, starts, ends }, today) })),
    more: items.length > MOST,
  })
}
