import { SET_ANEW } from '../_database/fragments'
import { type Statement, statement } from '../_database/statement'
import { circle, MAY_HEAR } from '../_flow/beside'
import { FLOWS } from '../_flow/flows'
import type { AnyKept } from '../_flow/kept'
import { writtenOf } from '../_flow/writing'
import { each, ended, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** People told in one statement. */
const CHUNK = 1000

interface FanOut {
  kind: string
  key: string
  claim: string
  id: string
  seq: number
  notice: string
  at: string
  body: string
  persons: string[]
  roles: string[]
  places: string[]
  doer: string
  after: string
  now: string
}

/**
 * The next people of a large circle, in the order of their ids; the doer and whom it must not reach are left out. The job's row is held
 * while they are told, so that an erasure, which takes the claim away, comes before or after and never between.
 */
const circleOf = (kept: AnyKept): string => `mine as materialized (select 1 from mashangban.jobs j where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim for update),
  d as materialized (select ${writtenOf(kept)} from ${kept.table} c where c.tenant = :tenant and c.id = :id),
  who as materialized (select q.p from mine, d, lateral (${circle(':persons::text[]', ':roles::text[]', ':places::text[]', ':at::timestamptz')}) q
    where q.p > :after and q.p <> :doer and ${MAY_HEAR}
    order by q.p limit ${CHUNK}),
  m as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select :tenant, w.p, d.of, d.id, :seq, :notice, :at::timestamptz, d.number, d.title, :body from who w, d on conflict do nothing returning 1),
  pushed as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select :tenant, 'push', d.of || ':' || d.id || ':' || :seq, d.of, d.id, :now, jsonb_build_object('seq', :seq::int), 0 from d where (select count(*) from m) > 0
    ${SET_ANEW} returning 1)`

interface Telling {
  last: Statement<FanOut, { told: number }>
  some: Statement<FanOut, { told: number; last: string | null }>
}

const TELLING: Readonly<Record<string, Telling>> = Object.fromEntries(Object.entries(FLOWS).map(([of, kept]): [string, Telling] => [of, {
  last: statement(`${of}_fan_out_last`, `
  with ${circleOf(kept)}, ${ended('pushed')}
  select (select count(*) from who)::int as told, (select ok from fence) as ok`),
  some: statement(`${of}_fan_out`, `
  with ${circleOf(kept)} select (select count(*) from who)::int as told, (select max(p) from who) as last, (select count(*) from pushed) as pushed`),
}]))

async function tell(job: Job, run: JobRun): Promise<void> {
  const { database } = run.ports
  const telling = TELLING[job.of ?? '']
  if (!telling) throw new TypeError(`nobody is told of ${job.of}`)
  const args = job.args as unknown as { seq: number; kind: string; at: string; body: string; persons: string[]; roles: string[]; places: string[]; doer: string; after?: string }
  const asked = { kind: job.kind, key: job.key, claim: job.claim, id: job.id ?? '', seq: args.seq, notice: args.kind, at: args.at, body: args.body, persons: args.persons, roles: args.roles, places: args.places, doer: args.doer, now: run.now }
  let after = args.after ?? ''
  for (;;) {
    if (run.timeIsUp()) return postpone(job, run, { due: run.now, args: { ...args, after } })
    // Told twice is told once (the key of a message), so only the last chunk needs the fence.
    const { told, last } = await database.one(telling.some, { ...asked, after })
    if (last !== null) after = last
    if (told < CHUNK) break
  }
  await database.one(telling.last, { ...asked, after })
}

/** Messages to a circle of more than fifty people, a thousand a statement. */
export const fanOut: JobWorker = { batch: 20, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => tell(job, run)) }
