/** One request a function made to the cloud: when it left and when the answer came, in milliseconds of the function's own clock. */
export interface WireCall {
  seqId: string
  from: number
  to: number
}

/**
 * The longest chain of calls of which each began after the one before had been answered. Calls made together count once.
 * (The largest set of disjoint intervals: take the one that ends first, drop what overlaps it, repeat.)
 */
export function countHops(calls: readonly Pick<WireCall, 'from' | 'to'>[]): number {
  let hops = 0
  let answered = -Infinity
  for (const call of [...calls].sort((a, b) => a.to - b.to)) {
    if (call.from < answered) continue
    hops += 1
    answered = call.to
  }
  return hops
}
