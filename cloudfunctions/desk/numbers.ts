/** Two digits: 10 to 99. */
const [FIRST, COUNT] = [10, 90]
/** So many are shown on the phone. */
const CHOICES = 3

/** The number that a page will show, and the ones among which the phone lets choose, in ascending order, so that their order says nothing. */
export function drawNumbers(random: (bytes: number) => Uint8Array): { number: number; choices: number[] } {
  const drawn = new Set<number>()
  while (drawn.size < CHOICES) {
    // 180 is the largest multiple of 90 in a byte: what lies above would favour the small ones.
    for (const byte of random(8)) if (byte < 2 * COUNT && drawn.size < CHOICES) drawn.add(FIRST + byte % COUNT)
  }
  const [number = FIRST, ...others] = drawn
  return { number, choices: [number, ...others].sort((a, b) => a - b) }
}
