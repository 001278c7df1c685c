import { canonicalJson } from '../kernel/canonical-json'
import type { Instant } from '../kernel/instant'
import { sha256Base64Url } from '../kernel/sha256'
import type { TrailEntry } from './shape'

/**
 * The hash chain of the record (design §2): entryHash = H(previous, seq, H(mask, at, kind), H(salt, content)).
 * Content and salt may be erased one day; the commitment stays, so the chain still verifies and still cannot be rewritten. When and what it was is
 * committed to apart from that: whom an entry is not for is given the stamp alone, and checks the chain through it all the same.
 */
export const GENESIS = ''

const hashOf = (parts: readonly unknown[]): string => sha256Base64Url(canonicalJson(parts))

/** H(salt, content): commits to the content without revealing it. `salt` is at least 16 random bytes as text. */
export const commitmentOf = (salt: string, content: object): string => hashOf([salt, content])

/** What keeps the stamp from being guessed. It stays when the salt is erased, and tells nothing of it. */
const maskOf = (salt: string): string => hashOf(['mask', salt])

/** H(mask, at, kind): commits to when and what without revealing it. */
export const stampOf = (mask: string, at: Instant, kind: string): string => hashOf([mask, at, kind])

const entryHash = (previous: string, seq: number, stamp: string, commitment: string): string => hashOf([previous, seq, stamp, commitment])

/** Entries written before there were masks: when and what goes into the hash as it is. */
const unmaskedHash = (previous: string, seq: number, at: Instant, kind: string, commitment: string): string => hashOf([previous, seq, at, kind, commitment])

/** What chains an entry to the one before it. */
export function linkOf(previous: string, { seq, at, kind, salt, content }: { seq: number; at: Instant; kind: string; salt: string; content: object }): Pick<TrailEntry, 'mask' | 'commitment' | 'hash'> & { mask: string } {
  const [commitment, mask] = [commitmentOf(salt, content), maskOf(salt)]
  return { mask, commitment, hash: entryHash(previous, seq, stampOf(mask, at, kind), commitment) }
}

/** What an entry must show to be checked: content and salt, or neither; when and what with its mask, or the stamp alone. */
export type VerifiableEntry = Pick<TrailEntry, 'seq' | 'salt' | 'mask' | 'commitment' | 'hash'> & { at: Instant | null; kind: string | null; stamp?: string | null; content: object | null }

export type ChainVerdict = { ok: true; checked: number; withheld: number } | { ok: false; seq: number; why: 'order' | 'content' | 'link' | 'head' }

/** The hash that the entry must have behind `previous`; null when it shows too little. */
function hashBehind(previous: string, { seq, at, kind, mask, stamp = null, commitment }: VerifiableEntry): string | null {
  if (at === null || kind === null) return stamp === null ? null : entryHash(previous, seq, stamp, commitment)
  return mask === null ? unmaskedHash(previous, seq, at, kind, commitment) : entryHash(previous, seq, stampOf(mask, at, kind), commitment)
}

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
    if (hashBehind(previous, entry) !== entry.hash) return { ok: false, seq: entry.seq, why: 'link' }
    previous = entry.hash
  }
  if (previous !== headHash) return { ok: false, seq: entries.length, why: 'head' }
  return { ok: true, checked: entries.length, withheld }
}
