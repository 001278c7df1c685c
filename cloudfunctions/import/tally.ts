import type { Fold } from '../../shared/register/field'
import type { ThingKind } from '../../shared/register/things'
import { isSealed, type Names, wordsOf } from '../_register/words'
import type { Example, KeptCounts } from './read-import'
import type { StagedRow } from './stage'

export interface Tally {
  add(row: StagedRow, folds: readonly Fold[]): void
  counts: KeptCounts
}

/** Counts rows as they are staged: what they do, what was folded, which fields change, with the first example of each. */
export function tallyOf(of: ThingKind, names: Names): Tally {
  const acts: Record<string, number> = {}
  const folds: Record<string, number> = {}
  const fields: Record<string, number> = {}
  const examples: Record<string, Example> = {}
  const more = (of: Record<string, number>, name: string): void => { of[name] = (of[name] ?? 0) + 1 }
  return {
    counts: { acts, folds, fields, examples },
    add(row, folded) {
      more(acts, row.act)
      for (const fold of folded) more(folds, fold)
      if (row.act !== 'changed') return
      for (const [field, [before, after]] of Object.entries(row.what)) {
        more(fields, field)
        // Personal data has no example.
        examples[field] ??= isSealed(of, field) ? { name: row.name, before: null, after: null } : { name: row.name, before: wordsOf(field, before, names, of), after: wordsOf(field, after, names, of) }
      }
    },
  }
}
