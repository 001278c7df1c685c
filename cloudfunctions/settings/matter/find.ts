import type { MatterFound } from '../../../shared/api/matter.api'
import { MATTER_LABELS } from '../../../shared/case/kinds'
import { fold } from '../../../shared/kernel/fold'
import { chinaDay } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { spellingIn } from '../../../shared/register/matter'
import { counting } from '../../_database/counting'
import { SETTINGS } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { ReadSetting } from '../../_ports/settings'
import type { UseCase } from '../../_runtime/use-case'
import { countedLook, withinLooks } from './asked-often'
import { aboveOf, OPEN_TODAY } from './rows'

/** Offered at once. */
const MOST_FOUND = 8
/** What is longer is a story, in which words are looked for; what is shorter may be a part of a word. */
const PART_MOST = 20

interface Asked { text: string; part: string | null; spelling: string | null; areaId: string | null; today: string; counts: object[]; cold: boolean }
type Row = Omit<MatterFound, 'above'> & { above: { id: string, name: string }[] }

/**
 * Matters whose words stand in what was said, or, of letters alone, begin as they are spelt; those with the longest word first. A tenant has some thousands at most, and nothing narrows
 * them before their words are looked at. Counted before a row is.
 */
const readFound = statement<Asked, { items: Row[]; settings: readonly ReadSetting[] | null }>('matter_find', `
  with ${counting('(select 1) asked')},
  here as materialized (select a.path from mashangban.areas a where a.tenant = :tenant and a.id = :areaId),
  hits as materialized (select m.*, best.length from (select w.ok from (select 1) one left join within w on true where w.ok is not false) allowed
    cross join lateral (select n.* from mashangban.matters n where n.tenant = :tenant offset 0) m
    cross join lateral (select max(case when :spelling::text is not null then case when starts_with(w, :spelling::text) then length(:spelling::text) end
        when strpos(:text, w) > 0 then length(w) when strpos(w, :part::text) > 0 then length(:part::text) end) as length
      from unnest(case when :spelling::text is null then m.words else m.words || m.spelt end) w) best
    where ${OPEN_TODAY} and best.length is not null and (:areaId::text is null or m.area_id = any((select h.path from here h)::text[]))
    order by best.length desc, length(m.name), m.name, m.id limit ${MOST_FOUND})
  select (select ok from within) as within, ${SETTINGS}, (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name, 'topic', m.topic, 'above', ${aboveOf('m')})
      order by m.length desc, length(m.name), m.name, m.id), '[]') from hits m) as items`)

/** Finds what somebody wants to get done by what he says. One trip. */
export const find: UseCase<'matter.find'> = ({ text, areaId = null }, call) => withinLooks(call, async () => {
  const { ports: { database, settings }, now } = call
  const folded = fold(text)
  const part = [...folded].length <= PART_MOST && [...folded].length > 1 ? folded : null
  const { items, settings: brought } = await database.one(readFound, { text: folded, part, spelling: spellingIn(text), areaId, today: chinaDay(now), counts: countedLook(call), cold: settings.stale() })
  settings.take(brought)
  return ok({ matters: items.map(({ above, ...matter }) => ({ ...matter, above: [MATTER_LABELS[matter.topic], ...above.map(({ name }) => name)] })) })
})
