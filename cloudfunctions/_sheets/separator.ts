const SEPARATORS = [',', '\t', ';'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Lines looked at. */
const LINES = 20

/** How often each separator stands in each line, outside of quotation marks; the last line may be cut and is left out if there are others. */
function countedIn(head: string): Record<Separator, number>[] {
  const none = (): Record<Separator, number> => ({ ',': 0, '\t': 0, ';': 0 })
  const lines: Record<Separator, number>[] = []
  let [line, quoted, seen] = [none(), false, false]
  for (const character of head) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (seen) lines.push(line)
      ;[line, seen] = [none(), false]
      if (lines.length === LINES) return lines
      continue
    } else if (!quoted && (character === ',' || character === '\t' || character === ';')) line[character] += 1
    seen = true
  }
  return lines.length > 0 ? lines : [line]
}

/** By what the cells of a csv are kept apart: what stands equally often in most lines, in others than the first as well; a comma if nothing does. */
export function separatorOf(head: string): Separator {
  const lines = countedIn(head)
  const agreeing = (separator: Separator): readonly [lines: number, each: number] => {
    const times = new Map<number, number>()
    for (const line of lines) if (line[separator] > 0) times.set(line[separator], (times.get(line[separator]) ?? 0) + 1)
    const [each = 0, count = 0] = [...times].sort(([eachA, a], [eachB, b]) => b - a || eachB - eachA)[0] ?? []
    return [count, each]
  }
  return SEPARATORS.map((separator) => ({ separator, agreed: agreeing(separator) }))
    .sort(({ agreed: a }, { agreed: b }) => b[0] - a[0] || b[1] - a[1])[0]?.separator ?? ','
}
