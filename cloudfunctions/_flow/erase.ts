import { linkOf } from '../../shared/flow/chain'
import type { EntryContent, TrailEntry } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import type { Clock } from '../../shared/sla/clock'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import { isUnlisted } from '../../shared/register/unlisted'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import type { Database, Queries } from '../_database/connection'
import { SET_ANEW } from '../_database/fragments'
import { statement } from '../_database/statement'
import { CASES } from './case-rows'
import { entryRows } from './entries'
import { ERASED_TITLE } from './erased'
import { childrenOf } from './flows'
import type { AnyKept } from './kept'

/** No contact: nothing sealed is left that could be opened. */
const NO_CONTACT = { name: '', phone: '', nameMasked: '已删除', phoneMasked: '', phoneHash: '', phoneTail: '' }

/**
 * Every column that holds words of an aggregate, by table, and what becomes of it (SQL; `deleted`: its whole row goes). The statement below is
 * made from this table. A test asks of every column that is added to a table of an aggregate whether it belongs here.
 */
export const COLUMNS_WITH_WORDS = {
  // In `face` the reasons for which a clock was stopped, which are words of an act.
  cases: { title: ':title', words: "''", company_name: ':companyName', face: ':face::jsonb', body: 'c.body::jsonb || :nothing::jsonb' },
  supervisions: { title: ':title', face: ':face::jsonb' },
  entry_contents: { salt: 'deleted', content: 'deleted' },
  finds: { folded: ':folded', grams: ':grams::text[]' },
  ratings: { words: 'null' },
  files: { object: 'deleted', sha256: 'deleted' },
  messages: { subject: ':title', body: "''" },
  jobs: { args: `case when t.args ? 'body' then t.args || '{"body": ""}' else t.args end` },
  requests: { reply: 'null' },
} as const

const sets = (table: keyof typeof COLUMNS_WITH_WORDS): string => Object.entries(COLUMNS_WITH_WORDS[table]).map(([column, to]) => `${column} = ${to}`).join(', ')

/** Rows of the aggregate in a table (alias t), once `after` has given its rows: everybody locks in one order. */
const rowsOf = (after: string): string => `t.tenant = :tenant and t.of = c.of and t.id = c.id and (select count(*) from ${after}) >= 0`
const rewrite = (table: keyof typeof COLUMNS_WITH_WORDS, after: string): string => `update mashangban.${table} t set ${sets(table)} from c where ${rowsOf(after)} returning 1`

interface Locked {
  id: string
  version: number
  head: string
  status: string
  face: { clocks: Record<string, Clock | null> }
  erased: boolean
}

const LOCKED = (of: string, where: string): string => `
  j as materialized (select j.key from c, mashangban.jobs j where j.tenant = :tenant and j.kind = 'fanOut' and j.of = '${of}' and j.id = c.id for update of j)
  select c.id, c.version, c.head, c.status, c.face, ${where} (select count(*) from j) as telling,
    exists (select from mashangban.entries e where e.tenant = :tenant and e.of = '${of}' and e.id = c.id and e.seq = c.version and e.kind = 'erased') as erased
  from c`

/**
 * The case and what is still being told of it, locked: whoever writes words of it has either ended by then, and the next statement sees them, or
 * comes after it. `erased`: its newest entry is an erasure already.
 */
const lockCase = statement<{ number: string }, Locked & { company_id: string; company_name: string }>('erase_lock', `
  with c as materialized (select c.* from ${CASES.table} c where c.tenant = :tenant and c.number = :number for update),${LOCKED('case', 'c.company_id, c.company_name,')}`)

/** The same of the children of a case, open or done. */
const lockChildren = (child: AnyKept) => statement<{ parent: string }, Locked>(`erase_lock_${child.flow.of}`, `
  with c as materialized (select c.* from ${child.table} c where c.tenant = :tenant and c.parent_id = :parent order by c.id for update),${LOCKED(child.flow.of, '')}`)

/** What an erasure took away, in rows. */
export interface Taken {
  contents: number
  files: number
  messages: number
  requests: number
  ratings: number
}

