/** Version of the folding below, stored beside what it made: a change of it is a job that makes the grams anew. */
export const FOLDING = 1

/** Marks and spaces that people leave out or write another way: （集团） and 集团 are the same. */
const SKIPPED = /[\s\p{P}\p{S}\p{C}]/gu

/** A text as it is compared in a search: width, case, punctuation and spaces folded away. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(SKIPPED, '')

/** Every pair of neighbouring characters (by code point) of these texts, each once; pairs never reach from one text into the next. */
export function gramsOf(...texts: readonly string[]): string[] {
  const grams = new Set<string>()
  for (const text of texts) {
    const points = [...fold(text)]
    for (let at = 0; at + 1 < points.length; at++) grams.add(`${points[at]}${points[at + 1]}`)
  }
  return [...grams]
}
