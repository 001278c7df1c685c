import type { PersonId } from '../../../shared/kernel/ids'
import type { Instant } from '../../../shared/kernel/instant'
import { TENANT } from '../../../shared/message/notice-kinds'
import { counting } from '../../_database/counting'
import { noteRequest, SET_ANEW } from '../../_database/fragments'
import type { BindingNotesRow, BindingsRow, CompanyInvitationsRow } from '../../_database/rows'
import { statement } from '../../_database/statement'
import type { RequestRow } from '../../_runtime/command'
import type { Told } from './told'

/** Everything that a change of a company's people leaves. */
export interface Put {
  companyId: string
  /** The version that was read; 0: nothing was noted of this company yet. */
  seen: number
  personId: PersonId
  now: Instant
  bindings: BindingsRow[]
  notes: BindingNotesRow[]
  /** Who is a member, and who is none any more. */
  members: { person_id: PersonId; owner: boolean }[]
  gone: PersonId[]
  /** Drawn, used or taken back. */
  invitations: CompanyInvitationsRow[]
  /** Photos that are filed with it, and with which binding. */
  files: string[]
  filedWith: string | null
  told: Told[]
  subject: string
  /** The areas whose administrators are told. */
  path: string[]
  counts: object[]
}

const CHANGES = ['standing', 'way', 'state', 'object_until', 'objected', 'objection', 'appealed', 'appeal', 'decided_by', 'decided_at', 'reason'] as const

/**
 * CTEs: the change, if the people are as they were read (`v`); an invitation that somebody else has used meanwhile, or a photo that is filed with something else, undoes all
 * of it. Whoever goes does so before others come, by references: parts that nobody refers to run in any order.
 */
const PUT = `v as materialized (insert into mashangban.company_people as old (tenant, company_id, version) values (:tenant, :companyId, 1)
    on conflict (tenant, company_id) do update set version = old.version + 1 where old.version = :seen::int returning version),
  b as (insert into mashangban.bindings as old select p.* from v, json_populate_recordset(null::mashangban.bindings, :bindings::json) p where v.version = :seen::int + 1 order by p.state = 'granted'
    on conflict (tenant, id) do update set ${CHANGES.map((column) => `${column} = excluded.${column}`).join(', ')} returning 1),
  g as (delete from mashangban.memberships m using v where m.tenant = :tenant and m.role = 'company' and m.place = :companyId and m.person_id = any(:gone::text[]) and (select count(*) from b) >= 0 returning 1),
  m as (insert into mashangban.memberships as old (tenant, person_id, role, place, company_id, head, owner) select :tenant, x.person_id, 'company', :companyId, :companyId, false, x.owner
    from v, json_to_recordset(:members::json) x(person_id text, owner boolean) where (select count(*) from g) >= 0
    on conflict (tenant, person_id, role, place) do update set owner = excluded.owner returning 1),
  n as (insert into mashangban.binding_notes select p.* from v, json_populate_recordset(null::mashangban.binding_notes, :notes::json) p where (select count(*) from m) >= 0 returning 1),
  i as (insert into mashangban.company_invitations as old select p.* from v, json_populate_recordset(null::mashangban.company_invitations, :invitations::json) p where (select count(*) from n) >= 0
    on conflict (tenant, id) do update set ended = excluded.ended, ended_at = excluded.ended_at, used_by = excluded.used_by where old.ended is null returning 1),
  f as (update mashangban.files g set of = 'binding', id = :filedWith from v where g.tenant = :tenant and g.file_id = any(:files::text[]) and g.person_id = :personId and g.id is null and (select count(*) from i) >= 0 returning 1),
  fence as materialized (select mashangban.must(not exists (select from v) or ((select count(*) from i) = json_array_length(:invitations::json) and (select count(*) from f) = cardinality(:files::text[]))) as ok),
  w as (select distinct on (p.p) p.p, t.kind, t.body from v, json_to_recordset(:told::json) t("personId" text, kind text, body text),
    lateral (select t."personId" as p where t."personId" is not null union all select a.person_id from mashangban.memberships a where t."personId" is null and a.tenant = :tenant and a.role = 'admin' and a.place = any(:path::text[])) p
    where p.p <> :personId order by p.p),
  told as (insert into mashangban.messages (tenant, person_id, of, id, seq, kind, at, number, subject, body)
    select :tenant, w.p, '${TENANT}', 'people:' || :companyId, v.version, w.kind, :now::timestamptz, '', :subject, w.body from v, w, fence where fence.ok on conflict do nothing returning id, seq),
  pushed as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select distinct :tenant, 'push', '${TENANT}:' || t.id || ':' || t.seq, '${TENANT}', t.id, :now::timestamptz, jsonb_build_object('seq', t.seq), 0 from told t ${SET_ANEW} returning 1),
  ${counting('v')}`
const DONE = `select (select count(*)::int from v) as put, (select ok from fence) as ok, (select ok from within) as within, (select count(*) from pushed) as pushed`

/** A change that somebody asked for under a request of his. `put` 0: the people have moved meanwhile. */
export const putPeople = statement<Put & { request: RequestRow }, { put: number }>('people_put', `
  with ${PUT}, ${noteRequest('v')} ${DONE}, (select count(*) from noted) as noted`)

/** The same of a binding by a printed code, which is one thing however often it is asked for. */
export const bindPeople = statement<Put, { put: number }>('directory_bind', `with ${PUT} ${DONE}`)
