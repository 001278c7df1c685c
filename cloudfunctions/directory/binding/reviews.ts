import type { Actor } from '../../../shared/access/actor'
import type { OutputOf } from '../../../shared/api'
import type { ReviewRow } from '../../../shared/api/binding.api'
import { refuse } from '../../../shared/api/errors'
import type { Sealed } from '../../../shared/kernel/sealed'
import { isOwned, ownersOf } from '../../../shared/register/binding'
import { settle } from '../../../shared/register/binding-settle'
import { askedOf } from '../../../shared/register/binding-table'
import { readInstant, readOptional } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { linksFor, type StoredFile } from '../../_flow/file-links'
import { afterKey, BY_INSTANT } from '../../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../../_flow/listed'
import { ACTOR, READER, READER_AS_ACTOR } from '../../_flow/reading'
import { HERE, withinReach } from '../../_flow/scope'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { companyOf } from './change'
import { COMPANY, peopleWith, type ReadPeople } from './people'
import { maskedName } from './shown'

type Row = Omit<ReviewRow, 'nameMasked'> & { name: Sealed | null }
interface Found extends Page<Row> {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
}

/** What waits for an administrator. A company that nobody owns is opened face to face by its officer alone. */
const REVIEWED = `b.state = 'waiting' and b.way in ('face', 'licence')`

const readReviews = statement<{ personId: string; areaId: string; limit: number }, { actor: Found['actor']; path: string[] | null; items: Row[] | null }>('people_reviews', `
  select ${ACTOR} as actor, here.path, ${withinReach('binding.list', { areas: 'here.path' }, `(select coalesce(json_agg(w), '[]') from (
      select b.id, c.id as "companyId", c.name as "companyName", a.name as "areaName", b.way, b.name, p.phone_masked as "phoneMasked", b.made_at as "askedAt", b.object_until as "objectUntil", b.objected, b.appealed
      from mashangban.bindings b join mashangban.companies c on c.tenant = :tenant and c.id = b.company_id join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id and a.path @> array[here.id]
        left join mashangban.persons p on p.tenant = :tenant and p.id = b.person_id
      where b.tenant = :tenant and ${REVIEWED} and ${afterKey(BY_INSTANT, { at: 'b.made_at', id: 'b.id' }, false)} order by b.made_at, b.id limit :limit) w)`)} as items
  ${HERE}`)

/** Who says that a company of the area is his, whoever waits for longest first. One trip. */
export const REVIEWS: ListSource<'binding.list', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => false,
  async read({ areaId }, after, { caller: { personId }, ports: { database } }) {
    const { actor, path, items } = await database.one(readReviews, { ...after, personId, areaId })
    return { actor, path, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ askedAt, id }) => [askedAt, id])) }
  },
  answer({ actor, path }, page, _input, call) {
    const may = allowed(call, actor, path && { areas: path })
    return may.ok ? may.value.reply(page(({ name, ...row }) => ({ ...row, nameMasked: maskedName(call, name), askedAt: readInstant(row.askedAt), objectUntil: readOptional(row.objectUntil) }))) : may
  },
}

interface ShowRead { actor: Omit<Actor, 'personId'>; place: CompanyPlace | null; company: string | null; people: ReadPeople | null; about: { uscc: string; areaName: string; files: StoredFile[] } | null }

const readReview = statement<{ personId: string; companyId: string; bindingId: string; now: string }, ShowRead>('people_review_show', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, c.name as company, ${withinReach('binding.show', COMPANY_SQL, peopleWith('b.id = :bindingId'))} as people,
    ${withinReach('binding.show', COMPANY_SQL, `json_build_object('uscc', c.uscc, 'areaName', a.name, 'files', (select coalesce(json_agg(json_build_object('id', g.file_id, 'object', g.object, 'state', g.state)), '[]')
      from mashangban.files g where g.tenant = :tenant and g.of = 'binding' and g.id = :bindingId))`)} as about
  from reader ${COMPANY}`)

type Hindered = OutputOf<'binding.show'>['hindered']

/** What an administrator holds against what he sees: the photo, who owns the company, what they say. One trip. */
export const showReview: UseCase<'binding.show'> = async ({ companyId, bindingId }, anyCall) => {
  const call = signedIn(anyCall)
  const { caller: { personId }, now } = call
  const { about, ...read } = await call.ports.database.one(readReview, { personId, companyId, bindingId, now })
  const may = allowed(call, read.actor, read.place && companySubject(read.place), 'COMPANY_NOT_FOUND')
  if (!may.ok) return may
  const company = companyOf(read)
  const found = company?.people.bindings.find(({ id }) => id === bindingId)
  // Whoever waits by another way is not the administrators' to decide about.
  if (company === null || found === undefined || about === null || !(askedOf(found.way, false).includes('admin') || askedOf(found.way, true).includes('admin'))) return refuse('BINDING_GONE')
  const { bindings } = company.people
  const decided = settle(bindings, bindingId, 'grant', { personId, side: 'admin' }, now)
  const links = await linksFor(about.files.map(({ id }) => id), about.files, call)
  const { id, way, state, objected, appealed, objectUntil, objection, appeal, reason, madeAt } = found
  return may.value.reply({
    id, companyId, companyName: company.name, areaName: about.areaName, uscc: about.uscc, way, state, nameMasked: maskedName(call, found.name), phoneMasked: found.phoneMasked, askedAt: madeAt ?? now,
    objectUntil: isOwned(bindings) ? objectUntil : null, objected, appealed, objection, appeal, reason,
    photos: [...links.values()].flatMap((link) => ('url' in link ? [link.url] : [])),
    owners: ownersOf(bindings).map(({ personId: owner }) => ofOwner(owner)),
    hindered: decided.ok ? null : decided.error.code as Hindered,
  })

  function ofOwner(owner: string) {
    const row = bindings.find((each) => each.personId === owner && each.state === 'granted')
    return { nameMasked: row === undefined ? null : maskedName(call, row.name), phoneMasked: row?.phoneMasked ?? null }
  }
}
