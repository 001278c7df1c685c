import type { Carrier } from '../../shared/flow/carrier'
import { officeJson, officesOf } from '../_database/fragments'
import { keptOf } from './flows'
import type { AnyKept } from './kept'

/** Which office grants a token, and where the place it is for stands among the reader's. */
const PLACES_OF: Record<Exclude<Carrier['token'], 'p'>, { role: string; places: string }> = {
  u: { role: 'department', places: 'units' },
  c: { role: 'company', places: 'companies' },
  pool: { role: 'dispatcher', places: 'dispatched' },
  a: { role: 'dispatcher', places: 'dispatched' },
  s: { role: 'supervisor', places: 'supervised' },
}

/** The role whose office (place) grants a token of that kind. */
export const roleOf = (token: Exclude<Carrier['token'], 'p'>): string => PLACES_OF[token].role

const PLACES = Object.values(PLACES_OF).map(({ role, places }) => `
    coalesce(array_agg(m.place) filter (where m.role = '${role}'), '{}') as ${places},`)

const readerWith = (places: readonly string[]): string => `reader as materialized (select :personId::text as id,
    array['p:' || :personId::text] || coalesce(array_agg('u:' || m.unit_id) filter (where m.unit_id is not null), '{}') as self,${[...new Set(places)].join('')}
    coalesce(json_agg(${officeJson('m')} order by m.role, m.place), '[]') as offices
    from mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId)`

/**
 * CTE `reader`: the caller (`:personId`), his places by what they grant, and `self`: the tokens by which a case may be closed to him (he himself
 * and every unit he belongs to, in whatever office).
 */
export const READER = readerWith(PLACES)
/** Without his places: a list is of one place, which it asks for itself. */
export const READER_OF_LIST = readerWith([])

const actorJson = (offices: string): string => `(select json_build_object('memberships', ${offices}, 'workName', p.work_name, 'workPhone', p.work_phone)
    from (select 1) one left join mashangban.persons p on p.tenant = :tenant and p.id = :personId)`

/** The caller as JSON: his offices, work name and phone: what `actorOf` takes; he may never have been seen. */
export const ACTOR = actorJson(officesOf(':personId'))
/** The same in a statement that joins `reader`, which knows his offices already. */
export const READER_AS_ACTOR = actorJson('reader.offices')

/** What a carrier asks besides its token. */
export const conditionsOf = ({ onlyVerified, notConfidential }: Carrier, c: string): string =>
  `${onlyVerified ? ` and ${c}.verified` : ''}${notConfidential ? ` and not ${c}.confidential` : ''}`

function carries(of: string, carrier: Carrier, c: string): string {
  const more = conditionsOf(carrier, c)
  if (carrier.column === 'followers.person_id') {
    return `(exists (select from mashangban.followers f where f.tenant = :tenant and f.of = '${of}' and f.id = ${c}.id and f.person_id = reader.id)${more})`
  }
  if (carrier.token === 'p') return `(${c}.${carrier.column} = reader.id${more})`
  const { places } = PLACES_OF[carrier.token]
  if (carrier.column === 'lies_in.area') {
    return `(exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${of}' and l.id = ${c}.id and l.area = any(reader.${places}))${more})`
  }
  return `(${c}.${carrier.column} = any(reader.${places})${more})`
}

/**
 * SQL: may the reader (CTE `reader`, which must be joined) read this row (alias) of a flow's table? Made from the flow's own table of carriers; a
 * child is read by whoever may read its parent, the exclusion of the parent included, as it stands at this moment. The one door of reading.
 */
export function mayRead({ flow }: AnyKept, c: string): string {
  const { audience } = flow
  if ('asParent' in audience) {
    const parent = keptOf(audience.asParent)
    return `(exists (select from ${parent.table} parent where parent.tenant = :tenant and parent.id = ${c}.parent_id and ${mayRead(parent, 'parent')}))`
  }
  return `(not (${c}.closed_to && reader.self) and (${audience.map((carrier: Carrier) => carries(flow.of, carrier, c)).join(' or ')}))`
}
