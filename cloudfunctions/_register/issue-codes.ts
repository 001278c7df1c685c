import type { Instant } from '../../shared/kernel/instant'
import type { Code } from '../../shared/register/schema'
import { makeCodeId } from '../../shared/register/signed-code'
import { makeShortCode } from '../../shared/register/short-code'
import type { Queries } from '../_database/connection'
import { codeJson } from '../_database/fragments'
import { statement } from '../_database/statement'
import { storedCode } from '../_runtime/stored-code'

/** What a code may be issued for from here; a case has its own from the filing on. */
export type Issued = Exclude<Code['of'], 'case'>

/** Gives each that has none the code that was drawn for it; whoever has one keeps it. A number that is taken gives nothing: draw again. */
const issue = statement<{ of: Issued; rows: { id: string; codeId: string; shortCode: string }[]; at: Instant }, { code: Code }>('register_issue_codes', `
  with rows as materialized (select r.* from jsonb_to_recordset(:rows::jsonb) r(id text, "codeId" text, "shortCode" text)),
  there as materialized (select k.* from rows r cross join lateral (select n.* from mashangban.codes n where n.tenant = :tenant and n.of = :of and n.id = r.id offset 0) k),
  made as (insert into mashangban.codes (tenant, code_id, of, id, revision, short_code, status, issued_at)
    select :tenant, r."codeId", :of, r.id, 0, r."shortCode", 'active', :at::timestamptz from rows r where not exists (select from there t where t.id = r.id) order by r.id
    on conflict do nothing returning *)
  select ${codeJson('k')} as code from (select * from there union all select * from made) k`)

/** Times a number is drawn anew that somebody has already (of 35 bits), or the code read that another call has just made. */
const DRAWS = 3

/**
 * The codes of things, by their ids: those that have none are given one. The ids are of things that are there; at most 1,000. One trip, another one where a number was taken.
 * Throws when numbers run out (a bug).
 */
export async function codesOf(database: Queries, of: Issued, ids: readonly string[], { at, random }: { at: Instant; random(bytes: number): Uint8Array }): Promise<Map<string, Code>> {
  const codes = new Map<string, Code>()
  for (let draw = 0; draw < DRAWS; draw++) {
    const rows = ids.filter((id) => !codes.has(id)).map((id) => ({ id, codeId: makeCodeId(random(8)), shortCode: makeShortCode(random(5)) }))
    if (rows.length === 0) return codes
    for (const { code } of await database.rows(issue, { of, rows, at })) codes.set(code.id, storedCode(code) as Code)
  }
  if (codes.size < new Set(ids).size) throw new Error('no free number for a code was drawn')
  return codes
}
