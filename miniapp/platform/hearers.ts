/** Who wants to hear of a change: `onChange` calls back and answers the way to stop, `tell` calls everybody. */
export function hearers(): { tell: () => void, onChange: (hearer: () => void) => () => void } {
  const all = new Set<() => void>()
  return {
    tell: () => all.forEach((hearer) => hearer()),
    onChange: (hearer) => {
      all.add(hearer)
      return () => void all.delete(hearer)
    },
  }
}
