/** 「3,120」: a number of a length that has to be read in groups. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')

/** Piles are counted exactly up to here (register.companies); one more stands for "more than that". */
const EXACT = 999

/** How many are in a pile: 「268」, 「999+」. */
export const pileCount = (count: number): string => (count > EXACT ? `${EXACT}+` : String(count))
