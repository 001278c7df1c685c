// The fidelity table of the emulator's README: what is like the cloud, what is near it, what is missing.
import { type Group } from './behaviour'

export interface Feature {
  feature: string
  fidelity: 'full' | 'partly' | 'not'
  /** Groups of the conformance table that check it. */
  checkedBy: readonly Group[]
  note: string
}

const FEATURES: readonly Feature[] = [
  {
    feature: 'Collections that must exist, documents by id, batch add',
    fidelity: 'full',
    checkedBy: ['collection', 'document', 'validate'],
    note: 'A batch is all or nothing here; the cloud may keep the documents before a failed one.',
  },
  {
    feature: 'Kinds of values',
    fidelity: 'partly',
    checkedBy: ['document', 'object id'],
    note: 'ObjectIds are kept as their text; decimals and binary values are refused; integers beyond 2^53 lose digits.',
  },
  { feature: 'Query commands, logic, expressions', fidelity: 'full', checkedBy: ['query command', 'logic', 'regex', 'date'], note: '' },
  {
    feature: 'Order, projection, skip and limit (100, at most 1000)',
    fidelity: 'full',
    checkedBy: ['order', 'projection', 'limit'],
    note: 'Without an order documents come by id; generated ids grow with time. Text is ordered by its bytes.',
  },
  {
    feature: 'Update commands',
    fidelity: 'full',
    checkedBy: ['update command', 'refusal'],
    note: 'No positional `$`, `$[]` and `arrayFilters`: the SDK cannot send them.',
  },
  {
    feature: 'Compound, array and unique indexes',
    fidelity: 'full',
    checkedBy: ['index', 'refusal'],
    note: 'An indexed value may have 1,600 bytes. Exact wording and code of duplicate keys in the cloud are not verified.',
  },
  {
    feature: 'Aggregation',
    fidelity: 'partly',
    checkedBy: ['aggregation', 'aggregation operator', 'lookup'],
    note: 'Evaluated by mingo after the leading match and sort. A lookup with a pipeline reads the whole other collection.',
  },
  {
    feature: 'Transactions: snapshot, conflicts, locks, 30 s',
    fidelity: 'full',
    checkedBy: ['transaction'],
    note: 'A clash of unique keys between two transactions shows at the commit, not at the write.',
  },
  {
    feature: 'Compare and set, all-or-nothing updates',
    fidelity: 'full',
    checkedBy: ['compare and set', 'refusal'],
    note: 'An update of many documents is all or nothing here; the cloud promises that for one document only.',
  },
  {
    feature: 'Durable acknowledgement',
    fidelity: 'full',
    checkedBy: ['durability'],
    note: 'A write is answered after it is flushed to disk.',
  },
  {
    feature: 'Strict mode',
    fidelity: 'full',
    checkedBy: ['strict mode'],
    note: 'The emulator only: the cloud would run the query slowly, or across tenants.',
  },
  {
    feature: 'Geography, JSON schema, full-text search, `$where`',
    fidelity: 'not',
    checkedBy: ['not emulated'],
    note: 'Refused with `NOT_EMULATED`.',
  },
  {
    feature: 'Writing aggregations (`$out`, `$merge`) and other stages the SDK does not build',
    fidelity: 'not',
    checkedBy: ['not emulated'],
    note: 'Refused with `NOT_EMULATED`.',
  },
  {
    feature: 'Realtime `watch`, models, SQL',
    fidelity: 'not',
    checkedBy: [],
    note: 'They use other addresses than the SDK endpoint and never reach the emulator.',
  },
]

/** The table in Markdown. `passed` counts the passing rows of each group. */
export function fidelityTable(passed: ReadonlyMap<Group, number>): string {
  const rows = FEATURES.map(({ feature, fidelity, checkedBy, note }) => {
    const checks = checkedBy.map((group) => `${group} (${passed.get(group) ?? 0})`).join(', ')
    return `| ${feature} | ${fidelity} | ${checks || '—'} | ${note} |`
  })
  return ['| Feature | Fidelity | Checked by (behaviours) | Note |', '|---|---|---|---|', ...rows].join('\n')
}

export const BEGIN_MARK = '<!-- conformance:begin -->'
export const END_MARK = '<!-- conformance:end -->'

/** The README with the table between its marks. @throws when a mark is missing */
export function withTable(readme: string, table: string): string {
  const begin = readme.indexOf(BEGIN_MARK)
  const end = readme.indexOf(END_MARK)
  if (begin < 0 || end < begin) throw new Error(`emulator/README.md lacks ${BEGIN_MARK} … ${END_MARK}`)
  return `${readme.slice(0, begin + BEGIN_MARK.length)}\n\n${table}\n\n${readme.slice(end)}`
}
