import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../cloudfunctions/_runtime/person-id'
import type { Person } from '../../shared/directory/schema'
import { maskPhone } from '../../shared/kernel/mask'
import type { Membership } from '../../shared/permission/actor'
import { tokensOf } from '../../shared/permission/tokens'
import type { Persona, SeedTools } from '../seed-tools'

/** Somebody of the demonstration: what the project stores of him, and what the bar shows. */
export interface Cast {
  openid: string
  person: Person
  persona: Persona
}

/** Mobile numbers of the 1380000xxxx kind: never given out to anybody. */
export const mobileOf = (serial: number): string => `1380000${String(serial).padStart(4, '0')}`

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
  leave?: Person['leave']
}

/** Makes stored persons out of castings, sealed with the keys the functions have. */
export function caster(tools: SeedTools): { cast(casting: Casting): Cast; vault: ReturnType<typeof createVault>; tenant: string; idOf(openid: string): string } {
  const config = parseConfig({ ...tools.environment })
  const vault = createVault(config)
  const idOf = (openid: string): string => personIdOf(config.tenant, openid)
  const cast = ({ openid, role, name, memberships, phone, unitName, company, official, leave }: Casting): Cast => {
    const id = idOf(openid)
    const since = '2026-01-05T01:00:00.000Z'
    const person: Person = {
      _id: id,
      tenant: config.tenant,
      schema: 1,
      openid: vault.seal(openid),
      memberships,
      tokens: tokensOf({ person: id, memberships }),
      workName: official ? name : null,
      workPhone: official ? `0000-${phone.slice(-6)}` : null,
      unitName: unitName ?? null,
      name: official ? null : vault.seal(name),
      phone: vault.seal(phone),
      phoneMasked: maskPhone(phone),
      phoneHash: vault.blind(phone),
      phoneVerifiedAt: since,
      privacyAgreedAt: since,
      elder: false,
      leave: leave ?? null,
    }
    const { areaId, unitId, companyId } = memberships[0] ?? {}
    const ids = { personId: id, ...(areaId ? { areaId } : {}), ...(unitId ? { unitId } : {}), ...(companyId ? { companyId } : {}) }
    return { openid, person, persona: { openid, role, name, phone, ...(company ? { company } : {}), ...(unitName ? { unit: unitName } : {}), ...ids } }
  }
  return { cast, vault, tenant: config.tenant, idOf }
}
