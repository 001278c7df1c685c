import type { OutputOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import { ok, type Result } from '../../../shared/kernel/result'
import { linkWords, readCompanyCode, typedWords } from '../../../shared/register/binding-codes'
import { slotAt } from '../../../shared/settings/quotas'
import { REQUEST } from '../../_database/fragments'
import { readInstant } from '../../_database/instants'
import type { CompanyInvitationsRow } from '../../_database/rows'
import { statement } from '../../_database/statement'
import { COMPANY_PLACE, type CompanyPlace } from '../../_register/company-place'
import { command, type CommandRead } from '../../_runtime/command'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { asking, hinderedTry, TRIED, TRIED_COLUMNS, type Tried } from './asking'
import { companyOf } from './change'
import { readFaceCode } from './face-code'
import { PEOPLE, type ReadPeople } from './people'

interface Read extends CommandRead, Tried {
  invitation: CompanyInvitationsRow | null
  /** Whoever shows the code is the officer of the company at this moment, or stands in for him. */
  vouches: boolean
  place: CompanyPlace | null
  company: string | null
  people: ReadPeople | null
}

interface Asked { personId: string; requestId: string; now: Instant; link: string | null; typed: string | null; companyId: string | null; shownBy: string | null; slot: string; slotEnd: Instant | 'infinity' }

/** The invitation by either of its forms, or the company of an officer's code: looked up by its key, however many the planner takes it for. */
const readJoining = statement<Asked, Read>('people_join_read', `
  with ${TRIED},
  i as materialized (select x.* from mashangban.company_invitations x where x.tenant = :tenant and x.link_hash = :link union all select x.* from mashangban.company_invitations x where x.tenant = :tenant and x.typed_hash = :typed),
  c as materialized (select x.* from mashangban.companies x where x.tenant = :tenant and x.id = (select coalesce((select j.company_id from i j limit 1), :companyId::text)))
  select ${REQUEST}, ${TRIED_COLUMNS}, case when i.id is not null then row_to_json(i) end as invitation, ${COMPANY_PLACE}, c.name as company,
    coalesce(c.officer_id = :shownBy or c.officer_id = any(mashangban.stands_for(:shownBy, :now::timestamptz)), false) as vouches, case when c.id is not null then ${PEOPLE} end as people
  from (select 1) one left join i on true left join c on true
    left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`)

/** Of an invitation: whether it can be used, by him. */
function usable({ invitation }: Read, { caller: { personId }, now }: SignedInCall): Result<CompanyInvitationsRow, Refusal> {
  if (invitation === null) return refuse('BINDING_INVITATION_UNKNOWN')
  if (invitation.ended === 'used') return refuse('BINDING_INVITATION_USED')
  if (invitation.ended !== null || readInstant(invitation.until) <= now) return refuse('BINDING_INVITATION_OVER')
  return invitation.made_by === personId ? refuse('BINDING_INVITATION_OWN') : ok(invitation)
}

/** Becomes one of a company's people, or waits to: by an invitation, or by the code on the phone of the officer who stands there. Two trips. */
export const join: UseCase<'binding.join'> = async ({ requestId, code: text, name }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId }, now } = call
  const read = readCompanyCode(text)
  const face = read !== null && 'face' in read ? readFaceCode(vault, read.face) : null
  // What is no code is counted too: it looks up what nobody has.
  const link = read !== null && 'link' in read ? vault.blind(linkWords(read.link)) : null
  const typed = read !== null && 'typed' in read ? vault.blind(typedWords(read.typed)) : null
  const { slot, until: slotEnd } = slotAt('day', now)
  return command<Read, OutputOf<'binding.join'>>(call, {
    requestId,
    asked: () => ({ code: vault.blind(`company code|${text}`), name }),
    read: () => database.one(readJoining, { personId, requestId, now, link, typed, companyId: face?.companyId ?? null, shownBy: face?.personId ?? null, slot, slotEnd }),
    async decide(found) {
      const hindered = await hinderedTry(call, found)
      if (hindered !== null) return hindered
      const company = companyOf(found)
      if (read !== null && 'face' in read) {
        if (face === null || company === null || !found.vouches || face.endsAt <= now) return refuse('BINDING_FACE_OVER')
        return asking(call, company, { way: 'face', approvedBy: face.personId }, {}, name)
      }
      const invitation = usable(found, call)
      if (!invitation.ok) return invitation
      if (company === null) return refuse('BINDING_INVITATION_OVER')
      const used = { ...invitation.value, ended: 'used', ended_at: now, used_by: personId }
      return asking(call, company, { way: 'invitation', as: invitation.value.standing === 'owner' ? 'owner' : 'member', approvedBy: null }, { invitations: [used], fresh: { vouchedBy: invitation.value.made_by } }, name)
    },
  })
}
