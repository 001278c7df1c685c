import type { OutputOf } from '../../../shared/api'
import { MATTER_LABELS, type Matter, MATTERS } from '../../../shared/case/kinds'
import { chinaDay } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import type { UseCase } from '../../_runtime/use-case'
import { noMatter } from './asked-often'
import { aboveOf, BELOW, OPEN_TODAY } from './rows'

type List = OutputOf<'matter.list'>
interface Named { id: string; name: string }

/** Lines told at once. */
const MOST = 300

const readTopics = statement<{ today: string }, { topic: Matter; below: number }>('matter_topics', `
  select m.topic, count(*)::int as below from mashangban.matters m where m.tenant = :tenant and m.parent_id is null and ${OPEN_TODAY} group by m.topic`)

const readBelow = statement<{ topic: string; parentId: string | null; today: string }, { items: List['items'] }>('matter_list', `
  select coalesce(json_agg(r), '[]') as items from (select m.id, m.name, (select count(*)::int from mashangban.matters b where b.tenant = :tenant and b.topic = m.topic and coalesce(b.parent_id, '') = m.id and b.state = 'open') as below
    from mashangban.matters m where ${BELOW} and ${OPEN_TODAY} order by m.name, m.id limit ${MOST}) r`)

const readPlace = statement<{ parentId: string }, { place: (Named & { topic: Matter; above: Named[] }) | null }>('matter_place', `
  select (select json_build_object('id', m.id, 'name', m.name, 'topic', m.topic, 'above', ${aboveOf('m')}) from mashangban.matters m where m.tenant = :tenant and m.id = :parentId) as place`)

/** Where it is: the topic, what lies between, and the matter itself. */
export const placeIn = ({ topic, above, id, name }: Named & { topic: Matter; above: Named[] }): Named[] => [{ id: topic, name: MATTER_LABELS[topic] }, ...above, { id, name }]

/** The tree of matters, level by level: the topics under which something can be done, then what lies below. One trip, two below a matter. */
export const list: UseCase<'matter.list'> = async ({ topic, parentId }, { ports: { database }, now }) => {
  const today = chinaDay(now)
  if (parentId !== undefined) {
    const { place } = await database.one(readPlace, { parentId })
    if (place === null) return noMatter()
    return ok({ at: placeIn(place), ...await database.one(readBelow, { topic: place.topic, parentId, today }) })
  }
  if (topic !== undefined) return ok({ at: [{ id: topic, name: MATTER_LABELS[topic] }], ...await database.one(readBelow, { topic, parentId: null, today }) })
  const there = new Map((await database.rows(readTopics, { today })).map((each) => [each.topic, each.below] as const))
  return ok({ at: [], items: MATTERS.flatMap((each) => (there.has(each) ? [{ id: each, name: MATTER_LABELS[each], below: there.get(each) ?? 0 }] : [])) })
}
