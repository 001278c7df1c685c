import { createHash } from 'node:crypto'
import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../cloudfunctions/_runtime/person-id'
import { makeCodeId } from '../../shared/directory/signed-code'
import type { Company, Person } from '../../shared/directory/schema'
import { makeUscc } from '../../shared/directory/uscc'
import type { Membership } from '../../shared/permission/actor'
import { tokensOf } from '../../shared/permission/tokens'

/** Officials and companies per stored case, and the least of them: a case load of a hundred for an officer, ten for a company. */
const CASES_PER_OFFICER = 100
const CASES_PER_COMPANY = 10
const FEWEST_OFFICERS = 40
const FEWEST_COMPANIES = 160

/** The first officer is the one with many open cases. */
export const BUSY = 0
const AREA = { id: '370613001', name: '黄海路街道', path: ['370613001', '370613', '370600'] }

/** A company with its clerk and its officer, as those who call know them and as the core does. */
export interface Client {
  company: Company
  clerk: { openid: string; person: Person; phone: string }
  officer: { openid: string; person: Person }
}

export interface Population {
  tenant: string
  vault: ReturnType<typeof createVault>
  officers: readonly Client['officer'][]
  /** Company n belongs to officer n modulo the number of officers. */
  clients: readonly Client[]
}

const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest().subarray(0, length))

/** The people and companies of a district that has had `cases` requests: the same for the same size, but for the keys that seal them. */
export function populate(cases: number, environment: Readonly<Record<string, string>>): Population {
  const config = parseConfig(environment)
  const { tenant } = config
  const vault = createVault(config)
  const since = '2026-01-05T01:00:00.000Z'

  const personOf = (openid: string, memberships: Membership[], phone: string, workName: string | null): Person => {
    const id = personIdOf(tenant, openid)
    return {
      _id: id, tenant, schema: 1, openid: vault.seal(openid), memberships, tokens: tokensOf({ person: id, memberships }),
      workName, workPhone: workName ? `0000-${phone.slice(-6)}` : null, unitName: workName ? `${AREA.name}企业服务站` : null,
      name: workName ? null : vault.seal('周经办'), phone: vault.seal(phone), phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
      phoneHash: vault.blind(phone), phoneVerifiedAt: since, privacyAgreedAt: since, elder: false, leave: null,
    }
  }

  const officers = Array.from({ length: Math.max(FEWEST_OFFICERS, Math.ceil(cases / CASES_PER_OFFICER)) }, (_, at) => {
    const openid = `bench-officer-${at}`
    return { openid, person: personOf(openid, [{ role: 'officer', areaId: AREA.id }], `139${String(at).padStart(8, '0')}`, `专员${at}`) }
  })
  const clients = Array.from({ length: Math.max(FEWEST_COMPANIES, Math.ceil(cases / CASES_PER_COMPANY)) }, (_, at): Client => {
    const officer = officers[at % officers.length] as Client['officer']
    const openid = `bench-clerk-${at}`
    const phone = `138${String(at).padStart(8, '0')}`
    const id = `bench-company-${at}`
    const name = `云澜第${at}机械制造有限公司`
    return {
      officer,
      clerk: { openid, phone, person: personOf(openid, [{ role: 'company', companyId: id, owner: true }], phone, null) },
      company: {
        _id: id, tenant, schema: 1, name, uscc: makeUscc(`91370613MB${String(at).padStart(7, '0')}`), areaId: AREA.id, areaName: AREA.name,
        areaPath: AREA.path, address: `${AREA.name}示范路 ${at} 号`, officer: officer.person._id, contactHashes: [vault.blind(phone)],
        codeId: makeCodeId(bytesOf(id, 8)), grams: ['机械', '械制', '制造'],
      },
    }
  })
  return { tenant, vault, officers, clients }
}
