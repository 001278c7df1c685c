import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { addMs, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { isOwned, memberOf, type Noted, type PeopleChange } from '../../../shared/register/binding'
import { drawInvitation, INVITED_CHANCE, linkWords, typedWords } from '../../../shared/register/binding-codes'
import { INVITED_HOURS } from '../../../shared/register/binding-table'
import { countOf } from '../../../shared/settings/quotas'
import { counted } from '../../_database/counting'
import type { CompanyInvitationsRow } from '../../_database/rows'
import type { SignedInCall, UseCase } from '../../_runtime/use-case'
import { doneOf, written } from './change'
import { type Acting, onPeople } from './on-people'

/** For so long a repeat of the same request shows the codes again. */
const AGAIN_MS = 10 * MINUTE_MS

type Drawn = OutputOf<'binding.invite'>

/** Of a request always the same, so that a lost reply can be asked for again and nothing of it is stored; nobody without the key can make it. */
const drawnFor = ({ ports: { vault }, caller: { personId } }: SignedInCall, requestId: string, companyId: string): { token: string; typed: string } =>
  drawInvitation(Buffer.from(vault.blind(`draw of a company's invitation|${personId}|${requestId}|${companyId}`), 'base64url').subarray(0, INVITED_CHANCE))

/** Who may: an owner; the officer while nobody owns the company, who then says yes to whoever comes too. */
function mayInvite({ people, side, personId }: Acting): Result<null, Refusal> {
  if (side === 'owner') return memberOf(people, personId)?.as === 'owner' ? ok(null) : refuse('BINDING_OWNER_ONLY')
  return memberOf(people, personId) !== null ? refuse('BINDING_TWO_EYES') : ok(null)
}

const noted = (kind: 'invited' | 'uninvited', { side, personId }: Acting, as: Noted['as']): PeopleChange => ({ put: [], noted: [{ kind, personId: null, by: personId, side, as, way: 'invitation' }] })

/** An invitation for one person, once: shown now and never again. Two trips. */
export const invite: UseCase<'binding.invite'> = onPeople('binding.invite', {
  asked: ({ as }) => ({ as }),
  decide({ requestId, companyId, as }, acting) {
    const may = mayInvite(acting)
    if (!may.ok) return may
    const { call, company, people, side } = acting
    // Whoever manages a company that somebody owns is its owner; its officer only invites member there.
    if (side === 'officer' && as === 'owner' && isOwned(people)) return refuse('BINDING_NOT_YOURS')
    const { ports: { vault, tenant }, now, caller: { personId } } = call
    const { token, typed } = drawnFor(call, requestId, companyId)
    const until = addMs(now, INVITED_HOURS * HOUR_MS)
    const row: CompanyInvitationsRow = {
      tenant, id: timedId(now, call.random(CHANCE)), company_id: companyId, standing: as, link_hash: vault.blind(linkWords(token)), typed_hash: vault.blind(typedWords(typed)),
      made_by: personId, made_at: now, until, ended: null, ended_at: null, used_by: null,
    }
    const reply: Drawn = { token, typed, until, as }
    const decision = written(call, company, noted('invited', acting, as), reply, { invitations: [row], counts: counted([countOf('companyInvitations', companyId, now)]) })
    return decision.ok ? ok({ ...decision.value, kept: { until, as } }) : decision
  },
  renew: ({ requestId, companyId }, call, kept, at) => (call.now > addMs(at, AGAIN_MS) ? refuse('REQUEST_ID_REUSED') : ok({ ...drawnFor(call, requestId, companyId), ...(kept as Pick<Drawn, 'until' | 'as'>) })),
})

/** Takes an invitation back that nobody has used. Two trips. */
export const withdraw: UseCase<'binding.withdraw'> = onPeople('binding.withdraw', {
  asked: ({ invitationId }) => ({ invitationId }),
  decide({ invitationId }, acting) {
    const may = mayInvite(acting)
    if (!may.ok) return may
    const { call, company } = acting
    const row = company.people.invitations.find(({ id }) => id === invitationId)
    if (row === undefined) return refuse('BINDING_GONE')
    return written(call, company, noted('uninvited', acting, row.standing === 'owner' ? 'owner' : 'member'), doneOf(company), { invitations: [{ ...row, ended: 'withdrawn', ended_at: call.now }] })
  },
})
