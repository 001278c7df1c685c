import type { NoticeWords } from '../../shared/flow/notice-words'
import { NOTICE_WORDS } from '../../shared/message/notice-kinds'
import { statement } from '../_database/statement'
import { hasLeft } from '../_runtime/credit-ledger'
import { each } from './end'
import type { Job, JobRun, JobWorker } from './job'

/**
 * Asked entry by entry and by keys (`offset 0`, the subselect): a queue is empty when the server counts its rows, and it would join them the wrong way round.
 * Of the messages of some entries, those whose people have a reminder left become jobs of their own. Asked when it is sent, not when it was
 * written: who agrees after the event is still told.
 */
const expand = statement<{ jobs: object[]; claim: string; kinds: string[]; templates: string[]; now: string }, { sends: number }>('job_push', `
  with p as materialized (select * from jsonb_to_recordset(:jobs::jsonb) p(key text, of text, id text, seq int)),
  s as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select :tenant, 'send', m.of || ':' || m.id || ':' || m.seq || ':' || m.person_id, m.of, m.id, :now, jsonb_build_object('seq', m.seq, 'personId', m.person_id, 'template', t.template, 'at', m.at), 0
    from p, lateral (select m.of, m.id, m.seq, m.person_id, m.kind, m.at from mashangban.messages m where m.tenant = :tenant and m.of = p.of and m.id = p.id and m.seq = p.seq and m.gathered is null offset 0) m
      join unnest(:kinds::text[], :templates::text[]) t(kind, template) on t.kind = m.kind
    where (select ${hasLeft('c')} from mashangban.credits c where c.tenant = :tenant and c.person_id = m.person_id and c.template_id = t.template)
    order by 3 on conflict do nothing returning 1),
  ended as (delete from mashangban.jobs j where j.tenant = :tenant and j.kind = 'push' and j.key = any(array(select p.key from p)) and j.claim = :claim and (select count(*) from s) >= 0 returning 1),
  fence as materialized (select mashangban.must((select count(*) from ended) = (select count(*) from p)) as ok)
  select (select count(*) from s)::int as sends, (select ok from fence) as ok`)

/** Kinds of notice, and the template that carries each. */
const KINDS = Object.entries<NoticeWords>(NOTICE_WORDS)

async function expandAll(jobs: readonly Job[], { ports, now }: JobRun): Promise<void> {
  await ports.database.one(expand, {
    jobs: jobs.map(({ key, of, id, args }) => ({ key, of, id, seq: args['seq'] })),
    claim: jobs[0]?.claim ?? '', kinds: KINDS.map(([kind]) => kind), templates: KINDS.map(([, { template }]) => ports.templateIds[template]), now,
  })
}

/** Which of an entry's messages WeChat may still deliver. */
export const push: JobWorker = {
  batch: 200,
  holdSeconds: 60,
  waits: [1, 5, 15, 60, 240],
  async work(jobs, run, failed) {
    try {
      await expandAll(jobs, run)
      return jobs.length
    } catch {
      // One of them is in other hands by now, or can't be read: one by one, so that it stops no other.
      return each(jobs, run, failed, (job) => expandAll([job], run))
    }
  },
}
