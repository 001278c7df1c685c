import type { Actor } from '../../shared/access/actor'
import type { NotJoinedView } from '../../shared/api/joining.api'
import { statement } from '../_database/statement'
import { afterKey, type Keyset } from '../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../_flow/listed'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { type FoundInvitation, INVITATION, invitationView } from './invitations'

interface Row extends Omit<NotJoinedView, 'invitation'> {
  invitation: FoundInvitation | null
}

interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  count: number | null
}

const KEY = { id: 'text' } as const satisfies Keyset

/** SQL: who has an office in the area or below it and has never signed in (`p`). They are few, so those of the tenant are walked. */
export const NOT_JOINED = `mashangban.persons p where p.tenant = :tenant and p.openid is null and p.became is null
        and exists (select from mashangban.offices m left join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id join mashangban.areas o on o.tenant = :tenant and o.id = coalesce(m.area_id, u.area_id)
          where m.tenant = :tenant and m.person_id = p.id and o.path @> array[here.id])`

const MEMBERSHIPS = `(select coalesce(json_agg(json_build_object('role', m.role, 'areaName', o.name) order by m.role, m.place), '[]') from mashangban.offices m left join mashangban.units u on u.tenant = :tenant and u.id = m.unit_id
          left join mashangban.areas o on o.tenant = :tenant and o.id = coalesce(m.area_id, u.area_id) where m.tenant = :tenant and m.person_id = p.id)`

type Asked = { personId: string; areaId: string; search: string | null; counted: boolean; limit: number }
const readNotJoined = statement<Asked, { actor: Found['actor']; path: string[] | null; found: { items: Row[]; count: number | null } | null }>('register_not_joined', `
  select ${ACTOR} as actor, here.path, ${withinReach('register.notJoined', { areas: 'here.path' }, `json_build_object(
      'count', case when :counted::boolean then (select count(*)::int from ${NOT_JOINED}) end,
      'items', (select coalesce(json_agg(w), '[]') from (
        select p.id, p.work_name as name, p.unit_name as "unitName", p.phone_masked as "phoneMasked", ${MEMBERSHIPS} as memberships, ${INVITATION} as invitation
        from ${NOT_JOINED} and (:search::text is null or strpos(coalesce(p.work_name, '') || ' ' || coalesce(p.unit_name, ''), :search::text) > 0) and ${afterKey(KEY, { id: 'p.id' }, false)} order by p.id limit :limit) w))`)} as found
  ${HERE}`)

/** Officials of an area who have never signed in, with who invited each last, and how that stands. One trip. */
export const NOT_JOINED_LIST: ListSource<'register.notJoined', Found> = {
  keyset: KEY,
  newestFirst: () => false,
  async read({ areaId, search = null, cursor }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, found } = await database.one(readNotJoined, { ...after, personId, areaId, search, counted: cursor === undefined })
    return { actor, path, count: found?.count ?? null, ...(found === null ? { items: null, next: null } : pageOf(found.items, after.limit, ({ id }) => [id])) }
  },
  answer({ actor, path, count }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply({ ...page(({ invitation, ...row }) => ({ ...row, invitation: invitationView(invitation, call.now) })), count }) : may
  },
}
