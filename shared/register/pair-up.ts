import { ASSIGNMENT_RANKS } from './assignment-fields'
import { MOST_LEADERS } from './pairing'
import type { RowProblem } from './row-problems'

export type AnyRank = keyof typeof ASSIGNMENT_RANKS

/** Everybody who is there for a company, by id. */
export interface Paired {
  officerId: string | null
  deputyId: string | null
  leaderIds: readonly string[]
}

/** What one line of a sheet says: somebody is there for the company as that. */
export interface SaidPair {
  line: number
  rank: AnyRank
  personId: string
}

export interface PairedUp {
  /** What the lines that count say; a rank of which nothing is said stays. */
  said: Partial<Paired>
  /** The first line that counts: it bears them all. Null: none does. */
  bearer: number | null
  refused: ReadonlyMap<number, Pick<RowProblem, 'code' | 'facts'>>
}

const rankIn = ({ officerId, deputyId, leaderIds }: Paired, personId: string): AnyRank | null =>
  (officerId === personId ? 'lead' : deputyId === personId ? 'deputy' : leaderIds.includes(personId) ? 'leader' : null)

/**
 * What the lines of one company come to, in their order, as if each had come in a sheet of its own: the officer and the deputy are replaced, leaders come to those there are. Nobody is there in two
 * ways, and what an earlier line has said is not said again.
 */
export function pairUp(now: Paired, lines: readonly SaidPair[]): PairedUp {
  let next = now
  const firsts = new Map<string, number>()
  const refused = new Map<number, Pick<RowProblem, 'code' | 'facts'>>()
  for (const { line, rank, personId } of lines) {
    const about = rank === 'leader' ? `leader|${personId}` : rank
    const first = firsts.get(about)
    const other = rankIn(next, personId)
    if (first !== undefined) refused.set(line, { code: 'TWICE', facts: { line: first, measure: '家' } })
    else if (other !== null && other !== rank) refused.set(line, { code: 'PAIRED_TWICE', facts: { rank: ASSIGNMENT_RANKS[other] } })
    else if (rank === 'leader' && other === null && next.leaderIds.length >= MOST_LEADERS) refused.set(line, { code: 'LEADERS_MOST', facts: { most: MOST_LEADERS } })
    else {
      firsts.set(about, line)
      next = rank === 'lead' ? { ...next, officerId: personId } : rank === 'deputy' ? { ...next, deputyId: personId } : { ...next, leaderIds: [...new Set([...next.leaderIds, personId])].sort() }
    }
  }
  const counting = lines.filter(({ line }) => !refused.has(line))
  const says = (rank: AnyRank): boolean => counting.some((each) => each.rank === rank)
  const said = { ...(says('lead') ? { officerId: next.officerId } : {}), ...(says('deputy') ? { deputyId: next.deputyId } : {}), ...(says('leader') ? { leaderIds: next.leaderIds } : {}) }
  return { said, bearer: counting[0]?.line ?? null, refused }
}
