import type { CaseDetail } from './views'
import type { Case, TrailEntry } from './schema'
import type { VerifiableEntry } from './trail'
import { isReadable } from './view'

/** What a holder takes away: the chain, with content and salt of what he may see and the bare commitment of the rest. */
export interface Receipt {
  number: string
  headHash: string
  entries: VerifiableEntry[]
}

/**
 * A receipt of these entries, oldest first. Its pages put together are the whole record: verifyChain() accepts it, whoever holds it and
 * without asking us.
 */
export function receiptOf(current: Pick<Case, 'number' | 'headHash'>, entries: readonly TrailEntry[], side: CaseDetail['side']): Receipt {
  const shown = [...entries]
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq, at, kind, commitment, hash, ...entry }): VerifiableEntry => {
      const open = isReadable({ seq, at, kind, commitment, hash, ...entry }, side)
      return { seq, at, kind, commitment, hash, salt: open ? entry.salt : null, content: open ? entry.content : null }
    })
  return { number: current.number, headHash: current.headHash, entries: shown }
}
