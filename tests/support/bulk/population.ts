import { createHash } from 'node:crypto'
import type { Client as PgClient } from 'pg'
import { createVault } from '../../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { NO_LIMITS } from '../no-limits'
import { makeShortCode } from '../../../shared/register/short-code'
import { makeCodeId } from '../../../shared/register/signed-code'
import { companyColumns } from '../../../cloudfunctions/_register/company-rows'
import { sealContact } from '../../../cloudfunctions/_register/contacts'
import { makeUscc } from '../../../shared/register/uscc'

/** Officials and companies per stored case, and the least of them: a case load of a hundred for an officer, ten for a company. */
const CASES_PER_OFFICER = 100
const CASES_PER_COMPANY = 10
const FEWEST_OFFICERS = 40
const FEWEST_COMPANIES = 160

/** Streets of the seeded district and of its neighbour; companies are spread over them, so that areas hold different shares. */
export const STREETS = ['370613001', '370613002', '370613003', '370613004', '370613005', '370613006', '370602001', '370602003'] as const

/** A company with its clerk and its officer, as those who call know them (openids) and as rows do (ids). */
export interface Client {
  companyId: string
  companyName: string
  areaId: string
  clerk: { openid: string; id: string }
  officer: { openid: string; id: string; name: string }
}

export interface Population {
  tenant: string
  vault: ReturnType<typeof createVault>
  /** Company n belongs to officer n modulo the number of officers. The first officer is the busy one. */
  clients: readonly Client[]
}

const bytesOf = (name: string, length: number): Uint8Array => new Uint8Array(createHash('sha256').update(name).digest().subarray(0, length))
const SINCE = '2026-01-05T01:00:00.000Z'
const BATCH = 2000

/** Two characters that tell companies apart, as their names have them: rare ones, beside words that are in every name. */
export const brandOf = (at: number): string => String.fromCharCode(0x4e00 + ((at * 7) % 2999), 0x4e00 + ((at * 13) % 4001))

/** The people and companies of a district that has had `cases` requests: the same for the same size, but for the keys that seal them. */
export function populationOf(cases: number, environment: Readonly<Record<string, string>>): Population {
  const config = parseConfig(environment)
  const { tenant } = config
  const officers = Array.from({ length: Math.max(FEWEST_OFFICERS, Math.ceil(cases / CASES_PER_OFFICER)) }, (_, at) => {
    const openid = `bench-officer-${at}`
    return { openid, id: personIdOf(tenant, openid), name: `专员${at}` }
  })
  const clients = Array.from({ length: Math.max(FEWEST_COMPANIES, Math.ceil(cases / CASES_PER_COMPANY)) }, (_, at): Client => {
    const officer = officers[at % officers.length]
    if (!officer) throw new Error('a population without officers')
    const openid = `bench-clerk-${at}`
    return {
      companyId: `bench-company-${at}`, companyName: `云澜${brandOf(at)}机械制造有限公司`, areaId: STREETS[(at % officers.length) % STREETS.length] ?? STREETS[0],
      clerk: { openid, id: personIdOf(tenant, openid) }, officer,
    }
  })
  return { tenant, vault: createVault(config), clients }
}

/** Puts them into the tables, with their memberships and the codes of the companies. */
export async function insertPopulation(owner: PgClient, cases: number, environment: Readonly<Record<string, string>>): Promise<Population> {
  const population = populationOf(cases, environment)
  const { tenant, vault, clients } = population
  const officers = [...new Map(clients.map(({ officer, areaId }) => [officer.id, { ...officer, areaId }])).values()]
  const phoneOf = (network: string, at: number): string => `${network}${String(at).padStart(8, '0')}`
  const person = (id: string, openid: string, phone: string, workName: string | null) => ({
    tenant, id, openid: vault.seal(openid), work_name: workName, work_phone: workName ? `0000-${phone.slice(-6)}` : null, unit_name: workName ? '企业服务站' : null,
    name: workName ? null : vault.seal('周经办'), phone: vault.seal(phone), phone_masked: `${phone.slice(0, 3)}****${phone.slice(-4)}`, phone_hash: vault.blind(phone),
    phone_verified_at: SINCE, privacy_agreed_at: SINCE, elder: false, leave: null,
  })
  const membership = (personId: string, role: string, place: string, more: object) => ({ tenant, person_id: personId, role, place, head: false, owner: false, ...more })
  await insert(owner, 'persons', [...officers.map((one, at) => person(one.id, one.openid, phoneOf('139', at), one.name)), ...clients.map((one, at) => person(one.clerk.id, one.clerk.openid, phoneOf('138', at), null))])
  await insert(owner, 'memberships', [
    ...officers.map((one) => membership(one.id, 'officer', one.areaId, { area_id: one.areaId, unit_id: `unit-station-${one.areaId}` })),
    ...clients.map((one) => membership(one.clerk.id, 'company', one.companyId, { company_id: one.companyId, owner: true })),
  ])
  await insert(owner, 'companies', clients.map((one, at) => ({
    tenant, version: 1, ...companyColumns(one.companyId, {
      uscc: makeUscc(`91370613MB${String(at).padStart(7, '0')}`), name: one.companyName, areaId: one.areaId, address: `示范路 ${at} 号`, officerId: one.officer.id, key: at % 50 === 0,
      contacts: [{ ...sealContact(vault, { name: '周经办', phone: phoneOf('138', at) }) }],
    }),
  })))
  await insert(owner, 'codes', clients.map((one) => ({
    tenant, code_id: codeIdOf(one), of: 'company', id: one.companyId, revision: 0, short_code: makeShortCode(bytesOf(`short|${one.companyId}`, 5)), status: 'active', issued_at: SINCE, revoked_at: null, reason: null,
  })))
  await owner.query('delete from mashangban.settings where tenant = $1 and name = $2', [tenant, NO_LIMITS.name])
  await insert(owner, 'settings', [{ tenant, ...NO_LIMITS }])
  return population
}

/** Id of the code at a company's door. */
export const codeIdOf = ({ companyId }: Pick<Client, 'companyId'>): string => makeCodeId(bytesOf(companyId, 8))

/** Rows into a table, as its owner. */
export async function insert(owner: PgClient, table: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH)
    const columns = [...new Set(batch.flatMap(Object.keys))].map((column) => `"${column}"`).join(', ')
    await owner.query(`insert into mashangban.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::mashangban.${table}, $1)`, [JSON.stringify(batch)])
  }
}
