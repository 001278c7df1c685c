/** A pattern of LIKE that finds what contains these words, whatever signs stand in them. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
