import type { PersonId } from '../kernel/ids'
import { addMs, HOUR_MS, type Instant } from '../kernel/instant'
import { type BindingState, isDisputed, OBJECTION_HOURS, type Standing, type Way } from './binding-table'

/** Somebody and a company: how he came to it, and how that stands. */
export interface Binding {
  id: string
  personId: PersonId
  as: Standing
  way: Way
  state: BindingState
  /** Owners may object until then; null: nobody was told to. */
  objectUntil: Instant | null
  objected: boolean
  /** He did not accept the first refusal: somebody else decides, once. */
  appealed: boolean
  /** Who decided last: a person, or nobody where the register did. */
  decidedBy: PersonId | null
}

/** The people of one company: whoever is one of them, whoever waits, and what was refused and may be appealed against. */
export type People = readonly Binding[]

/** Whoever is one of them. */
export const membersOf = (people: People): People => people.filter(({ state }) => state === 'granted')
export const ownersOf = (people: People): People => membersOf(people).filter(({ as }) => as === 'owner')
export const isOwned = (people: People): boolean => ownersOf(people).length > 0

export const memberOf = (people: People, personId: PersonId): Binding | null => membersOf(people).find((each) => each.personId === personId) ?? null
export const waitingOf = (people: People, personId: PersonId): Binding | null => people.find((each) => each.state === 'waiting' && each.personId === personId) ?? null

/** In what part somebody acts on a company's people. */
export type Side = 'person' | 'owner' | 'officer' | 'admin' | 'register'

/** What is noted of a change, for the page that the company reads. */
export type BindingNote = 'asked' | 'granted' | 'refused' | 'objected' | 'appealed' | 'withdrawn' | 'left' | 'removed' | 'madeOwner' | 'madeMember' | 'invited' | 'uninvited'
export interface Noted {
  kind: BindingNote
  personId: PersonId | null
  by: PersonId | null
  side: Side
  as: Standing | null
  way: Way | null
}

/** A change of the people: bindings as they are from now on, and what is noted of it. */
export interface PeopleChange {
  put: Binding[]
  noted: Noted[]
}

/** The people after a change. */
export const changed = (people: People, { put }: PeopleChange): People => [...people.filter(({ id }) => !put.some((each) => each.id === id)), ...put]

/** Whoever owns it from now on, where nobody did, may object to those who wait with a word of their own that it is theirs: for as long as to one who asks today. */
export function withTimeToObject(people: People, change: PeopleChange, now: Instant): PeopleChange {
  const then = changed(people, change)
  if (isOwned(people) || !isOwned(then)) return change
  const disputed = then.filter(({ state, way }) => state === 'waiting' && isDisputed(way, true)).map((each) => ({ ...each, objectUntil: addMs(now, OBJECTION_HOURS * HOUR_MS) }))
  return { ...change, put: [...change.put.filter(({ id }) => !disputed.some((each) => each.id === id)), ...disputed] }
}
