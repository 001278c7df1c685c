import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { rightOf } from '../../shared/api/rights'
import type { Actor } from '../../shared/access/actor'
import { actorOf } from '../../shared/access/actor-of'
import { grantsOf, reaches, type Subject } from '../../shared/access/scope'
import type { Role } from '../../shared/access/roles'
import { ok, type Result } from '../../shared/kernel/result'
import { command, type Command, type CommandRead, type Decision } from './command'
import type { Reader, SignedInCall } from './use-case'

/** What a use case answers where not everybody may ask: only `allowed` and `governed` make one, so nobody can answer without asking the table. */
class Answer<T> {
  readonly #value: T
  constructor(value: T) {
    this.#value = value
  }
  /** What is sent. Throws TypeError when nobody has asked whether the caller may (a bug). */
  static valueOf(answer: unknown): unknown {
    if (!(answer instanceof Answer)) throw new TypeError('an answer that the table of rights has not let through')
    return answer.#value
  }
}
export type Permitted<T> = Answer<T>

/** The reply inside, for `serve`. */
export const permittedValue = (answer: unknown): unknown => Answer.valueOf(answer)

/** The caller may: by this membership. */
export interface May {
  role: Role
  actor: Actor
  reply<T>(value: T): Result<Permitted<T>, never>
}

/**
 * Asks the table between reading and answering: may this caller do this action, and does his right reach where the subject lies? Null: it is not
 * there, or not for his eyes, which is said by `missing`, to those who may do the action at all. Refusals: NOT_ALLOWED, `missing`.
 */
export function allowed({ action, caller: { personId, viewedBy } }: Pick<Reader, 'action' | 'caller'>, person: Omit<Actor, 'personId'>, subject: Subject | null, missing: Refusal['code'] = 'NOT_ALLOWED'): Result<May, Refusal> {
  const actor = actorOf(personId, person, viewedBy)
  const grants = grantsOf(rightOf(action).by, actor)
  if (grants.length === 0) return refuse('NOT_ALLOWED')
  if (subject === null) return refuse(missing)
  const grant = grants.find((each) => reaches(each, subject))
  if (!grant) return refuse('NOT_ALLOWED')
  return ok({ role: grant.membership.role, actor, reply: <T>(value: T) => ok(new Answer(value)) })
}

/** Holds what a statement has read to the right that `allowed` has granted: both asked the same table, so that null here is a bug, and throws. */
export function readByRight<T>(found: T | null): asserts found is T {
  if (found === null) throw new Error('the statement and the table of rights do not agree')
}

/** A command that not everybody may do. */
export interface Governed<Read extends CommandRead, Reply> extends Omit<Command<Read, Reply>, 'decide'> {
  /** Asked after the repeat, whose first try was allowed, and before anything is decided. */
  may(read: Read): Result<May, Refusal>
  decide(read: Read, may: May): ReturnType<Command<Read, Reply>['decide']>
}

/** As `command`, with the table of rights asked in between. */
export async function governed<Read extends CommandRead, Reply>(call: SignedInCall, { may, decide, ...rest }: Governed<Read, Reply>): Promise<Result<Permitted<Reply>, Refusal>> {
  const done = await command<Read, Reply>(call, {
    ...rest,
    decide(read): ReturnType<typeof decide> | Result<Decision<Reply>, Refusal> {
      const by = may(read)
      return by.ok ? decide(read, by.value) : by
    },
  })
  return done.ok ? ok(new Answer(done.value)) : done
}
