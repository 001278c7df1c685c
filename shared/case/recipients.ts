import { lastResortToken, personToken, poolToken, superviseToken, type Token, unitToken } from '../access/tokens'
import type { CaseTo } from './notice-kinds'
import type { Case, CaseRow } from './schema'

/** Whose task a case is: the named handler, else the queue or pool it lies in. */
export function holdersOf({ holder: { handler, unitId, poolArea, lastResort } }: Pick<CaseRow, 'holder'>): Token[] {
  if (handler) return [personToken(handler)]
  if (unitId) return [unitToken(unitId)]
  return poolArea ? [lastResort ? lastResortToken(poolArea) : poolToken(poolArea)] : []
}

export const CASE_RECIPIENTS: Record<CaseTo, (doc: Case) => readonly Token[]> = {
  filer: ({ filer }) => [personToken(filer)],
  holder: holdersOf,
  informed: ({ informed }) => informed.map(personToken),
  supervisors: ({ areaPath }) => areaPath.slice(0, 2).map(superviseToken),
}
