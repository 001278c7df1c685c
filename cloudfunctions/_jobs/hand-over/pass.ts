import { CASE } from '../../../shared/case/flow'
import type { PersonId } from '../../../shared/kernel/ids'
import type { Instant } from '../../../shared/kernel/instant'
import type { Queries } from '../../_database/connection'
import { statement } from '../../_database/statement'
import { decideAndWrite, type Event, type Happening, load } from '../../_flow/change'
import { readInstant } from '../../_database/instants'

/** A hand-over as it was decided. `more`: not everything went or was named at once. */
export interface Decided {
  id: string
  fromId: PersonId
  byId: PersonId
  areaId: string | null
  unitId: string | null
  madeAt: string
  more: boolean
  deputyTo: PersonId | null
  leaderTo: PersonId | null
}

/** What each part of it works with. */
export interface Passing extends Decided {
  database: Queries
  now: Instant
  /** How many could not be passed on: the job tries again. */
  refused: { count: number }
  timeIsUp(): boolean
  /** Decides and writes one case, again while somebody acts on it. False: time is up. */
  passOn(caseId: string, event: Event, doer: PersonId): Promise<boolean>
}

/** Times a case is decided again when somebody acts on it meanwhile. */
const ATTEMPTS = 4

const readOne = statement<{ id: string }, Decided>('handover_decided', `
  select h.id, h.from_id as "fromId", h.person_id as "byId", h.area_id as "areaId", h.unit_id as "unitId", h.made_at as "madeAt", h.more, h.deputy_to as "deputyTo", h.leader_to as "leaderTo"
  from mashangban.handovers h where h.tenant = :tenant and h.id = :id`)

/** The hand-over of this id; undefined: there is none. One trip. */
export async function readDecided(database: Queries, id: string): Promise<Decided | undefined> {
  const found = await database.first(readOne, { id })
  return found && { ...found, madeAt: readInstant(found.madeAt) }
}

/** Made for one run of the job. */
export function passing(decided: Decided, { database, tenant, at, timeIsUp }: { database: Queries; tenant: string; at: Happening; timeIsUp: () => boolean }): Passing {
  const refused = { count: 0 }
  const written = async (caseId: string, event: Event, doer: PersonId): Promise<boolean> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = (await load(database, CASE.of, [caseId])).get(caseId)
      if (!stored) return true
      const done = await decideAndWrite(database, tenant, CASE.of, stored, event, at, { doer })
      if (!done.ok) return false
      if (done.value !== false) return true
    }
    return false
  }
  return {
    ...decided, database, now: at.now, refused, timeIsUp,
    async passOn(caseId, event, doer) {
      if (timeIsUp()) return false
      if (!(await written(caseId, event, doer))) refused.count++
      return true
    },
  }
}
