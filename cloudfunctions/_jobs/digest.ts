import { MINUTE_MS, toMs } from '../../shared/kernel/instant'
import { DIGEST_FROM, NOTICE_WORDS, TENANT } from '../../shared/message/notice-kinds'
import { SET_ANEW } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { JobRun } from './job'

/** Two ticks within a minute: one digest for both. */
const SUM = '(old.number::int + excluded.number::int)::text'

/** Under which message the others stand. */
const UNDER = "'digest-' || t.kind || ':' || :minute"

/**
 * What this tick told, found by the jobs of its instant that would push it: of one kind to one person more than a few become
 * one that says how many. They stay under it, read, and are pushed no more by themselves.
 */
const gather = statement<{ now: string; minute: number; kinds: string[]; phrases: string[] }, { digests: number }>('job_digest', `
  with told as materialized (select m.person_id, m.of, m.id, m.seq, m.kind, count(*) over (partition by m.person_id, m.kind)::int as n from mashangban.jobs j,
      lateral (select x.person_id, x.of, x.id, x.seq, x.kind from mashangban.messages x where x.tenant = :tenant and x.of = j.of and x.id = j.id and x.gathered is null and x.seq = case when j.args->>'seq' ~ '^[0-9]{1,9}$' then (j.args->>'seq')::int end offset 0) m
      where j.tenant = :tenant and j.kind = 'push' and j.parked_at is null and j.due_at = :now::timestamptz and j.of <> '${TENANT}'),
  gathered as (update mashangban.messages m set gathered = ${UNDER}, read_at = :now from told t where t.n >= ${DIGEST_FROM} and m.tenant = :tenant and m.person_id = t.person_id and m.of = t.of and m.id = t.id and m.seq = t.seq returning 1),
  put as (insert into mashangban.messages as old (tenant, person_id, of, id, seq, kind, at, number, subject, body)
      select :tenant, b.person_id, '${TENANT}', 'digest-' || b.kind, :minute::int, 'digest', :now::timestamptz, b.n::text, b.n || ' 件诉求' || w.phrase, b.n || ' 件诉求' || w.phrase || '，点开看是哪几件'
      from (select distinct t.person_id, t.kind, t.n from told t where t.n >= ${DIGEST_FROM}) b join unnest(:kinds::text[], :phrases::text[]) w(kind, phrase) on w.kind = b.kind where (select count(*) from gathered) > 0
      on conflict (tenant, person_id, of, id, seq) do update set number = ${SUM}, subject = regexp_replace(excluded.subject, '^[0-9]+', ${SUM}), body = regexp_replace(excluded.body, '^[0-9]+', ${SUM}), read_at = null
      returning id, seq),
  pushed as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
      select :tenant, 'push', '${TENANT}:' || p.id || ':' || p.seq, '${TENANT}', p.id, :now::timestamptz, jsonb_build_object('seq', p.seq), 0 from (select distinct id, seq from put) p order by 3
      ${SET_ANEW} returning 1)
  select (select count(*) from put)::int as digests, (select count(*) from pushed)::int as pushes`)

const WORDS = Object.entries(NOTICE_WORDS)

/** After a catch-up: nobody reads a hundred messages that say the same. One trip. */
export async function gatherDigests({ ports, now }: JobRun): Promise<number> {
  const { digests } = await ports.database.one(gather, { now, minute: Math.floor(toMs(now) / MINUTE_MS), kinds: WORDS.map(([kind]) => kind), phrases: WORDS.map(([, { phrase }]) => phrase) })
  return digests
}
