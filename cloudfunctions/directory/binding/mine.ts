import type { OwnBinding } from '../../../shared/api/binding.api'
import { ok } from '../../../shared/kernel/result'
import { readOptional } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { signedIn, type UseCase } from '../../_runtime/use-case'

/** So many are shown: what is older is no news. */
const MOST = 20

const readMine = statement<{ personId: string }, { items: OwnBinding[] }>('people_mine', `
  select coalesce((select json_agg(w) from (select b.id, b.company_id as "companyId", c.name as "companyName", b.standing as "as", b.way, b.state, b.made_at as "askedAt", b.reason,
      b.state = 'refused' and b.way = 'licence' and not b.appealed as "mayAppeal"
    from (select x.* from mashangban.bindings x where x.tenant = :tenant and x.person_id = :personId and x.made_at is not null order by x.made_at desc limit ${MOST}) b
      join mashangban.companies c on c.tenant = :tenant and c.id = b.company_id order by b.made_at desc) w), '[]') as items`)

/** What the caller asked for, the newest first, and how it stands. One trip. */
export const mine: UseCase<'binding.mine'> = async (_input, anyCall) => {
  const { ports: { database }, caller: { personId } } = signedIn(anyCall)
  const { items } = await database.one(readMine, { personId })
  return ok({ items: items.map((each) => ({ ...each, askedAt: readOptional(each.askedAt) })) })
}
