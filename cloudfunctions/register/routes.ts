import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { COMPANIES } from '../_register/companies'
import { decisions } from './decisions/decisions'
import { dropJob, tryJob } from './decisions/jobs'
import { DEEDS } from '../_register/deed-list'
import { ofCompany } from './deeds/of-company'
import { changesListed } from '../_register/change-list'
import { moving } from './move-area'
import { THING_LIST } from '../_register/thing-list'
import { NOT_JOINED_LIST } from '../_register/not-joined'
import { OFFICERS } from './officers'
import { MY_PAIRINGS } from '../_register/my-pairings'
import { addRule, assignByRules, dropRule, rules } from './use-cases/assignment'
import { closeThing } from './use-cases/close-thing'
import { company } from './use-cases/company'
import { mergeUnit } from './use-cases/merge-unit'
import { invite, withdrawInvitation } from './use-cases/invite'
import { overview } from './use-cases/overview'
import { saveArea } from './use-cases/save-area'
import { saveCompany } from './use-cases/save-company'
import { saveHall } from './use-cases/save-hall'
import { saveOffice } from './use-cases/save-office'
import { saveUnit } from './use-cases/save-unit'
import { saveWindow } from './use-cases/save-window'
import { thing } from './use-cases/thing'
import { tree } from './use-cases/tree'
import { contacts, setContacts } from './use-cases/unit-contacts'

/** Action → use case. */
export const routes: Routes<'register'> = {
  'register.overview': overview,
  'register.companies': listed(COMPANIES),
  'register.company': company,
  'register.changes': (input, call) => listed(changesListed(input.of))(input, call),
  'register.saveCompany': saveCompany,
  'register.officers': listed(OFFICERS),
  'register.tree': tree,
  'register.thing': thing,
  'register.things': listed(THING_LIST),
  'register.saveArea': saveArea,
  'register.saveUnit': saveUnit,
  'register.saveHall': saveHall,
  'register.saveWindow': saveWindow,
  'register.saveOffice': saveOffice,
  'register.closeThing': closeThing,
  'register.moveArea': moving(false),
  'register.mergeArea': moving(true),
  'register.mergeUnit': mergeUnit,
  'register.contacts': contacts,
  'register.setContacts': setContacts,
  'register.notJoined': listed(NOT_JOINED_LIST),
  'register.invite': invite,
  'register.withdrawInvitation': withdrawInvitation,
  'register.rules': rules,
  'register.addRule': addRule,
  'register.dropRule': dropRule,
  'register.assign': assignByRules,
  'pairing.mine': listed(MY_PAIRINGS),
  'register.decisions': decisions,
  'register.tryJob': tryJob,
  'register.dropJob': dropJob,
  'deed.list': listed(DEEDS),
  'deed.ofCompany': ofCompany,
}
