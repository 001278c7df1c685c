import { newSalt } from '../_ports/draw'
import { recordFlag } from '../../shared/flow/record'
import type { Ref } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import type { Queries } from '../_database/connection'
import { statement } from '../_database/statement'
import { type Happening, noteOn } from '../_flow/change'
import type { Ports } from '../_ports'

/** A verdict is taken once: a repeat finds it there and gives no row. Whichever comes first, verdict or note, the other one finds it. */
const takeVerdict = statement<{ traceId: string; suspicious: boolean; at: Instant }, { of: string | null; id: string | null }>('media_verdict', `
  insert into mashangban.media_checks as m (tenant, trace_id, suspicious, at) values (:tenant, :traceId, :suspicious, :at)
  on conflict (tenant, trace_id) do update set suspicious = excluded.suspicious where m.suspicious is null
  returning m.of, m.id`)

/** Notes what started checks belong to; gives how many of them have been found suspicious already. */
const noteChecks = statement<Ref & { traceIds: string[]; at: Instant }, { suspicious: number }>('media_note', `
  with n as (insert into mashangban.media_checks as m (tenant, trace_id, of, id, at) select :tenant, t, :of, :id, :at from unnest(:traceIds::text[]) t order by t
    on conflict (tenant, trace_id) do update set of = excluded.of, id = excluded.id where m.of is null
    returning m.suspicious)
  select count(*) filter (where suspicious)::int as suspicious from n`)

type At = Omit<Happening, 'salt'>

/** Leaves a mark in the record, so that a person looks at it. Nothing is refused or hidden. */
const flag = (queries: Queries, ports: Ports, ref: Ref, circumstances: At): Promise<void> =>
  noteOn(queries, ports.tenant, ref, ({ flow }, current, at) => recordFlag(flow, current, '图片内容检查提示需要人工复核', at), { ...circumstances, salt: newSalt })

/** Reads the calendar before a transaction begins: inside of one, the instance's only connection is taken. */
const circumstancesAt = async (ports: Ports, now: Instant) => ({ now, calendars: await ports.settings.calendars(now) })

/**
 * Notes, inside a transaction, what the checks of pictures belong to. A verdict may have come already: then that is marked at
 * once, once per picture.
 */
export async function expectVerdicts(queries: Queries, ports: Ports, traceIds: readonly string[], { of, id, circumstances }: Ref & { circumstances: At }): Promise<void> {
  const { suspicious } = await queries.one(noteChecks, { traceIds: [...traceIds], of, id, at: circumstances.now })
  for (let mark = 0; mark < suspicious; mark++) await flag(queries, ports, { of, id }, circumstances)
}

/**
 * Takes WeChat's verdict on a picture: a suspicious one marks what it belongs to for a person to look at. Repeats change nothing; all of it is
 * written, or none, so that a verdict that comes again after a failure is taken then.
 */
export async function recordVerdict(ports: Ports, traceId: string, suspicious: boolean, now: Instant): Promise<void> {
  const circumstances = await circumstancesAt(ports, now)
  await ports.database.transaction(async (queries) => {
    const taken = await queries.first(takeVerdict, { traceId, suspicious, at: now })
    if (suspicious && taken && taken.of !== null && taken.id !== null) await flag(queries, ports, { of: taken.of, id: taken.id }, circumstances)
  })
}
