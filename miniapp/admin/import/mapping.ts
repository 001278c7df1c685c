/** Field → column, from 0. */
export type Mapping = Readonly<Record<string, number>>

/** 「A」, 「AB」: a column as a spreadsheet calls it, from 0. */
export const letterOf = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26))

/** What a column was taken for; undefined: for nothing. */
export const fieldAt = (mapping: Mapping, column: number): string | undefined => Object.keys(mapping).find((field) => mapping[field] === column)

/** One field of one column: whoever names it again takes it away from where it was. Null: the column is not used. */
export const mapped = (mapping: Mapping, column: number, field: string | null): Mapping =>
  ({ ...Object.fromEntries(Object.entries(mapping).filter(([name, at]) => at !== column && name !== field)), ...(field === null ? {} : { [field]: column }) })

/** The fields of which one has to be there and none is; null: all that is needed is. */
export const lackingOf = (needs: readonly (readonly string[])[], mapping: Mapping): readonly string[] | null => needs.find((group) => group.every((field) => mapping[field] === undefined)) ?? null
