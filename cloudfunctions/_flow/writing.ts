import { noteRequest } from '../_database/fragments'
import { type Statement, statement, variants } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'
import { beside, type Beside, held, NEEDED, type Parts } from './beside'
import type { AnyKept } from './kept'
import { keptOf } from './flows'

/** SQL: what the parts beside an aggregate ask of its row c. A child is closed to whom its parent is closed to. */
export function writtenOf({ flow }: AnyKept): string {
  const columns: readonly string[] = 'asParent' in flow.audience ? NEEDED.filter((column) => column !== 'confidential' && column !== 'closed_to') : NEEDED
  const own = columns.map((column) => `c.${column}`).join(', ')
  if (!('asParent' in flow.audience)) return `'${flow.of}' as of, ${own}`
  const { table } = keptOf(flow.audience.asParent)
  return `'${flow.of}' as of, ${own}, (select parent.closed_to from ${table} parent where parent.tenant = :tenant and parent.id = c.parent_id) as closed_to, false as confidential`
}

type Filed = Beside & { request: RequestRow; row0: object; codeId: string; folding: number; folded: string; grams: string[] }

/** Statements by the name of what they write, each with the variants of its parts, made when first asked for. */
function byName<S>(): (name: string, make: (parts: Parts, full: string) => S) => (parts: Parts) => S {
  const made = new Map<string, (parts: Parts) => S>()
  return (name, make) => {
    const known = made.get(name) ?? variants(name, make)
    made.set(name, known)
    return known
  }
}
const filings = byName<Statement<Filed, { id: string }>>()
const changes = byName<Statement<Beside, { id: string }>>()

/** Something new. The request comes first: a repeat is always told by its key, whatever else clashes. */
export const filing = (kept: AnyKept, needs: Parts): Statement<Filed, { id: string }> => filings(`${kept.flow.of}_file`, (parts, name) => statement(name, `
  with ${noteRequest()},
  c as (insert into ${kept.table} as c select p.* from noted, json_populate_record(null::${kept.table}, :row0::json) p returning ${writtenOf(kept)}),
  k as (insert into mashangban.codes (tenant, code_id, of, id, revision, status, issued_at) select :tenant, :codeId, c.of, c.id, 0, 'active', :at::timestamptz from c returning 1),
  g as (insert into mashangban.finds (tenant, of, id, folding, folded, grams) select :tenant, c.of, c.id, :folding, :folded, :grams::text[] from c where (select count(*) from k) > 0 returning 1),
  made as materialized (select * from c where (select count(*) from g) > 0), ${beside(parts, 'made')}
  select made.id, (select count(*) from ju)::int as jobs, ${held(parts)} from made`))(needs)

/** Which aggregates a writing changes, parents before children; `fresh`: it makes this one. */
export interface Written {
  of: readonly { kept: AnyKept; fresh: boolean }[]
  requested: boolean
}

/** SQL: writes the aggregate at this place, if the one before it was written. */
function piece({ kept, fresh }: Written['of'][number], at: number): string {
  const after = at === 0 ? '' : ` and exists (select from w${at - 1})`
  return fresh
    ? `w${at} as (insert into ${kept.table} as c select p.* from json_populate_record(null::${kept.table}, :row${at}::json) p where :read${at}::int = 0${after} returning ${writtenOf(kept)})`
    : `w${at} as (update ${kept.table} c set ${kept.changed.map((column) => `${column} = p.${column}`).join(', ')} from json_populate_record(null::${kept.table}, :row${at}::json) p
    where c.tenant = :tenant and c.id = p.id and c.version = :read${at}${after} returning ${writtenOf(kept)})`
}

const COLUMNS = ['of', ...NEEDED].join(', ')

/**
 * Changes nothing unless the version of each aggregate is the one that was read. The request comes last, behind that guard. Of several, all are
 * written or none: `whole` undoes what was written of some.
 */
export function changing({ of, requested }: Written, parts: Parts): Statement<Beside, { id: string }> {
  const name = `${of.map(({ kept, fresh }) => `${kept.flow.of}${fresh ? '_new' : ''}`).join('_')}_${requested ? 'act' : 'event'}`
  return changes(name, (needs, full) => statement(full, `
  with ${of.map(piece).join(`,
  `)},${of.length === 1 ? '' : `
  d as materialized (${of.map((_one, at) => `select ${COLUMNS} from w${at}`).join(' union all ')}),
  whole as materialized (select mashangban.must((select count(*) from d) in (0, ${of.length})) as ok),`} ${beside(needs, of.length === 1 ? 'w0' : 'd')}${requested ? `,
  ${noteRequest(`(select c.id as written from w${of.length - 1} c where (select count(*) from ju) >= 0) w`)}` : ''}
  select c.id, (select count(*) from ju)::int as jobs, ${held(needs)}${of.length === 1 ? '' : ', (select ok from whole) as whole'}${requested ? ', (select count(*) from noted)::int as noted' : ''} from w${of.length - 1} c`))(parts)
}
