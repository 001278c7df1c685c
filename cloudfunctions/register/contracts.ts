import { ASSIGNMENT_API } from '../../shared/api/assignment.api'
import { NAMING_CONTACTS_API } from '../../shared/api/contacts.api'
import { DECISION_API } from '../../shared/api/decision.api'
import { INVITING_API } from '../../shared/api/joining.api'
import { PAIRING_API } from '../../shared/api/pairing.api'
import { REGISTER_API } from '../../shared/api/register.api'
import { THINGS_API } from '../../shared/api/things.api'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'register'> = { ...REGISTER_API.actions, ...ASSIGNMENT_API.actions, ...THINGS_API.actions, ...INVITING_API.actions, ...DECISION_API.actions, ...NAMING_CONTACTS_API.actions, ...PAIRING_API.actions }
