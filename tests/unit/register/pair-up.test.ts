import fc from 'fast-check'
import { type AnyRank, type Paired, pairUp, type SaidPair } from '../../../shared/register/pair-up'
import { MOST_LEADERS } from '../../../shared/register/pairing'

const NOBODY: Paired = { officerId: null, deputyId: null, leaderIds: [] }
const personId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
const lines = fc.array(fc.record({ rank: fc.constantFrom<AnyRank>('lead', 'deputy', 'leader'), personId }), { maxLength: 12 }).map((all) => all.map((each, at): SaidPair => ({ line: at + 2, ...each })))
/** A company as it may stand. */
const standing = lines.map((said): Paired => ({ ...NOBODY, ...pairUp(NOBODY, said).said }))

test('whatever the lines say, nobody is there in two ways, at most five lead, and the first line that counts bears them all', () => {
  fc.assert(fc.property(standing, lines, (now, said) => {
    const { said: comes, bearer, refused } = pairUp(now, said)
    const next = { ...now, ...comes }
    const named = [next.officerId, next.deputyId, ...next.leaderIds].filter((each) => each !== null)
    expect(new Set(named).size).toBe(named.length)
    expect(next.leaderIds.length).toBeLessThanOrEqual(MOST_LEADERS)
    expect(bearer).toBe(said.find(({ line }) => !refused.has(line))?.line ?? null)
    // Said again of what has come of it, nothing changes.
    expect({ ...next, ...pairUp(next, said.filter(({ line }) => !refused.has(line))).said }).toEqual(next)
  }))
})

test('lines of one sheet come to what they come to in sheets of their own, but for those that say a thing again', () => {
  fc.assert(fc.property(standing, lines, (now, said) => {
    const { said: whole, refused } = pairUp(now, said)
    const once = said.filter(({ line }) => refused.get(line)?.code !== 'TWICE')
    expect(once.reduce<Paired>((sum, each) => ({ ...sum, ...pairUp(sum, [each]).said }), now)).toEqual({ ...now, ...whole })
  }))
})

test('each refusal says why', () => {
  const now: Paired = { officerId: 'a', deputyId: null, leaderIds: ['1', '2', '3', '4', '5'] }
  const { refused, said } = pairUp(now, [{ line: 2, rank: 'deputy', personId: 'a' }, { line: 3, rank: 'leader', personId: 'x' }, { line: 4, rank: 'leader', personId: '1' }, { line: 5, rank: 'leader', personId: '1' }])
  expect(Object.fromEntries(refused)).toEqual({
    2: { code: 'PAIRED_TWICE', facts: { rank: '主办专员' } }, 3: { code: 'LEADERS_MOST', facts: { most: 5 } }, 5: { code: 'TWICE', facts: { line: 4, measure: '家' } },
  })
  expect(said).toEqual({ leaderIds: ['1', '2', '3', '4', '5'] })
})
