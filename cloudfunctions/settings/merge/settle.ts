import type { Instant } from '../../../shared/kernel/instant'
import type { Changes } from '../../../shared/register/changes'
import type { MergeState } from '../../../shared/register/merges'
import type { Queries } from '../../_database/connection'
import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { movedArea } from '../../_register/area-moves'
import { type MoveArgs, putMove } from '../../_register/moving'
import { PUT_THINGS, type PutThings, type ThingNow, thingWrite } from '../../_register/things'
import type { Touches } from '../../_register/touches'
import { telling } from '../telling'
import { confirmers, type MergeTold } from './told'
import type { Waiting } from './waiting'

interface Settling extends MergeTold {
  mergeId: string
  state: Exclude<MergeState, 'proposed'>
  touched: Touches | null
}

/** CTEs: what waits is settled (`settled`), by another than who proposed it or by himself, both are free again, and whom it concerns is told. */
const SETTLED = `settled as (update mashangban.merges g set state = :state::text, touched = :touched::jsonb, decided_by = :personId::text, decided_at = :now::timestamptz
    where g.tenant = :tenant and g.id = :mergeId::text and g.state = 'proposed' and (g.proposed_by = :personId::text) = (:state::text = 'withdrawn') returning g.state, g.proposed_by, g.from_id, g.into_id),
  freed as (delete from mashangban.merging w using settled s where w.tenant = :tenant and w.of = :of::text and w.id in (s.from_id, s.into_id) and w.merge_id = :mergeId::text returning 1),
  ${telling('mergeDecided', 2, `select s.proposed_by as person_id from settled s where s.state <> 'withdrawn' union all ${confirmers('settled')} and p.state = 'withdrawn'`)}`
const DONE = `(select count(*)::int from settled) as put, (select count(*) from freed) as freed, (select count(*) from pushed) as pushed, (select count(*) from noted) as noted`

/** Sent back or withdrawn: nothing has changed. `put` 0: somebody was faster. */
export const settle = statement<Settling, { put: number }>('merge_settle', `with ${SETTLED}, ${noteRequest('settled')} select ${DONE}`)

interface Moving { key: string; to: string; args: MoveArgs; at: Instant }

/** Undoes the statement where the proposal was settled by another, or one of the two has moved meanwhile: it is read and decided again. */
const sure = (holds: string): string => `sure as materialized (select mashangban.must((select count(*) from settled) = 1 and (select count(*) from moving) = 1 and ${holds}) as ok)`

/** The tree as it is to be; a job does the rest. */
const mergeAreas = statement<Settling & Moving & { before: number; toBefore: number; what: Changes }, { put: number }>('merge_areas', `
  with ${SETTLED}, ${movedArea(true)},
  ${putMove('moved')}, ${sure('true')}, ${noteRequest('settled')}
  select ${DONE}, (select count(*) from noted_changes) as changes, (select ok from sure) as ok`)

/** The unit is closed, what came to it by routing comes to the other, and a job makes its people and requests follow. The other is held to its version also where nothing of it changes (`:keptId`). */
const mergeUnits = statement<Settling & Moving & PutThings & { keptId: string | null; keptVersion: number }, { put: number }>('merge_units', `
  with kept as materialized (select u.id from mashangban.units u where u.tenant = :tenant and u.id = :keptId::text and u.version = :keptVersion::int and u.state = 'open' for update),
  ${SETTLED}, ${PUT_THINGS},
  ${putMove('whole')}, ${sure('(:keptId::text is null or exists (select from kept))')}, ${noteRequest('settled')}
  select ${DONE}, (select ok from whole) and (select ok from sure) as ok`)

const takesOf = ({ values }: ThingNow): string[] => (Array.isArray(values['takes']) ? values['takes'].map(String) : [])

/** Does what two people have decided. True: it is done. Throws where something has moved (`claimLost`). One trip. */
export async function carryOut(database: Queries, { of, row, from, into }: Waiting, settling: Settling): Promise<boolean> {
  if (from === null || into === null) throw new Error('a merge of what is not there is confirmed')
  const moving: Moving = { key: row.fromId, to: row.intoId, args: { of, to: row.intoId, merge: true, by: settling.personId }, at: settling.now }
  if (of === 'area') {
    const parent = from.values['parentId'] ?? null
    const what: Changes = { ...(parent === row.intoId ? {} : { parentId: [parent, row.intoId] }), state: ['open', 'closed'], mergedInto: [null, row.intoId] }
    return (await database.one(mergeAreas, { ...settling, ...moving, before: row.fromVersion, toBefore: row.intoVersion, what })).put === 1
  }
  const closed = thingWrite('unit', row.fromId, from, { state: 'closed', mergedInto: row.intoId })
  const fuller = thingWrite('unit', row.intoId, into, { takes: [...new Set([...takesOf(into), ...takesOf(from)])].sort() })
  const things = [closed, fuller].filter((write) => write !== null)
  return (await database.one(mergeUnits, { ...settling, ...moving, things, keptId: fuller === null ? row.intoId : null, keptVersion: row.intoVersion })).put === 1
}
