import { listed } from '../_flow/listed'
import type { Routes } from '../_runtime/use-case'
import { COMPANIES } from '../_register/companies'
import { decisions } from './decisions/decisions'
import { DECISION_LIST } from './decisions/of-sort'
import { dropJob, tryJob } from './decisions/jobs'
import { changesListed } from '../_register/change-list'
import { moveArea } from './move-area'
import { THING_LIST } from '../_register/thing-list'
import { NOT_JOINED_LIST } from '../_register/not-joined'
import { OFFICERS } from './officers'
import { MY_PAIRINGS } from '../_register/my-pairings'
import { addRule, assignByRules, dropRule, rules } from './use-cases/assignment'
import { closeThing } from './use-cases/close-thing'
import { company } from './use-cases/company'
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
  'register.moveArea': moveArea,
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
  'register.decisionsOf': listed(DECISION_LIST),
  'register.tryJob': tryJob,
  'register.dropJob': dropJob,
}
