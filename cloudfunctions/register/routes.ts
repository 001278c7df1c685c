import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { COMPANIES } from '../_register/companies'
import { CHANGES } from './changes'
import { MY_PAIRINGS } from './my-pairings'
import { addRule, assignByRules, dropRule, rules } from './use-cases/assignment'
import { company } from './use-cases/company'
import { carryOut, preview } from './use-cases/hand-over'
import { handovers, people } from './use-cases/handovers'
import { overview } from './use-cases/overview'
import { places } from './use-cases/places'
import { saveCompany } from './use-cases/save-company'

/** Action → use case. */
export const routes: Routes<'register'> = {
  'register.overview': overview,
  'register.companies': listed(COMPANIES),
  'register.company': company,
  'register.changes': listed(CHANGES),
  'register.saveCompany': saveCompany,
  'register.places': places,
  'register.rules': rules,
  'register.addRule': addRule,
  'register.dropRule': dropRule,
  'register.assign': assignByRules,
  'pairing.mine': listed(MY_PAIRINGS),
  'handover.people': people,
  'handover.preview': preview,
  'handover.carryOut': carryOut,
  'handover.list': handovers,
}
