import { canonicalJson } from '../kernel/canonical-json'
import type { Instant } from '../kernel/instant'
import { sha256Base64Url } from '../kernel/sha256'
import type { TrailEntry } from './shape'

/**
 * The hash chain of the record (design §2): entryHash = H(previous, seq, at, kind, H(salt, content)).
 * Content and salt may be erased one day; the commitment stays, so the chain still verifies and still cannot be rewritten.
 */
export const GENESIS = ''

/** H(salt, content): commits to the content without revealing it. `salt` is at least 16 random bytes as text. */
export const commitmentOf = (salt: string, content: object): string => sha256Base64Url(canonicalJson([salt, content]))

/** H(previous, seq, at, kind, commitment). */
export const entryHash = (previous: string, seq: number, at: Instant, kind: string, commitment: string): string =>
  sha256Base64Url(canonicalJson([previous, seq, at, kind, commitment]))

/** What an entry must show to be checked; erased or withheld content is null. */
export type VerifiableEntry = Pick<TrailEntry, 'seq' | 'at' | 'kind' | 'salt' | 'commitment' | 'hash'> & { content: object | null }

export type ChainVerdict = { ok: true; checked: number; withheld: number } | { ok: false; seq: number; why: 'order' | 'content' | 'link' | 'head' }

/**
 * Verifies a whole chain, oldest first, against the head the aggregate (or a receipt) names.
 * Entries whose content is withheld are verified by their commitment alone.
 */
export function verifyChain(entries: readonly VerifiableEntry[], headHash: string): ChainVerdict {
  let previous: string = GENESIS
  let withheld = 0
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) return { ok: false, seq: entry.seq, why: 'order' }
    if (entry.content === null || entry.salt === null) withheld++
    else if (commitmentOf(entry.salt, entry.content) !== entry.commitment) return { ok: false, seq: entry.seq, why: 'content' }
    if (entryHash(previous, entry.seq, entry.at, entry.kind, entry.commitment) !== entry.hash) return { ok: false, seq: entry.seq, why: 'link' }
    previous = entry.hash
  }
  if (previous !== headHash) return { ok: false, seq: entries.length, why: 'head' }
  return { ok: true, checked: entries.length, withheld }
}
