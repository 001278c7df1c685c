import type { Actor } from '../access/actor'
import type { Role } from '../access/roles'
import type { Circumstances } from '../flow/flow'
import { record } from '../flow/record'
import { CASE } from './flow'
import type { Case } from './schema'

/** Somebody of the office opened the contact of the company; the company reads who and why, each time anew (features row 97). */
export const recordContactOpened = (current: Case, actor: Actor, role: Role, reason: string, circumstances: Circumstances) =>
  record(CASE, current, 'contactOpened', { actor, role }, { text: reason }, circumstances)
