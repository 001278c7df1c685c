import type { ParsedOf, Refusal } from '../../../shared/api'
import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import { ok, type Result } from '../../../shared/kernel/result'
import { changesOf } from '../../../shared/register/changes'
import type { Values } from '../../../shared/register/field'
import { readIndustry } from '../../../shared/register/industries'
import { parseUscc } from '../../../shared/register/uscc'
import type { Instant } from '../../../shared/kernel/instant'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import type { Vault } from '../../_ports/vault'
import { knownCasesOf } from '../../_register/company-cases'
import { type CompanyNow, companyNow, type CompanyWrite, companyWrite, putCompanies } from '../../_register/company-rows'
import { sealContact } from '../../_register/contacts'
import { type PairedIds, pairedIds, pairingChanges, pairingRows, putPairings } from '../../_register/pairings'
import { noteNothing } from '../../_runtime/note-nothing'
import type { Requested, RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'

interface Read {
  request: Requested | null
  actor: Omit<Actor, 'personId'>
  now: CompanyNow | null
  /** Where it lies, and where it is to lie. */
  fromPath: string[] | null
  toPath: string[] | null
  /** Another one that has the credit code. */
  taken: boolean
  /** The officer that was named is one. */
  officer: boolean
  /** Who is paired with it now, and whether each of those named may be. */
  paired: PairedIds
  deputy: boolean
  leaders: boolean
  open: number
}

const readForSave = statement<{ personId: string; requestId: string; companyId: string | null; areaId: string; uscc: string; officerId: string | null; deputyId: string | null; leaderIds: string[] }, Read>('register_save_read', `
  select ${REQUEST}, ${ACTOR} as actor, case when c.id is not null then ${companyNow('c')} end as now, a.path as "fromPath",
    (select t.path from mashangban.areas t where t.tenant = :tenant and t.id = :areaId and (t.state = 'open' or t.id = c.area_id)) as "toPath",
    exists (select from mashangban.companies o where o.tenant = :tenant and o.uscc = :uscc and o.id is distinct from :companyId) as taken,
    (:officerId::text is null or exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = :officerId and m.role = 'officer')) as officer,
    ${pairedIds(':companyId')} as paired,
    (:deputyId::text is null or exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = :deputyId and m.role = 'officer')) as deputy,
    (select count(*) from mashangban.persons p where p.tenant = :tenant and p.id = any(:leaderIds::text[]) and p.work_name is not null and exists (select from mashangban.memberships m where m.tenant = :tenant and m.person_id = p.id and m.role not in ('company', 'resident'))) = cardinality(:leaderIds::text[]) as leaders,
    (select count(*)::int from mashangban.cases e where ${knownCasesOf('c.id')} and e.box <> 'done') as open
  from (select 1) one left join mashangban.companies c on c.tenant = :tenant and c.id = :companyId left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`)

interface Write {
  rows: (CompanyWrite & { pairings: ReturnType<typeof pairingRows> })[]
  at: Instant
  personId: string
  run: null
  back: false
  request: RequestRow
}

/** The request hangs on what was written: of a company that has moved nothing is. */
const writeCompany = statement<Write, { put: number }>('register_save', `
  with one as (select 1), ${putCompanies('one')}, ${putPairings('put')}, ${noteRequest('put')}
  select count(*)::int as put from put, noted`)

/** Registers a company or corrects one, by the rules of the import. Two trips. */
export const saveCompany: UseCase<'register.saveCompany'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, vault } = call.ports
  const { personId } = call.caller
  const { requestId, companyId, areaId, officerId = null, seen: _seen, ...rest } = input
  const leaderIds = [...new Set(input.leaderIds ?? [])]
  const uscc = parseUscc(input.uscc)
  return governed<Read, { companyId: string; version: number; changed: boolean }>(call, {
    requestId,
    asked: () => ({ ...rest, companyId, areaId, officerId, contact: input.contact ? vault.blind(`contact|${input.contact.name}|${input.contact.phone}`) : null }),
    read: () => database.one(readForSave, { personId, requestId, companyId, areaId, uscc: uscc.ok ? uscc.value : '', officerId, deputyId: input.deputyId ?? null, leaderIds }),
    // Whoever moves a company out of his area or into it must have both.
    may: ({ actor, fromPath, toPath }) => {
      const from = companyId === null ? null : allowed(call, actor, fromPath && { areas: fromPath }, 'COMPANY_NOT_FOUND')
      return from !== null && !from.ok ? from : allowed(call, actor, toPath && { areas: toPath }, 'AREA_NOT_FOUND')
    },
    decide(read) {
      const next = nextOf(input, read, vault)
      if (!next.ok) return next
      const paired: PairedIds = { deputyId: input.deputyId === undefined ? read.paired.deputyId : input.deputyId, leaderIds: input.leaderIds === undefined ? read.paired.leaderIds : leaderIds }
      if (pairedTwice([officerId, paired.deputyId, ...paired.leaderIds])) return refuse('PAIRED_TWICE')
      const what = { ...changesOf(read.now?.values ?? null, next.value), ...pairingChanges(read.paired, paired) }
      const id = companyId ?? `co-${Buffer.from(call.random(9)).toString('base64url')}`
      const version = (read.now?.version ?? 0) + (Object.keys(what).length === 0 ? 0 : 1)
      const reply = { companyId: id, version, changed: Object.keys(what).length > 0 }
      if (!reply.changed) return ok({ reply, write: async (request: RequestRow) => (await database.one(noteNothing, { request })).noted === 1 })
      const row = companyWrite(id, read.now, what)
      return ok({ reply, of: { of: 'company', id }, async write(request: RequestRow) { return (await database.one(writeCompany, { rows: [{ ...row, pairings: pairingRows(paired) }], at: call.now, personId, run: null, back: false, request })).put === 1 } })
    },
  })
}

/** Nobody is there for a company in two ways. */
function pairedTwice(ids: readonly (string | null)[]): boolean {
  const named = ids.filter((id) => id !== null)
  return new Set(named).size < named.length
}

/** What is to stand there, checked by the rules of the register. */
function nextOf(input: ParsedOf<'register.saveCompany'>, { now, taken, officer, deputy, leaders, open }: Read, vault: Vault): Result<Values, Refusal> {
  if (now !== null && input.seen !== now.version) return refuse('COMPANY_CHANGED')
  const uscc = parseUscc(input.uscc)
  if (!uscc.ok) return refuse('USCC_WRONG')
  if (taken) return refuse('COMPANY_TWICE')
  if (!officer || !deputy || !leaders) return refuse('TARGET_NOT_FOUND')
  const industry = input.industry == null ? null : readIndustry(input.industry)
  if (industry === null && input.industry != null) return refuse('INDUSTRY_UNKNOWN')
  if (now?.values.state === 'operating' && (input.state === 'closed' || input.state === 'moved') && open > 0) return refuse('COMPANY_HAS_OPEN_CASES')
  const { name, areaId, address, size = null, key, state, officerId = null, contact } = input
  return ok({ uscc: uscc.value, name, areaId, address, industry, size, key, state, officerId, ...(contact ? { contacts: [{ ...sealContact(vault, contact) }] } : {}) })
}
