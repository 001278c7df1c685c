import type { OutputOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import { ok, type Result } from '../../shared/kernel/result'
import type { Changes } from '../../shared/register/changes'
import type { Takes } from '../../shared/register/schema'
import { noteRequest, REQUEST } from '../_database/fragments'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { withinReach } from '../_flow/scope'
import type { CommandRead, RequestRow } from '../_runtime/command'

type Contact = OutputOf<'register.contacts'>['contacts'][number]
type Member = OutputOf<'register.contacts'>['people'][number]

export interface UnitRead {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  /** Null: there is none, or he may not know. */
  unit: { id: string; name: string; version: number; state: string; takes: Takes[]; people: (Member & { contactFor: Takes[] })[] } | null
}
type Action = 'register.contacts' | 'register.setContacts'

const text = (action: Action, more = ''): string => `
  select ${more}${ACTOR} as actor, a.path, ${withinReach(action, { units: 'array[t.id]', areas: 'a.path' }, `(select json_build_object('id', t.id, 'name', t.name, 'version', t.version, 'state', t.state, 'takes', to_json(t.takes),
      'people', (select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.work_name, 'workPhone', p.work_phone, 'head', o.head, 'contactFor', to_json(o.contact_for)) order by not o.head, p.work_name, p.id), '[]')
        from mashangban.memberships o cross join lateral (select n.* from mashangban.persons n where n.tenant = :tenant and n.id = o.person_id offset 0) p
        where o.tenant = :tenant and o.role = 'department' and o.place = t.id and (o.until is null or o.until > :now::timestamptz) and p.work_name is not null)))`)} as unit
  from (select 1) one left join mashangban.units t on t.tenant = :tenant and t.id = :unitId left join mashangban.areas a on a.tenant = :tenant and a.id = t.area_id`

interface Asked { personId: string; unitId: string; now: string }

/** The people of a unit, and what each is named for. */
export const readUnit = statement<Asked, UnitRead>('register_contacts', text('register.contacts'))
/** The same with what was asked for before under this request id. */
export const readUnitForNaming = statement<Asked & { requestId: string }, UnitRead & CommandRead>('register_set_contacts_read', text('register.setContacts', `${REQUEST}, `))

interface Naming { unitId: string; before: number; contacts: Contact[]; what: Changes; at: string; personId: string; request: RequestRow }

/** Names them all anew; nothing, if the unit has moved or one of them is of it no more. */
export const nameContacts = statement<Naming, { put: number }>('register_set_contacts', `
  with unit as (update mashangban.units u set version = u.version + 1 where u.tenant = :tenant and u.id = :unitId and u.version = :before::int and u.state = 'open' returning u.id, u.version),
  named as materialized (select c."personId" as person_id, array_agg(c.takes order by c.takes) as takes from unit, jsonb_to_recordset(:contacts::jsonb) c(takes text, "personId" text) group by 1),
  put as (update mashangban.memberships m set contact_for = coalesce((select n.takes from named n where n.person_id = m.person_id), '{}') from unit
    where m.tenant = :tenant and m.role = 'department' and m.place = unit.id and (m.contact_for <> '{}' or m.person_id in (select n.person_id from named n)) returning m.contact_for),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select :tenant, 'unit', unit.id, unit.version, :at::timestamptz, :personId, false, :what::jsonb from unit returning 1),
  whole as materialized (select mashangban.must((select count(*) from noted_changes) = 1 and (select count(*) from put where contact_for <> '{}') = (select count(*) from named)) as ok where exists (select from unit)),
  ${noteRequest('whole')}
  select (select count(*)::int from unit) as put, (select ok from whole) as ok, (select count(*) from noted) as noted`)

/** Who is named for what the unit takes, in the order of the people. */
export const namedIn = ({ takes, people }: NonNullable<UnitRead['unit']>): Contact[] =>
  people.flatMap(({ personId, contactFor }) => contactFor.filter((each) => takes.includes(each)).map((each) => ({ takes: each as Contact['takes'], personId })))

/** As the history of a unit keeps them: a line each, what it is and whose. */
export const kept = (contacts: readonly Contact[]): string[] => contacts.map(({ takes, personId }) => `${takes}|${personId}`).sort()

/** Can these be named: each matter once and taken there, by people of the unit? */
export function fit({ takes, people }: NonNullable<UnitRead['unit']>, contacts: readonly Contact[]): Result<true, Refusal> {
  if (new Set(contacts.map((contact) => contact.takes)).size < contacts.length) return refuse('INPUT_INVALID', [{ path: 'contacts', code: 'INPUT_INVALID' }])
  if (contacts.some((contact) => !takes.includes(contact.takes))) return refuse('CONTACT_NOT_TAKEN')
  return contacts.some(({ personId }) => !people.some((member) => member.personId === personId)) ? refuse('CONTACT_NOT_MEMBER') : ok(true)
}
