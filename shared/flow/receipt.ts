import type { Shape, TrailEntry } from './shape'

/** May somebody who is not inside the office (`inside` false) read this entry? */
export const isReadable = ({ visibility }: Pick<TrailEntry, 'visibility'>, inside: boolean): boolean => visibility === 'public' || inside

export type ReceiptEntry<S extends Shape = Shape> = Pick<TrailEntry<S>, 'seq' | 'at' | 'kind' | 'commitment' | 'hash' | 'salt' | 'content'>

/** What a holder takes away: the chain, with content and salt of what he may see and the bare commitment of the rest. */
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
  const shown = [...entries].sort((a, b) => a.seq - b.seq).map(({ seq, at, kind, commitment, hash, salt, content, visibility }): ReceiptEntry<S> => {
    const open = isReadable({ visibility }, inside)
    return { seq, at, kind, commitment, hash, salt: open ? salt : null, content: open ? content : null }
  })
  return { number, headHash, entries: shown }
}
