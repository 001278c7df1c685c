/**
 * What makes the scans of a sign worth a look, with numbers that a tenant's people can hold against what they see. A flag accuses nobody: a fair or a training scans often too.
 * Citation: our own numbers, to be set right by what the first month of a city shows.
 */
export const SIGN_FLAGS = {
  often: { zh: '一天里扫得太多', most: 200, days: 1 },
  manyPlaces: { zh: '一天里太多不同的人或网络在扫', most: 60, days: 1 },
  ownUnit: { zh: '本单位的人在扫自己窗口的码', most: 2, days: 7 },
} as const
export type SignFlag = keyof typeof SIGN_FLAGS

/** What was counted: scans of the last day, different people or addresses in it, scans of the last seven days by people of the unit. */
export interface SignCounts {
  day: number
  people: number
  ownUnit: number
}

/** Those that are over their bound, with what was counted. */
export const flagsOf = ({ day, people, ownUnit }: SignCounts): { flag: SignFlag; count: number }[] =>
  ([['often', day], ['manyPlaces', people], ['ownUnit', ownUnit]] as const).filter(([flag, count]) => count > SIGN_FLAGS[flag].most).map(([flag, count]) => ({ flag, count }))
