import type { Actor } from '../../../shared/access/actor'
import type { InvitedView } from '../../../shared/api/binding.api'
import { refuse } from '../../../shared/api/errors'
import { isOwned, memberOf, membersOf } from '../../../shared/register/binding'
import { askedOf, STANDINGS } from '../../../shared/register/binding-table'
import { SIDE_WORDS } from '../../../shared/register/binding-words'
import { readInstant } from '../../_database/instants'
import type { CompanyInvitationsRow } from '../../_database/rows'
import { statement } from '../../_database/statement'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { allowed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { companyOf } from './change'
import { COMPANY, PEOPLE, type ReadPeople } from './people'
import { memberView, waitingView } from './shown'

interface Read { actor: Omit<Actor, 'personId'>; place: CompanyPlace | null; company: string | null; people: ReadPeople | null; hears: boolean }

const readShown = statement<{ personId: string; companyId: string; now: string }, Read>('people_show', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, c.name as company, ${withinReach('binding.people', COMPANY_SQL, PEOPLE)} as people,
    exists (select from mashangban.memberships h where h.tenant = :tenant and h.role = 'company' and h.place = :companyId and h.person_id = :personId and h.hears) as hears
  from reader ${COMPANY}`)

/** The people of a company as one of them sees them, its officer, or an administrator. Who waits and which invitations are open is told to whoever may decide. One trip. */
export const showPeople: UseCase<'binding.people'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { caller: { personId }, now } = call
  const read = await call.ports.database.one(readShown, { personId, companyId, now })
  const may = allowed(call, read.actor, read.place && companySubject(read.place), 'COMPANY_NOT_FOUND')
  if (!may.ok) return may
  const company = companyOf(read)
  if (company === null) return refuse('COMPANY_NOT_FOUND')
  const { version, bindings, invitations } = company.people
  const own = memberOf(bindings, personId)
  const side = own?.as ?? (may.value.role === 'admin' ? 'admin' : 'officer')
  const manages = side === 'owner' || side === 'officer'
  const mayDecide = (way: (typeof bindings)[number]['way']): boolean => manages && askedOf(way, isOwned(bindings)).includes(side)
  const members = bindings.filter((each) => membersOf(bindings).includes(each)).sort((a, b) => b.as.localeCompare(a.as))
  return may.value.reply({
    companyId, companyName: company.name, version, side, hears: read.hears,
    members: members.map((each) => memberView(call, each)),
    waiting: side === 'member' ? [] : bindings.filter(({ state }) => state === 'waiting').map((each) => waitingView(call, each, mayDecide(each.way))),
    invitations: manages ? invitations.map((each) => invitedView(each, bindings)) : [],
  })
}

/** Whoever invited is told as what he is there: an owner, or the officer. */
function invitedView({ id, standing, until, made_by: maker }: CompanyInvitationsRow, bindings: ReadPeople['bindings']): InvitedView {
  const by = memberOf(bindings, maker)
  return { id, as: standing === 'owner' ? 'owner' : 'member', until: readInstant(until), by: by === null ? SIDE_WORDS.officer : STANDINGS[by.as] }
}
