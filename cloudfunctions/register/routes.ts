import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { COMPANIES } from '../_register/companies'
import { decisions } from './decisions/decisions'
import { dropJob, tryJob } from './decisions/jobs'
import { DEEDS } from './deeds/list'
import { ofCompany } from './deeds/of-company'
import { CHANGES } from './changes'
import { addRule, assignByRules, dropRule, rules } from './use-cases/assignment'
import { company } from './use-cases/company'
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
  'register.decisions': decisions,
  'register.tryJob': tryJob,
  'register.dropJob': dropJob,
  'deed.list': listed(DEEDS),
  'deed.ofCompany': ofCompany,
}
