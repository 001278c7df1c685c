import type { Official } from '../../shared/api/joining.api'
import type { Instant } from '../../shared/kernel/instant'
import type { Sealed } from '../../shared/kernel/sealed'
import { statement } from '../_database/statement'
import type { SignedInCall } from '../_runtime/use-case'

/**
 * The caller's own record: one statement per thing that he may set, which makes the record when there is none (a resident without memberships).
 * Two calls at once, and the same one twice, leave one record.
 */
interface Own {
  personId: string
  /** Sealed: where messages go. */
  openid: Sealed
}

const record = <P, R = object>(name: string, columns: string, values: string, set: string, besides = '') => statement<Own & P, { done: number } & R>(name, `
  with w as (insert into mashangban.persons as p (tenant, id, openid, elder${columns}) values (:tenant, :personId, :openid, ${values})
    on conflict (tenant, id) do ${set} returning 1) select count(*)::int as done${besides} from w`)

const visit = record<object>('directory_visit', '', 'false', 'nothing')
const elder = record<{ elder: boolean }>('directory_elder', '', ':elder', 'update set elder = excluded.elder')
const office = record<{ office: string }>('directory_act_as', ', acts_as', 'false, :office', 'update set acts_as = excluded.acts_as')
const privacy = record<{ agreedAt: Instant | null }>('directory_privacy', ', privacy_agreed_at', 'false, :agreedAt', 'update set privacy_agreed_at = excluded.privacy_agreed_at')
/** Beside it, whose number it is in the register: of exactly one official who has never signed in, else of nobody. */
const WHOSE = `, (select case when count(*) = 1 then json_agg(json_build_object('personId', s.id, 'name', s.work_name, 'unitName', s.unit_name))->0 end
      from mashangban.persons s where s.tenant = :tenant and s.phone_hash = :hash and s.openid is null and s.became is null and s.work_name is not null) as official`
const phone = record<{ phone: Sealed; masked: string; hash: string; now: Instant }, { official: Official | null }>(
  'directory_phone', ', phone, phone_masked, phone_hash, phone_verified_at', 'false, :phone, :masked, :hash, :now',
  'update set phone = excluded.phone, phone_masked = excluded.phone_masked, phone_hash = excluded.phone_hash, phone_verified_at = excluded.phone_verified_at where p.privacy_agreed_at is not null', WHOSE,
)

const own = ({ caller, ports }: SignedInCall): Own => ({ personId: caller.personId, openid: ports.vault.seal(caller.openid) })

/** Records somebody who has come for the first time. One trip, as each of these. */
export const noteVisit = (call: SignedInCall) => call.ports.database.one(visit, own(call))
export const setOwnElder = (call: SignedInCall, on: boolean) => call.ports.database.one(elder, { ...own(call), elder: on })
export const setOwnOffice = (call: SignedInCall, key: string) => call.ports.database.one(office, { ...own(call), office: key })
/** `agreedAt` null: the consent is withdrawn. */
export const setOwnPrivacy = (call: SignedInCall, agreedAt: Instant | null) => call.ports.database.one(privacy, { ...own(call), agreedAt })

const readAgreed = statement<{ personId: string }, { agreed: boolean }>('directory_agreed', `
  select exists (select from mashangban.persons p where p.tenant = :tenant and p.id = :personId and p.privacy_agreed_at is not null) as agreed`)

/** Has the caller agreed to the privacy guide? Asked before anything of his is taken. One trip. */
export const hasAgreed = async ({ caller, ports }: SignedInCall): Promise<boolean> => (await ports.database.one(readAgreed, { personId: caller.personId })).agreed

/** Keeps a verified number, sealed, and tells whose it is in the register. Null when the consent has been withdrawn meanwhile. */
export async function setOwnPhone(call: SignedInCall, number: { phone: Sealed; masked: string; hash: string }): Promise<{ official: Official | null } | null> {
  const { done, official } = await call.ports.database.one(phone, { ...own(call), ...number, now: call.now })
  return done === 1 ? { official } : null
}
