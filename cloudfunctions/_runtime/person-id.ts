import type { PersonId } from '../../shared/kernel/ids'
import { sha256Base64Url } from '../../shared/kernel/sha256'

/** Id of a person, made from the openid, so that no look-up is needed and no openid is stored in the clear: 22 characters (132 bits). */
export const personIdOf = (tenant: string, openid: string): PersonId => sha256Base64Url(`person|${tenant}|${openid}`).slice(0, 22)
