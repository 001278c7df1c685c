import { BINDING_API } from '../../shared/api/binding.api'
import { CONTACTS_API } from '../../shared/api/contacts.api'
import { DIRECTORY_API } from '../../shared/api/directory.api'
import { JOIN_API } from '../../shared/api/joining.api'
import { SIGN_API } from '../../shared/api/sign.api'
import { UNLISTED_API } from '../../shared/api/unlisted.api'
import type { Contracts } from '../_runtime/use-case'

/** What this function answers. Those of the others are not in its bundle. */
export const contracts: Contracts<'directory'> = { ...DIRECTORY_API.actions, ...JOIN_API.actions, ...CONTACTS_API.actions, ...UNLISTED_API.actions, ...SIGN_API.actions, ...BINDING_API.actions }