interface Erase {
  id: string
  read: number
  version: number
  head: string
  entries: object[]
  contents: object[]
  title: string
  companyName: string
  face: object
  nothing: object
  folding: number
  folded: string
  grams: string[]
}

/**
 * Aggregate, record, messages, jobs, requests: everybody's order. A file's row goes and its job is left with the name of the object, which it
 * removes from the store (not before the ticket has ended: until then it could be sent again). Workers under way lose their claim.
 */
const eraseWords = ({ flow: { of }, table }: Pick<AnyKept, 'flow' | 'table'>) => statement<Erase, Taken>(`erase_${of}`, `
  with c as (update ${table} c set version = :version, head = :head, ${sets(table.replace('mashangban.', '') as keyof typeof COLUMNS_WITH_WORDS)} where c.tenant = :tenant and c.id = :id and c.version = :read returning '${of}' as of, c.id),
  e as (insert into mashangban.entries select p.* from c, json_populate_recordset(null::mashangban.entries, :entries::json) p returning seq),
  gone as (delete from mashangban.entry_contents t using c where ${rowsOf('e')} and t.seq < :version returning 1),
  x as (insert into mashangban.entry_contents select p.* from c, json_populate_recordset(null::mashangban.entry_contents, :contents::json) p where (select count(*) from gone) >= 0 returning seq),
  s as (update mashangban.finds t set folding = :folding, ${sets('finds')} from c where ${rowsOf('x')} returning 1),
  r as (update mashangban.ratings t set ${sets('ratings')} from c where ${rowsOf('s')} and t.words is not null returning 1),
  f as (delete from mashangban.files t using c where ${rowsOf('r')} returning t.file_id, t.object, t.until),
  m as (${rewrite('messages', 'f')}),
  jf as (insert into mashangban.jobs (tenant, kind, key, of, id, due_at, args, attempts)
    select :tenant, 'file', f.file_id, '${of}', :id, f.until, jsonb_build_object('object', f.object), 0 from f where (select count(*) from m) >= 0 order by f.file_id
    ${SET_ANEW} returning 1),
  jo as (update mashangban.jobs t set ${sets('jobs')}, claim = null, locked_until = null from c where ${rowsOf('jf')} and t.kind = 'fanOut' returning 1),
  q as (update mashangban.requests t set ${sets('requests')} from c where ${rowsOf('jo')} and t.reply is not null returning 1)
  select (select count(*) from gone)::int as contents, (select count(*) from f)::int as files, (select count(*) from m)::int as messages,
    (select count(*) from q)::int as requests, (select count(*) from r)::int as ratings from c`)

/** Whoever files for it meanwhile has ended by then, and the next statement sees his case. */
const lockUnlisted = statement<{ id: string }, { id: string }>('erase_unlisted_lock', 'select u.id from mashangban.unlisted u where u.tenant = :tenant and u.id = :id for update')

/** What was written of a company that is in no register goes with the last case that bears it. */
const dropUnlisted = statement<{ id: string; title: string }, { gone: number }>('erase_unlisted', `
  with gone as (delete from mashangban.unlisted u where u.tenant = :tenant and u.id = :id
    and not exists (select from ${CASES.table} c where c.tenant = :tenant and c.company_id = :id and left(c.company_id, 3) = 'un-' and c.company_name <> :title)
    and not exists (select from mashangban.recognised r where r.tenant = :tenant and r.unlisted_id = :id) returning 1)
  select count(*)::int as gone from gone`)

/** What was written of a company that has been found in the register since goes with the words of the case. */
const dropRecognised = statement<{ id: string }, { gone: number }>('erase_recognised', `
  with gone as (delete from mashangban.recognised r where r.tenant = :tenant and r.case_id = :id returning 1)
  select count(*)::int as gone from gone`)

const CHILDREN = childrenOf('case').map((child) => ({ child, lock: lockChildren(child), erase: eraseWords(child) }))
const eraseOfCase = eraseWords(CASES)

