/** Years that a calendar may have. */
export const EARLIEST_YEAR = 2000
export const LATEST_YEAR = 2100
