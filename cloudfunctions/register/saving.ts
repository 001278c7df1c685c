import type { OutputOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import { ok, type Result } from '../../shared/kernel/result'
import type { ThingKind } from '../../shared/register/things'
import { noteNothing } from '../_runtime/note-nothing'
import { type ThingNow, type ThingWrite, writeThings } from '../_register/things'
import type { CommandRead, RequestRow } from '../_runtime/command'
import { allowed, governed, type Permitted } from '../_runtime/governed'
import type { SignedInCall } from '../_runtime/use-case'

/** What every saving of a thing reads. */
export interface SaveRead extends CommandRead {
  actor: Omit<Actor, 'personId'>
  now: ThingNow | null
  /** Where it lies, and where it is to lie; null: nowhere that is open. */
  fromPath: string[] | null
  toPath: string[] | null
}

interface Saving<Read> {
  /** As it came. */
  input: { requestId: string; id: string | null; seen?: number | undefined }
  read(): Promise<Read>
  /** What is to stand there: a write for each thing, the one that was named first; null where it has nothing to change. */
  decide(read: Read, id: string): Result<(ThingWrite | null)[], Refusal>
  /** Begins the id of a new one. */
  prefix: string
  of: Exclude<ThingKind, 'office'>
}

/** May it be changed as it is: is it there, open, and the version that was seen? */
export function asSeen(id: string | null, seen: number | undefined, now: ThingNow | null): Result<true, Refusal> {
  if (id === null) return ok(true)
  if (now === null) return refuse('THING_NOT_FOUND')
  if (now.version !== seen) return refuse('THING_CHANGED')
  return now.values['state'] === 'closed' ? refuse('THING_CLOSED') : ok(true)
}

/** Registers a thing or corrects it. Whoever moves it out of his area or into it must have both. Two trips. */
export const saving = <Read extends SaveRead>(call: SignedInCall, { input, read, decide, prefix, of }: Saving<Read>): Promise<Result<Permitted<OutputOf<'register.saveUnit'>>, Refusal>> => {
  const { requestId, seen, ...asked } = input
  return governed<Read, OutputOf<'register.saveUnit'>>(call, {
    requestId, asked: () => asked, read,
    may({ actor, fromPath, toPath }) {
      const from = input.id === null ? null : allowed(call, actor, fromPath && { areas: fromPath }, 'THING_NOT_FOUND')
      return from !== null && !from.ok ? from : allowed(call, actor, toPath && { areas: toPath }, 'AREA_NOT_FOUND')
    },
    decide(found) {
      const fit = asSeen(input.id, seen, found.now)
      if (!fit.ok) return fit
      const id = input.id ?? `${prefix}-${Buffer.from(call.random(9)).toString('base64url')}`
      const writes = decide(found, id)
      if (!writes.ok) return writes
      const things = writes.value.filter((write) => write !== null)
      const own = things.some((thing) => thing.id === id)
      const reply = { id, version: (found.now?.version ?? 0) + (own ? 1 : 0), changed: things.length > 0 }
      return ok({
        reply,
        of: { of, id },
        async write(request: RequestRow) {
          if (things.length === 0) return (await call.ports.database.one(noteNothing, { request })).noted === 1
          return (await call.ports.database.one(writeThings, { things, at: call.now, personId: call.caller.personId, request })).put === things.length
        },
      })
    },
  })
}
