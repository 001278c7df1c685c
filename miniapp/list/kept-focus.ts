/** Which block has the row that was opened and is come back to, null for none. Only in a browser (kept-focus.h5.ts): WeChat keeps its own place. */
export const useKeptFocus: <R>(list: string, rows: readonly R[], keyOf: (row: R) => string) => number | null = () => null
