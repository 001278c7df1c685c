import type { Refusal } from '../../../shared/api'
import type { CompanyId } from '../../../shared/kernel/ids'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { type Binding, changed, membersOf, type Noted, type PeopleChange } from '../../../shared/register/binding'
import type { BindingNotesRow, BindingsRow, CompanyInvitationsRow } from '../../_database/rows'
import type { CompanyPlace } from '../../_register/company-place'
import type { Decision } from '../../_runtime/command'
import type { SignedInCall } from '../../_runtime/use-case'
import { type StoredBinding, storedPeople, type PeopleRead, type ReadPeople } from './people'
import { type Put, putPeople } from './put'
import { toldOf } from './told'

/** What a change brings besides: of a new binding what the core knows nothing of, words that were written, invitations, files, counts. */
export interface Besides {
  fresh?: Partial<StoredBinding>
  /** Words that stand beside the binding with this id. */
  written?: { id: string; words: Partial<Pick<StoredBinding, 'objection' | 'appeal' | 'reason'>> }
  reason?: string | null
  invitations?: CompanyInvitationsRow[]
  files?: string[]
  filedWith?: string | null
  counts?: object[]
}

const BLANK: Omit<StoredBinding, keyof Binding> = { name: null, phoneMasked: null, vouchedBy: null, madeAt: null, objection: null, appeal: null, decidedAt: null, reason: null }

/** A company with its people, as a change begins. */
export interface Company { place: CompanyPlace; name: string; people: ReadPeople }

/** The company of a command, its people in our one form; null where there is none. */
export const companyOf = ({ place, company, people }: Pick<PeopleRead, 'place' | 'company' | 'people'>): Company | null =>
  (place === null || company === null || people === null ? null : { place, name: company, people: storedPeople(people) })

function rowOf(call: SignedInCall, companyId: CompanyId, before: StoredBinding | undefined, next: Binding, { fresh, written }: Besides): BindingsRow {
  const decided = before !== undefined && (before.state !== next.state || before.decidedBy !== next.decidedBy || before.as !== next.as)
  const { name, vouchedBy, madeAt, objection, appeal, decidedAt, reason } = {
    ...BLANK, ...(before ?? { madeAt: call.now, ...(next.state === 'granted' ? { decidedAt: call.now } : {}), ...fresh }), ...(decided ? { decidedAt: call.now } : {}), ...(written?.id === next.id ? written.words : {}),
  }
  return {
    tenant: call.ports.tenant, id: next.id, company_id: companyId, person_id: next.personId, standing: next.as, way: next.way, state: next.state, name, vouched_by: vouchedBy,
    made_at: madeAt, object_until: next.objectUntil, objected: next.objected, objection, appealed: next.appealed, appeal, decided_by: next.decidedBy, decided_at: decidedAt, reason,
  }
}

const noteOf = ({ ports, now, random }: SignedInCall, companyId: CompanyId, { kind, personId, by, side, as, way }: Noted, words: string | null): BindingNotesRow =>
  ({ tenant: ports.tenant, company_id: companyId, at: now, id: timedId(now, random(CHANCE)), kind, person_id: personId, by_id: by, side, standing: as, way, words })

/** What is written of a change of the people: rows, memberships that follow from them, what is noted, whom it tells. */
export function putOf(call: SignedInCall, { place, name, people }: Company, change: PeopleChange, besides: Besides = {}): Put {
  const { version, bindings } = people
  const [before, after] = [membersOf(bindings), membersOf(changed(bindings, change))]
  const { reason = null, invitations = [], files = [], filedWith = null, counts = [] } = besides
  return {
    companyId: place.id, seen: version, personId: call.caller.personId, now: call.now, subject: name, path: place.path, invitations, files, filedWith, counts,
    bindings: change.put.map((next) => rowOf(call, place.id, bindings.find(({ id }) => id === next.id), next, besides)),
    notes: change.noted.map((each) => noteOf(call, place.id, each, reason)),
    members: after.filter((each) => before.find(({ personId }) => personId === each.personId)?.as !== each.as).map(({ personId, as }) => ({ person_id: personId, owner: as === 'owner' })),
    gone: before.filter((each) => !after.some(({ personId }) => personId === each.personId)).map(({ personId }) => personId),
    told: change.noted.flatMap((each) => toldOf(bindings, place.officer, name, each, reason)),
  }
}

/** A decision of the core as a command writes it. */
export const written = <Reply>(call: SignedInCall, company: Company, change: PeopleChange, reply: Reply, besides: Besides = {}): Result<Decision<Reply>, Refusal> => ok({
  reply, of: { of: 'company', id: company.place.id },
  write: async (request) => (await call.ports.database.one(putPeople, { ...putOf(call, company, change, besides), request })).put === 1,
})

/** The version of the people after it. */
export const doneOf = ({ people }: Company): { version: number } => ({ version: people.version + 1 })
