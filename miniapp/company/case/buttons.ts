import { type CaseAct, transitionOf } from '@shared/case/lifecycle'
import { COMPANY_ACTS, type CompanyAct } from '@/words/company-acts'

/** Acts whose words may be left out, and are still asked for. */
const INVITING: readonly CompanyAct[] = ['urge']

/** Does an act ask for nothing? Then no sheet is opened for it. */
export const asksNothing = (act: CompanyAct): boolean => !INVITING.includes(act) && Object.values(transitionOf(act).fields ?? {}).every(({ optional }) => optional)

/** Order in which the solid button is chosen: what only the company can move comes first. */
const MAIN: readonly CompanyAct[] = ['supplyMaterial', 'confirm', 'note']
const BESIDE: readonly CompanyAct[] = ['reopen', 'note']

/** 催一催 stands on the card that says since when it is late. */
const ON_CARDS: readonly CompanyAct[] = ['urge']

export interface CompanyButtons {
  main: CompanyAct | 'rate' | null
  /** One outlined button beside it. */
  beside: CompanyAct | null
  /** Quiet words under the timeline. */
  quiet: CompanyAct[]
}

/** Where each act that the server allows stands. `ratable`: done and not rated yet, which then is the one thing left to do. */
export function companyButtons(actions: readonly CaseAct[], ratable: boolean): CompanyButtons {
  const allowed = COMPANY_ACTS.filter((act) => (actions as readonly string[]).includes(act))
  const main = ratable ? 'rate' : (MAIN.find((act) => allowed.includes(act)) ?? null)
  const beside = BESIDE.find((act) => act !== main && allowed.includes(act)) ?? null
  return { main, beside, quiet: allowed.filter((act) => act !== main && act !== beside && !ON_CARDS.includes(act)) }
}

/** What of it stands on a card of its own. */
export const cardActs = (actions: readonly CaseAct[]): CompanyAct[] => ON_CARDS.filter((act) => (actions as readonly string[]).includes(act))
