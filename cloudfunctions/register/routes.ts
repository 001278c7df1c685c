import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { COMPANIES } from '../_register/companies'
import { CHANGES } from './changes'
import { NOT_JOINED_LIST } from './not-joined'
import { THING_LIST } from './things'
import { addRule, assignByRules, dropRule, rules } from './use-cases/assignment'
import { closeThing } from './use-cases/close-thing'
import { company } from './use-cases/company'
import { invite, withdrawInvitation } from './use-cases/invite'
import { overview } from './use-cases/overview'
import { places } from './use-cases/places'
import { saveArea } from './use-cases/save-area'
import { saveCompany } from './use-cases/save-company'
import { saveOffice } from './use-cases/save-office'
import { saveUnit } from './use-cases/save-unit'
import { saveWindow } from './use-cases/save-window'
import { thing } from './use-cases/thing'
import { toCome } from './use-cases/to-come'
import { tree } from './use-cases/tree'

/** Action → use case. */
export const routes: Routes<'register'> = {
  'register.overview': overview,
  'register.companies': listed(COMPANIES),
  'register.company': company,
  'register.changes': listed(CHANGES),
  'register.saveCompany': saveCompany,
  'register.places': places,
  'register.tree': tree,
  'register.thing': thing,
  'register.things': listed(THING_LIST),
  'register.saveArea': saveArea,
  'register.saveUnit': saveUnit,
  'register.saveWindow': saveWindow,
  'register.saveOffice': saveOffice,
  'register.closeThing': closeThing,
  'register.moveArea': toCome,
  'register.mergeArea': toCome,
  'register.mergeUnit': toCome,
  'register.notJoined': listed(NOT_JOINED_LIST),
  'register.invite': invite,
  'register.withdrawInvitation': withdrawInvitation,
  'register.rules': rules,
  'register.addRule': addRule,
  'register.dropRule': dropRule,
  'register.assign': assignByRules,
}
