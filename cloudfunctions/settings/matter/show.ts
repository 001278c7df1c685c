import type { MatterView } from '../../../shared/api/matter.api'
import { MATTER_LABELS } from '../../../shared/case/kinds'
import { chinaDay } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { matterStanding } from '../../../shared/register/matter'
import { counting } from '../../_database/counting'
import { SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { ReadSetting } from '../../_ports/settings'
import type { UseCase } from '../../_runtime/use-case'
import { countedLook, noMatter, withinLooks } from './asked-often'
import { aboveOf, openToday } from './rows'

type Read = Omit<MatterView, 'standing' | 'hotline'>

/** Of what lies below so many are told. */
const MOST_BELOW = 100

const readMatter = statement<{ matterId: string; today: string; counts: object[]; cold: boolean }, { found: Read | null; settings: readonly ReadSetting[] | null }>('matter_show', `
  with ${counting('(select 1) asked')}
  select (select ok from within) as within, ${SETTINGS}, (select json_build_object('id', m.id, 'version', m.version, 'state', m.state, 'name', m.name, 'also', to_json(m.also), 'topic', m.topic, 'above', ${aboveOf('m')},
      'areaId', m.area_id, 'areaName', (select a.name from mashangban.areas a where a.tenant = :tenant and a.id = m.area_id), 'phone', m.phone, 'starts', m.starts, 'ends', m.ends, 'guide', m.guide,
      'below', (select coalesce(json_agg(json_build_object('id', b.id, 'name', b.name)), '[]') from (select b.id, b.name from mashangban.matters b
        where b.tenant = :tenant and b.topic = m.topic and coalesce(b.parent_id, '') = m.id and ${openToday('b')} order by b.name, b.id limit ${MOST_BELOW}) b),
      'units', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'areaName', coalesce((select a.name from mashangban.areas a where a.tenant = :tenant and a.id = u.area_id), ''), 'phone', u.phone) order by u.name, u.id), '[]')
        from unnest(m.unit_ids) k(id) join mashangban.units u on u.tenant = :tenant and u.id = k.id where u.state = 'open'))
    from mashangban.matters m where m.tenant = :tenant and m.id = :matterId) as found`)

/** A matter with its guide, also one that cannot be done any more: then it says so. One trip. */
export const show: UseCase<'matter.show'> = ({ matterId }, call) => withinLooks(call, async () => {
  const { ports: { database, settings }, now } = call
  const today = chinaDay(now)
  // Whoever is signed in is counted where he searches; a guide is read by everybody again and again.
  const counts = call.caller.personId === null ? countedLook(call) : []
  const { found, settings: brought } = await database.one(readMatter, { matterId, today, counts, cold: settings.stale() })
  settings.take(brought)
  if (found === null) return noMatter()
  const { hotline } = await settings.at(now)
  return ok({ ...found, above: [{ id: found.topic, name: MATTER_LABELS[found.topic] }, ...found.above], standing: matterStanding(found, today), hotline })
})
