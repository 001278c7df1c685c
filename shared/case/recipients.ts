import { type Addressee, headOf, hearersOf, lastResortToken, personToken, poolToken, superviseToken, type Token, unitToken } from '../access/tokens'
import { CONFIDENTIAL_KINDS } from './kinds'
import type { CaseTo } from './notice-kinds'
import type { Case, CaseRow } from './schema'

/** Whose task a case is: the named handler, else the queue or pool it lies in. */
export function holdersOf({ holder: { handler, unitId, poolArea, lastResort } }: Pick<CaseRow, 'holder'>): Token[] {
  if (handler) return [personToken(handler)]
  if (unitId) return [unitToken(unitId)]
  return poolArea ? [lastResort ? lastResortToken(poolArea) : poolToken(poolArea)] : []
}

export const CASE_RECIPIENTS: Record<CaseTo, (doc: Case) => readonly Addressee[]> = {
  // Of what the company itself filed, and is not confidential: its people read that, and those of them hear of it who want to.
  filer: ({ filer, company, verified, kind }) => [personToken(filer), ...(verified && !CONFIDENTIAL_KINDS.includes(kind) ? [hearersOf(company.id)] : [])],
  holder: holdersOf,
  head: ({ holder: { handler, unitId } }) => (handler !== null && unitId !== null ? [headOf(unitId)] : []),
  informed: ({ informed }) => informed.map(personToken),
  // Of what is confidential every one above: the nearest may be whom it is about.
  supervisors: ({ areaPath, kind }) => (CONFIDENTIAL_KINDS.includes(kind) ? areaPath : areaPath.slice(0, 2)).map(superviseToken),
}
