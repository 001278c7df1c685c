import type { MembershipView } from '../../../shared/api/directory-views'
import type { Sealed } from '../../../shared/kernel/sealed'
import type { Leave } from '../../../shared/people/schema'
import { SETTINGS } from '../../_database/fragments'
import { statement, whileViewing } from '../../_database/statement'
import type { ReadSetting } from '../../_ports/settings'
import { type Credit, creditsOf } from '../../_runtime/credit-ledger'
import { MOST_SHOWN, unreadOf } from './unread'

export interface MeRead {
  /** False: never seen before. */
  known: boolean
  workName: string | null
  name: Sealed | null
  phoneMasked: string | null
  phoneVerified: boolean
  privacyAgreed: boolean
  privacyAgreedAt: string | null
  elder: boolean
  actsAs: string | null
  leave: Leave | null
  standsFor: { personId: string; name: string }[]
  memberships: MembershipView[]
  /** At most one more than is shown. */
  unread: number
  credits: Credit[]
  /** Only where they had to be read anew. */
  settings: readonly ReadSetting[] | null
}

/** Who the caller is, his memberships with the names a screen needs, and what waits for him. Always one row. */
export const readMe = statement<{ personId: string; now: string; cold: boolean }, MeRead>('directory_me', `
  select p.id is not null as known, p.work_name as "workName", p.name, p.phone_masked as "phoneMasked", p.phone_verified_at is not null as "phoneVerified",
    p.privacy_agreed_at is not null as "privacyAgreed", p.privacy_agreed_at as "privacyAgreedAt", coalesce(p.elder, false) as elder, p.acts_as as "actsAs", p.leave,
    case when p.work_name is null then '[]' else coalesce((select json_agg(json_build_object('personId', a.id, 'name', a.work_name) order by a.work_name)
      from mashangban.persons a where a.tenant = :tenant and a.id = any(mashangban.stands_for(:personId, :now::timestamptz))), '[]') end as "standsFor",
    coalesce((select json_agg(json_build_object('role', m.role, 'areaId', coalesce(m.area_id, u.area_id), 'areaName', a.name, 'unitId', m.unit_id, 'unitName', u.name,
        'companyId', m.company_id, 'companyName', co.name, 'head', m.head) order by m.role, m.place)
      from mashangban.memberships m
        left join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
        left join mashangban.areas a on a.tenant = :tenant and a.id = coalesce(m.area_id, u.area_id)
        left join mashangban.companies co on co.tenant = :tenant and co.id = m.company_id
      where m.tenant = :tenant and m.person_id = :personId${whileViewing(" and m.role <> 'company'")}), '[]') as memberships,
    ${unreadOf(String(MOST_SHOWN + 1))} as unread, ${creditsOf(':personId')} as credits, ${SETTINGS}
  from (select 1) one left join mashangban.persons p on p.tenant = :tenant and p.id = :personId`)
