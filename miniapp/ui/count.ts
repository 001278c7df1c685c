/** Counts come exact up to here; one more stands for "more than that". */
const EXACT = 99

/** 「12」, 「99+」: how many of something, drawn and read alike; words stay what they are. */
export const shownCount = (count: number | string): string => (typeof count === 'number' && count > EXACT ? `${EXACT}+` : String(count))