export interface Erasure extends Taken {
  id: string
  /** False: it had been erased before and nothing has happened since; what was left over has been taken all the same. */
  noted: boolean
}

export interface ErasureAsked {
  number: string
  /** Public: stands in the record. */
  reason: string
  at: Instant
  /** 16 random bytes, base64url. */
  salt: string
}

/** One more entry that says that words were taken away, and why. Dates, state and clocks stay, so no calendar is asked. */
function entryOf({ version, head, status }: Locked, { flow }: Pick<AnyKept, 'flow'>, { reason, at, salt }: ErasureAsked): TrailEntry {
  const kind: string = flow.marks.erased
  const content: EntryContent = { role: 'system', name: null, unitName: null, text: reason }
  const seq = version + 1
  return { seq, at, kind, visibility: flow.entries[kind]?.visibility === 'internal' ? 'internal' : 'public', by: SYSTEM_ACTOR.personId, status, salt, content, ...linkOf(head, { seq, at, kind, salt, content }) }
}

/** Of the reasons for which clocks were stopped nothing is left. */
const withoutReasons = <Face extends Locked['face']>(face: Face): Face => ({
  ...face,
  clocks: Object.fromEntries(Object.entries(face.clocks).map(([name, clock]) => [name, clock && { ...clock, stops: clock.stops.map((stop) => ({ ...stop, reason: ERASED_TITLE })) }])),
})

/** What is written of one aggregate: an entry more, unless it had been erased before, and what stands where words stood. */
function erasing(locked: Locked, kept: Pick<AnyKept, 'flow'>, tenant: string, asked: ErasureAsked): Erase & { noted: boolean } {
  const { id, version, head, face, erased } = locked
  const entry = erased ? null : entryOf(locked, kept, asked)
  return {
    id, read: version, version: entry?.seq ?? version, head: entry?.hash ?? head, ...entryRows(kept.flow.of, id, entry ? [entry] : [], tenant), noted: entry !== null,
    title: ERASED_TITLE, companyName: '', face: withoutReasons(face), nothing: {}, folding: FOLDING, folded: '', grams: [],
  }
}

async function erase(queries: Queries, tenant: string, asked: ErasureAsked): Promise<Erasure | null> {
  const { number } = asked
  const locked = await queries.first(lockCase, { number })
  if (!locked) return null
  // What a register calls a company is public; what somebody wrote of one that is in none are words.
  const written = isUnlisted(locked.company_id)
  const company = written ? ERASED_TITLE : locked.company_name
  const writing = erasing(locked, CASES, tenant, asked)
  const taken = [await queries.one(eraseOfCase, {
    ...writing, companyName: company, nothing: { contact: NO_CONTACT, files: [] }, folded: ['', company, number].map(fold).join('\n'), grams: gramsOf(company, number),
  })]
  await queries.one(dropRecognised, { id: locked.id })
  if (written && (await queries.first(lockUnlisted, { id: locked.company_id }))) await queries.one(dropUnlisted, { id: locked.company_id, title: ERASED_TITLE })
  for (const { child, lock, erase: eraseChild } of CHILDREN) {
    for (const one of await queries.rows(lock, { parent: locked.id })) taken.push(await queries.one(eraseChild, erasing(one, child, tenant, asked)))
  }
  const sum = (of: keyof Taken): number => taken.reduce((all, each) => all + each[of], 0)
  return { id: locked.id, noted: writing.noted, contents: sum('contents'), files: sum('files'), messages: sum('messages'), requests: sum('requests'), ratings: sum('ratings') }
}

/**
 * Takes the words of a case, and of its children, from every place that has them and notes it in each record; number, dates, states and commitments stay, so the chain
 * still verifies. All of it or nothing; repeated it takes what is left over and adds no entry. Null: there is no such number. Throws
 * DatabaseFailure (`unknown`: do it once more, that is harmless).
 */
export const eraseCase = (database: Database, asked: ErasureAsked): Promise<Erasure | null> =>
  database.transaction((queries) => erase(queries, database.tenant, asked))
