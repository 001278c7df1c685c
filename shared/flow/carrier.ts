import { areaToken, companyToken, lastResortToken, personToken, poolToken, superviseToken, type Token, unitToken } from '../access/tokens'

/** Where a token of the audience stands: a column of the aggregate's row, or a row beside it (`followers.person_id`, `lies_in.area`). */
export interface Carrier<Column extends string = string> {
  /** Whose token: of a person, unit, company, pool, area (who oversees it), supervising area, or area of last resort. */
  token: 'p' | 'u' | 'c' | 'pool' | 'a' | 's' | 'last'
  column: Column
  /** What a stranger filed is not the company's: nobody there asked for it. */
  onlyVerified?: true
  /** A complaint or report is seen by who filed it, by who has it and by supervisors, and by nobody who merely looks on. */
  notConfidential?: true
  /** Read too by who stands in for him while he is away. */
  orStandIn?: true
  /** What is somebody's as a private person, or his company's: not shown to an administrator who looks with his eyes. */
  private?: true
  /** What is done is nobody's task any more. */
  onlyOpen?: true
}

/** Who may read: whoever holds a token that stands there; of a child: whoever may read its parent, of that flow. */
export type Audience = readonly Carrier[] | { readonly asParent: string }

const TOKEN: Record<Carrier['token'], (id: string) => Token> = { p: personToken, u: unitToken, c: companyToken, pool: poolToken, a: areaToken, s: superviseToken, last: lastResortToken }

/** Everybody's token who may read, those it is closed to taken out. `held` gives what stands in a column. */
export function audienceFrom<Column extends string>(
  carriers: readonly Carrier<Column>[], held: (column: Column) => readonly (string | null)[], is: { verified: boolean; confidential: boolean; done: boolean }, closedTo: readonly Token[],
): Token[] {
  const tokens = new Set<Token>()
  for (const { token, column, onlyVerified, notConfidential, onlyOpen } of carriers) {
    if ((onlyVerified && !is.verified) || (notConfidential && is.confidential) || (onlyOpen && is.done)) continue
    for (const id of held(column)) if (id !== null) tokens.add(TOKEN[token](id))
  }
  for (const token of closedTo) tokens.delete(token)
  return [...tokens].sort()
}
