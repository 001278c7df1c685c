import { GENESIS, linkOf, type VerifiableEntry, verifyChain } from '../../../shared/flow/chain'
import { receiptOf } from '../../../shared/flow/receipt'
import type { TrailEntry } from '../../../shared/flow/shape'
import { canonicalJson } from '../../../shared/kernel/canonical-json'
import { sha256Base64Url } from '../../../shared/kernel/sha256'

const AT = '2026-11-25T01:00:00.000Z'
const content = { role: 'officer' as const, name: '林知远', unitName: null }
const entry = (seq: number, previous: string, visibility: 'public' | 'internal'): TrailEntry => {
  const made = { seq, at: AT, kind: visibility === 'internal' ? 'flagged' : 'noted', salt: `salt-${seq}`, content }
  return { ...made, visibility, by: 'p', status: 'filed', ...linkOf(previous, made) }
}
/** As an entry was chained before there were masks. */
const older = (seq: number, previous: string, visibility: 'public' | 'internal'): TrailEntry => {
  const made = entry(seq, previous, visibility)
  return { ...made, mask: null, hash: sha256Base64Url(canonicalJson([previous, seq, made.at, made.kind, made.commitment])) }
}

it('verifies a record whose older part was chained before there were masks', () => {
  const first = older(1, GENESIS, 'public')
  const second = older(2, first.hash, 'internal')
  const third = entry(3, second.hash, 'internal')
  const { entries } = receiptOf({ number: 'n', headHash: third.hash }, [first, second, third], false)
  expect(verifyChain(entries, third.hash)).toEqual({ ok: true, checked: 3, withheld: 2 })
  // What was chained with it, cannot be checked without it.
  expect(entries.map(({ kind }) => kind)).toEqual(['noted', 'flagged', null])
})

it('shows of what is withheld nothing from which it could be guessed', () => {
  const only = entry(1, GENESIS, 'internal')
  const [shown] = receiptOf({ number: 'n', headHash: only.hash }, [only], false).entries
  expect(JSON.stringify(shown)).not.toContain(only.mask)
  expect(shown).toMatchObject({ at: null, kind: null, mask: null, salt: null, content: null })
})

it('keeps verifying when content and salt are erased, and refuses what shows neither when nor a stamp', () => {
  const only = entry(1, GENESIS, 'public')
  const erased: VerifiableEntry = { ...only, salt: null, content: null }
  expect(verifyChain([erased], only.hash)).toMatchObject({ ok: true, withheld: 1 })
  expect(verifyChain([{ ...erased, at: '2026-11-25T01:00:01.000Z' }], only.hash)).toMatchObject({ ok: false, why: 'link' })
  expect(verifyChain([{ ...erased, kind: null }], only.hash)).toMatchObject({ ok: false, why: 'link' })
})
