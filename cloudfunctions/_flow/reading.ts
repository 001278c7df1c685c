import type { Actor } from '../../shared/access/actor'
import { GRANTED_BY } from '../../shared/access/tokens'
import type { Carrier } from '../../shared/flow/carrier'
import { membershipJson, membershipsJson } from '../_database/fragments'
import { whileViewing } from '../_database/statement'
import { keptOf } from './flows'
import { type AnyKept, docJson, type ReadDoc } from './kept'
import { looked } from './looked'

/** Where the places for which the reader holds a token stand among his columns. */
const PLACES_OF: Record<Exclude<Carrier['token'], 'p'>, string> = { u: 'units', c: 'companies', pool: 'dispatched', a: 'dispatched', s: 'supervised', last: 'resorts' }
const TOKENS = Object.keys(PLACES_OF) as Exclude<Carrier['token'], 'p'>[]

/** The role whose membership (by its place) grants a token of that kind. */
export const roleOf = (token: Exclude<Carrier['token'], 'p'>): string => GRANTED_BY[token].role

const PLACES = TOKENS.map((token) => `
    coalesce(array_agg(m.place) filter (where m.role = '${roleOf(token)}'), '{}') as ${PLACES_OF[token]},`)

/** What goes round whoever looks with his eyes is not there either. */
const SELF_OF_VIEWER = whileViewing(` || (select array['p:' || :viewer::text] || coalesce(array_agg('u:' || v.unit_id) filter (where v.unit_id is not null), '{}')
      from mashangban.memberships v where v.tenant = :tenant and v.person_id = :viewer)`)

/** SQL: what an administrator who looks with another's eyes does not see of a row (alias): whatever is confidential. */
export const notWhileViewed = (c: string): string => whileViewing(` and not ${c}.confidential`)

const readerWith = (places: readonly string[]): string => `reader as materialized (select :personId::text as id,
    array['p:' || :personId::text] || coalesce(array_agg('u:' || m.unit_id) filter (where m.unit_id is not null), '{}')${SELF_OF_VIEWER} as self,${[...new Set(places)].join('')}
    coalesce(json_agg(${membershipJson('m')} order by m.role, m.place), '[]') as memberships,
    case when bool_or(m.role in ('officer', 'department')) then mashangban.stands_for(:personId, :now::timestamptz) else '{}' end as stands_for
    from mashangban.memberships m where m.tenant = :tenant and m.person_id = :personId${whileViewing(" and m.role <> 'company'")})`

/**
 * CTE `reader`: the caller (`:personId`), his places by what they grant, `self`: the tokens by which a case may be closed to him (he himself
 * and every unit he belongs to, by whatever membership), and `stands_for`: for whom he stands in at this moment (`:now`).
 */
export const READER = readerWith(PLACES)
/** Without his places: a list is of one place, which it asks for itself. */
export const READER_OF_LIST = readerWith([])

const actorJson = (memberships: string, standsFor = ''): string => `(select json_build_object('memberships', ${memberships},${standsFor} 'workName', p.work_name, 'workPhone', p.work_phone)
    from (select 1) one left join mashangban.persons p on p.tenant = :tenant and p.id = :personId)`

/** The caller as JSON: his memberships, work name and phone: what `actorOf` takes; he may never have been seen. */
export const ACTOR = actorJson(membershipsJson(':personId'))
/** The same in a statement that joins `reader`, which knows his memberships already. */
export const READER_AS_ACTOR = actorJson('reader.memberships', " 'standsFor', to_json(reader.stands_for),")

/** What a carrier asks besides its token. */
export const conditionsOf = ({ onlyVerified, notConfidential, onlyOpen, private: own }: Carrier, c: string): string =>
  `${onlyVerified ? ` and ${c}.verified` : ''}${notConfidential ? ` and not ${c}.confidential` : notWhileViewed(c)}${onlyOpen ? ` and ${c}.box <> 'done'` : ''}${own ? whileViewing(' and false') : ''}`

function carries(of: string, carrier: Carrier, c: string): string {
  const more = conditionsOf(carrier, c)
  if (carrier.column === 'followers.person_id') {
    return `(exists (select from mashangban.followers f where f.tenant = :tenant and f.of = '${of}' and f.id = ${c}.id and f.person_id = reader.id)${more})`
  }
  if (carrier.token === 'p') return `(${carrier.orStandIn ? `(${c}.${carrier.column} = reader.id or ${c}.${carrier.column} = any(reader.stands_for))` : `${c}.${carrier.column} = reader.id`}${more})`
  const places = PLACES_OF[carrier.token]
  if (carrier.column === 'lies_in.area') {
    return `(exists (select from mashangban.lies_in l where l.tenant = :tenant and l.of = '${of}' and l.id = ${c}.id and l.area = any(reader.${places}))${more})`
  }
  return `(${c}.${carrier.column} = any(reader.${places})${more})`
}

/**
 * SQL: may the reader (CTE `reader`, which must be joined) read this row (alias) of a flow's table? Made from the flow's own table of carriers; a
 * child is read by whoever may read its parent, the exclusion of the parent included, as it stands at this moment.
 */
export function mayRead({ flow }: AnyKept, c: string): string {
  const { audience } = flow
  if ('asParent' in audience) {
    const parent = keptOf(audience.asParent)
    return `(exists (select from ${parent.table} parent where parent.tenant = :tenant and parent.id = ${c}.parent_id and ${mayRead(parent, 'parent')}))`
  }
  return `(not (${c}.closed_to && reader.self) and (${audience.map((carrier: Carrier) => carries(flow.of, carrier, c)).join(' or ')}))`
}

/** What a statement that reads through `readAs` gives: who asks, and the document if it is for his eyes. */
export interface ReadAs {
  actor: Omit<Actor, 'personId'>
  found: ReadDoc | null
}

/**
 * The one door to a document with an audience: CTEs `reader` (the caller) and `c`, the aggregate with that id (an expression) if he may read it:
 * tokens and exclusion. `as` is how it is read: whole when absent; `more`: columns besides.
 */
export const readAs = (kept: AnyKept, id: string, as = docJson(kept, 'c'), more = ''): string => `${READER},
  c as materialized (select c.id, ${more}${as} as found from reader, ${kept.table} c where c.tenant = :tenant and c.id = ${id} and ${mayRead(kept, 'c')})${kept.flow.of === 'case' ? looked() : ''}`

/** The columns of ReadAs. */
export const AS_READ = `${READER_AS_ACTOR} as actor, (select c.found from c) as found`
