import { type NoticeKind, TENANT } from '../../shared/message/notice-kinds'
import { SET_ANEW } from '../_database/fragments'

/** CTEs: those persons (rows of `person_id`) are told, each once, and pushed to: `:about`, `:subject`, `:body`, at `:now`. */
export const telling = (kind: NoticeKind, seq: number, persons: string): string => `told as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select distinct :tenant, w.person_id, '${TENANT}', :about::text, ${seq}, '${kind}', :now::timestamptz, '', :subject::text, :body::text from (${persons}) w on conflict do nothing returning id, seq),
  pushed as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select distinct :tenant, 'push', '${TENANT}:' || t.id || ':' || t.seq, '${TENANT}', t.id, :now::timestamptz, jsonb_build_object('seq', t.seq), 0 from told t ${SET_ANEW} returning 1)`
