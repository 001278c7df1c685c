import type { Instant } from '../kernel/instant'
import { stampOf } from './chain'
import type { Shape, TrailEntry } from './shape'

/** May somebody who is not inside the office (`inside` false) read this entry? */
export const isReadable = ({ visibility }: Pick<TrailEntry, 'visibility'>, inside: boolean): boolean => visibility === 'public' || inside

export type ReceiptEntry<S extends Shape = Shape> = Pick<TrailEntry<S>, 'seq' | 'commitment' | 'hash' | 'mask' | 'salt' | 'content'> & { at: Instant | null; kind: S['entry'] | null; stamp: string | null }

/** What a holder takes away: the chain, with content and salt of what he may see, and of the rest bare commitments: neither what nor when it was. */
export interface Receipt<S extends Shape = Shape> {
  number: string
  headHash: string
  entries: ReceiptEntry<S>[]
}

/**
 * A receipt of these entries, oldest first. Its pages put together are the whole record: verifyChain() accepts it, whoever holds it and
 * without asking us.
 */
export function receiptOf<S extends Shape>({ number, headHash }: { number: string; headHash: string }, entries: readonly TrailEntry<S>[], inside: boolean): Receipt<S> {
  const shown = [...entries].sort((a, b) => a.seq - b.seq).map(({ seq, at, kind, mask, commitment, hash, salt, content, visibility }): ReceiptEntry<S> => {
    if (isReadable({ visibility }, inside)) return { seq, at, kind, mask, stamp: null, commitment, hash, salt, content }
    const withheld = { seq, mask: null, commitment, hash, salt: null, content: null }
    // Of what was chained before there were masks, the chain cannot be checked without when and what.
    return mask === null ? { ...withheld, at, kind, stamp: null } : { ...withheld, at: null, kind: null, stamp: stampOf(mask, at, kind) }
  })
  return { number, headHash, entries: shown }
}
