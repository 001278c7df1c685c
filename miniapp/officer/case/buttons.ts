import type { CaseAct } from '@shared/case/lifecycle'
import { ACT_ORDER, type PersonAct } from '@/words/acts'

/** Order in which the solid button is chosen: taking it comes before everything, then writing. */
const MAIN_ORDER: readonly PersonAct[] = ['accept', 'claim', 'note']

/** The act on the main button, null for somebody who may only look. `note` stands for the composer. */
export const mainAct = (actions: readonly CaseAct[]): PersonAct | null => MAIN_ORDER.find((act) => actions.includes(act)) ?? null

/** The acts of the sheet 「接下来怎么办」, in their order, without the main one and without 办结, which has its own button. */
export const moreActs = (actions: readonly CaseAct[]): PersonAct[] => {
  const main = mainAct(actions)
  return ACT_ORDER.filter((act) => act !== main && act !== 'answer' && actions.includes(act))
}
