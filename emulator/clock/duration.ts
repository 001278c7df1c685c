const MILLISECONDS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const

/**
 * Reads a span such as `2d4h`, `90m` or `1h30m15s` (units in this order, each at most once) into milliseconds.
 * Anything else, and a span of nothing, gives undefined.
 */
export function parseDuration(text: string): number | undefined {
  const parts = /^(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text)
  if (!parts || text === '') return undefined
  const [, d = '0', h = '0', m = '0', s = '0'] = parts
  return Number(d) * MILLISECONDS.d + Number(h) * MILLISECONDS.h + Number(m) * MILLISECONDS.m + Number(s) * MILLISECONDS.s
}
