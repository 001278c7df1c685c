import { keysOf } from '../kernel/keys-of'

/** Piles of the companies of an area: each has an index of its own, so that none is a filter over all of them. */
export const COMPANY_PILES = { operating: '在营', unmatched: '没有{officerShort}', key: '重点', ended: '不在营' } as const
export type CompanyPile = keyof typeof COMPANY_PILES
export const COMPANY_PILE_NAMES = keysOf(COMPANY_PILES)
