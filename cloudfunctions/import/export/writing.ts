import type { Instant } from '../../../shared/kernel/instant'
import { statement } from '../../_database/statement'
import { ended } from '../../_jobs/end'
import type { Export } from './read-export'

interface Claimed {
  kind: string
  key: string
  claim: string
}

/** An export and the public name of whose it is. */
export const readOne = statement<{ exportId: string }, { found: Export; who: string | null }>('export_one', `
  select to_jsonb(e) as found, (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = e.person_id) as who
  from mashangban.exports e where e.tenant = :tenant and e.id = :exportId`)

/** Says how far it is. Raises when somebody else has the job by now, or the export is at its end. */
export const writeProgress = statement<Claimed & { rows: number }, { ok: boolean }>('export_progress', `
  with put as (update mashangban.exports e set state = 'writing', rows = :rows where e.tenant = :tenant and e.id = :key and e.state in ('waiting', 'writing')
    and exists (select from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim) returning 1)
  select mashangban.must((select count(*) from put) = 1) as ok`)

/** Its end, and with it that of its job. `failure` null: the file is there. */
export const writeEnd = statement<Claimed & { state: 'ready' | 'failed'; failure: string | null; now: Instant }, { ok: boolean }>('export_end', `
  with put as (update mashangban.exports e set state = :state, failure = :failure::text, ended_at = :now::timestamptz
    where e.tenant = :tenant and e.id = :key and e.state in ('waiting', 'writing') returning 1), ${ended('put')}
  select (select ok from fence) as ok`)

/** Its end, where the job is to be parked, or was: an administrator looks at that, and whoever waits is told. */
export const writeGivenUp = statement<{ exportId: string; now: Instant }, { put: number }>('export_given_up', `
  with put as (update mashangban.exports e set state = 'failed', failure = 'EXPORT_FAILED', ended_at = :now::timestamptz
    where e.tenant = :tenant and e.id = :exportId and e.state in ('waiting', 'writing') returning 1) select count(*)::int as put from put`)
