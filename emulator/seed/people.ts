import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../cloudfunctions/_runtime/person-id'
import { maskPhone } from '../../shared/kernel/mask'
import type { Membership } from '../../shared/access/actor'
import type { Persona, SeedTools } from '../seed-tools'
import { type MembershipRow, membershipRow, type PersonRow } from './rows'

/** Somebody of the demonstration: what the project stores of him, and what the bar shows. */
export interface Cast {
  openid: string
  person: PersonRow
  memberships: MembershipRow[]
  persona: Persona
  official: boolean
}

/** Mobile numbers of the 1380000xxxx kind: never given out to anybody. */
export const mobileOf = (serial: number): string => `1380000${String(serial).padStart(4, '0')}`

/** What an official is called at, in public. */
export const workPhoneOf = (phone: string): string => `0000-${phone.slice(-6)}`

export interface Casting {
  openid: string
  role: string
  name: string
  memberships: Membership[]
  phone: string
  unitName?: string
  company?: string
  /** Officials have a public work name and phone; others are sealed. */
  official: boolean
}

export interface Caster {
  cast(casting: Casting): Cast
  vault: ReturnType<typeof createVault>
  idOf(openid: string): string
}

const SINCE = '2026-01-05T01:00:00.000Z'
/** Not before the guide they agreed to was in force. */
const AGREED = '2026-11-23T01:00:00.000Z'

/** Makes rows of persons out of castings, sealed with the keys the functions have. */
export function caster(tools: SeedTools): Caster {
  const config = parseConfig({ ...tools.environment })
  const vault = createVault(config)
  const idOf = (openid: string): string => personIdOf(config.tenant, openid)
  const cast = ({ openid, role, name, memberships, phone, unitName, company, official }: Casting): Cast => {
    const id = idOf(openid)
    const person: PersonRow = {
      id,
      openid: vault.seal(openid),
      work_name: official ? name : null,
      work_phone: official ? workPhoneOf(phone) : null,
      unit_name: unitName ?? null,
      name: official ? null : vault.seal(name),
      phone: vault.seal(phone),
      phone_masked: maskPhone(phone),
      phone_hash: vault.blind(phone),
      phone_verified_at: SINCE,
      privacy_agreed_at: AGREED,
      elder: false,
      leave: null,
    }
    const { areaId, unitId, companyId } = memberships[0] ?? {}
    const ids = { personId: id, ...(areaId ? { areaId } : {}), ...(unitId ? { unitId } : {}), ...(companyId ? { companyId } : {}) }
    const persona = { openid, role, name, phone, ...(company ? { company } : {}), ...(unitName ? { unit: unitName } : {}), ...ids }
    return { openid, person, official, memberships: memberships.map((membership) => membershipRow(id, membership)), persona }
  }
  return { cast, vault, idOf }
}
